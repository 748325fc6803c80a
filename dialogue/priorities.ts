import { z } from 'zod'
import { localizedTextSchema, type LocalizedText } from './localized'
import { SUPPRESSIONS, type Suppression } from './publication/axis-result'
import type { AttributionMode } from './workshop'

/**
 * Prioritising: everyone has the same number of dots and puts them on cards or notes. It says what to
 * talk about first, never what is agreed. A round of kind `priorities` has one item, `PRIORITIES_ITEM`,
 * because dots are a budget: one answer holds all of a person's.
 */
export const PRIORITIES_ITEM = 'priorities'

export const DOT_LIMITS = { dots: 20, cards: 200, title: 200 } as const

/** What was put to the vote, worded as it stood when the round opened. */
export interface PrioritiesWording {
  cards: { id: string; title: LocalizedText }[]
  /** Dots each person has, 1–20. */
  dots: number
  /** The most of them that one card may get, 1 to `dots`. */
  mostPerCard: number
}

export const prioritiesWordingSchema: z.ZodType<PrioritiesWording> = z.strictObject({
  cards: z
    .array(z.strictObject({ id: z.string(), title: localizedTextSchema(DOT_LIMITS.title) }))
    .max(DOT_LIMITS.cards),
  dots: z.int().min(1).max(DOT_LIMITS.dots),
  mostPerCard: z.int().min(1).max(DOT_LIMITS.dots),
})

/** One person's dots by card id; cards without any are left out. Fewer than all may be spent. */
export interface PrioritiesAnswer {
  dots: Record<string, number>
}

/** An answer to this round: whole dots on its cards, within the budget. */
export function prioritiesSchema({ cards, dots, mostPerCard }: PrioritiesWording) {
  const known = new Set(cards.map((card) => card.id))
  return z
    .strictObject({ dots: z.record(z.string(), z.int().min(0).max(mostPerCard)) })
    .superRefine((answer, context) => {
      const entries = Object.entries(answer.dots)
      for (const [id] of entries) {
        if (known.has(id)) continue
        context.addIssue({ code: 'custom', path: ['dots', id], params: { problem: 'unknown' } })
      }
      if (entries.reduce((sum, [, count]) => sum + count, 0) > dots) {
        const params = { problem: 'too_many', values: { max: dots } }
        context.addIssue({ code: 'custom', path: ['dots'], params })
      }
    })
    .transform((answer): PrioritiesAnswer => ({
      dots: Object.fromEntries(Object.entries(answer.dots).filter(([, count]) => count > 0)),
    }))
}

/** How much of what it could have got a card got: under a third, under two thirds, or more. */
export const PRIORITY_LEVELS = ['few', 'some', 'many'] as const
export type PriorityLevel = (typeof PRIORITY_LEVELS)[number]

/** What stands on a card or note of its last round (`meta.priority`). */
export interface Priority {
  /** Null: only the level may be told. */
  dots: number | null
  level: PriorityLevel
}

export const prioritySchema: z.ZodType<Priority> = z.strictObject({
  dots: z.int().min(0).nullable(),
  level: z.enum(PRIORITY_LEVELS),
})

/** What is published of one card. */
export interface PublishedPriority extends Priority {
  cardId: string
}

/**
 * Whether one comes before the other: by level, then by dots where both are told. A card whose dots are not
 * told goes to the end of its level: its place must not say what its number may not. Equals are 0.
 */
export function mostDotsFirst(a: Priority, b: Priority): number {
  const level = (one: Priority) => PRIORITY_LEVELS.indexOf(one.level)
  return level(b) - level(a) || (b.dots ?? -1) - (a.dots ?? -1)
}

/** All that is public of a round of priorities; in no card's favour when too few answered. */
export interface PublishedPriorities {
  version: 1
  mode: AttributionMode
  suppressed: Suppression | null
  /** How many people's dots are in it; null while suppressed. */
  voters: number | null
  dotsEach: number
  /** Most first; cards that can't be told apart stand in the order of their ids. */
  cards: PublishedPriority[]
}

export const publishedPrioritiesSchema: z.ZodType<PublishedPriorities> = z.strictObject({
  version: z.literal(1),
  mode: z.enum(['attributed', 'party', 'none']),
  suppressed: z.enum(SUPPRESSIONS).nullable(),
  voters: z.int().min(0).nullable(),
  dotsEach: z.int().min(1),
  cards: z.array(
    z.strictObject({
      cardId: z.string(),
      dots: z.int().min(0).nullable(),
      level: z.enum(PRIORITY_LEVELS),
    }),
  ),
})
