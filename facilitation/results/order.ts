import { RANK_BUCKETS } from '@/dialogue/measures/ranking'
import { PROPOSAL_CLASSES, type ProposalClass } from '@/dialogue/measures/support'
import type { PublishedProposalResult } from '@/dialogue/publication/proposal-result'
import type { Card } from '../room'

export interface ResultFilter {
  /** Axis id; only cards pinned to it. */
  axis: string | null
  /** Party id; only cards of that side. */
  side: string | null
  class: ProposalClass | null
}

export const EVERYTHING: ResultFilter = { axis: null, side: null, class: null }

export interface AssessedCard {
  card: Card
  result: PublishedProposalResult
}

/**
 * By rank, best first; where only thirds are published, by third and then by class; unranked last. Equals
 * keep the order of their numbers, which says nothing about support.
 */
export function sortByRank(cards: readonly AssessedCard[]): AssessedCard[] {
  return [...cards].sort(
    (a, b) =>
      rankOf(a.result) - rankOf(b.result) ||
      classOf(a.result) - classOf(b.result) ||
      Number(a.card.label) - Number(b.card.label) ||
      a.card.label.localeCompare(b.card.label),
  )
}

export function filterCards(
  cards: readonly AssessedCard[],
  { axis, side, class: wanted }: ResultFilter,
): AssessedCard[] {
  return cards.filter(
    ({ card, result }) =>
      (axis === null || Object.hasOwn(card.pins, axis)) &&
      (side === null || card.author === side) &&
      (wanted === null || (result.class ?? 'too_few') === wanted),
  )
}

const LAST = Number.MAX_SAFE_INTEGER

function rankOf({ rank }: PublishedProposalResult): number {
  if (rank === null) return LAST
  return rank.kind === 'exact' ? rank.rank : RANK_BUCKETS.indexOf(rank.bucket)
}

function classOf(result: PublishedProposalResult): number {
  return result.class === null ? LAST : PROPOSAL_CLASSES.indexOf(result.class)
}
