import { DOT_LIMITS, prioritiesWordingSchema, type PrioritiesWording } from '@/dialogue/priorities'
import type { RoundView } from '@/dialogue/views'

/** One's dots by card or note id; those without any are left out. */
export type Dots = Readonly<Record<string, number>>

export const NO_DOTS: Dots = {}

/** What a round of priorities put to the vote; null for a round that is none. */
export function votedOn(round: Pick<RoundView, 'kind' | 'items'>): PrioritiesWording | null {
  if (round.kind !== 'priorities') return null
  return prioritiesWordingSchema.safeParse(round.items[0]?.wording).data ?? null
}

/**
 * Dots per person for so many cards, unless somebody says otherwise: about a third of them, at least three,
 * and fewer than there are cards, so that there is something to choose.
 */
export function usualDots(cards: number): number {
  const third = Math.max(3, Math.round(cards / 3))
  return Math.max(1, Math.min(third, cards - 1, DOT_LIMITS.dots))
}

export function dotsLeft({ dots: each }: Pick<PrioritiesWording, 'dots'>, given: Dots): number {
  return Math.max(0, each - sum(given))
}

/** `given` with `count` dots on one card, or as many of them as the budget and the most per card allow. */
export function withDots(
  { dots: each, mostPerCard }: Pick<PrioritiesWording, 'dots' | 'mostPerCard'>,
  given: Dots,
  cardId: string,
  count: number,
): Dots {
  const { [cardId]: _was, ...others } = given
  const own = Math.min(
    Math.max(0, Math.round(count)),
    mostPerCard,
    dotsLeft({ dots: each }, others),
  )
  return own > 0 ? { ...others, [cardId]: own } : others
}

function sum(dots: Dots): number {
  return Object.values(dots).reduce((total, count) => total + count, 0)
}
