import { effectiveMinimum } from '../measures/minimum'
import {
  mostDotsFirst,
  type PrioritiesAnswer,
  type PrioritiesWording,
  type PriorityLevel,
  type PublishedPriorities,
  type PublishedPriority,
} from '../priorities'
import type { AttributionMode } from '../workshop'
import { BINS_FROM_N } from './cell'
import { mayPublishRepeat, type People } from './repeats'

export interface PrioritiesPublication {
  mode: AttributionMode
  /** Raises the minimum n; it can't be lowered. */
  minimumN?: number
  /** When any of these cards was put to the vote before: rosters (or those who answered) then and now. */
  repeats?: readonly { now: People; earlier: readonly People[] }[]
}

/**
 * What may be known of everyone's dots. Dots are counted over all people, never by side: with a budget
 * the sides' sums would tell more than a class does.
 *
 * - Mode `attributed`: every card's dots.
 * - Else, from eight people: a card's dots where at least three gave it some and at least three gave it
 *   none, so that a count is never "everybody" or "nobody"; for other cards the level alone.
 * - Else, three to seven people: levels alone. A level is a third of what the card could have got, so one
 *   more or less of anybody's could have been there.
 * - Fewer than three (`minimumN` when that is more): nothing, the same for every set of answers.
 */
export function publishPriorities(
  wording: PrioritiesWording,
  answers: readonly PrioritiesAnswer[],
  { mode, minimumN, repeats = [] }: PrioritiesPublication,
): PublishedPriorities {
  const base = { version: 1, mode, dotsEach: wording.dots } as const
  const nothing = { ...base, voters: null, cards: [] }
  const comparable =
    mode === 'attributed' ||
    repeats.every(({ now, earlier }) => mayPublishRepeat(now, earlier, minimumN))
  if (!comparable) return { ...nothing, suppressed: 'roster' }
  if (answers.length < effectiveMinimum(minimumN)) return { ...nothing, suppressed: 'too_few' }
  const cards = wording.cards.map((card) => publish(card.id, wording, answers, mode, minimumN))
  return { ...base, suppressed: null, voters: answers.length, cards: cards.sort(inOrder) }
}

function publish(
  cardId: string,
  { mostPerCard }: PrioritiesWording,
  answers: readonly PrioritiesAnswer[],
  mode: AttributionMode,
  minimumN: number | undefined,
): PublishedPriority {
  const given = answers.map((answer) => answer.dots[cardId] ?? 0)
  const total = given.reduce((sum, count) => sum + count, 0)
  const level = levelOf(total / (answers.length * mostPerCard))
  if (mode === 'attributed') return { cardId, dots: total, level }
  const least = effectiveMinimum(minimumN)
  const givers = given.filter((count) => count > 0).length
  const isTold =
    answers.length >= BINS_FROM_N && givers >= least && answers.length - givers >= least
  return { cardId, dots: isTold ? total : null, level }
}

/** `share`: 0–1 of the dots a card could have got. */
function levelOf(share: number): PriorityLevel {
  if (share >= 2 / 3) return 'many'
  return share >= 1 / 3 ? 'some' : 'few'
}

/** Equals by their ids, which say nothing. */
function inOrder(a: PublishedPriority, b: PublishedPriority): number {
  return mostDotsFirst(a, b) || (a.cardId < b.cardId ? -1 : 1)
}
