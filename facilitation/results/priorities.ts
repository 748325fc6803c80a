import { publishedPrioritiesSchema, type PublishedPriorities } from '@/dialogue/priorities'
import type { LocalizedText } from '@/dialogue/localized'
import type { PublishedProposalResult } from '@/dialogue/publication/proposal-result'
import type { DialogueView, RoundView } from '@/dialogue/views'
import { votedOn } from '../model/dots'
import type { Card } from '../room'
import type { ResultFilter } from './order'

/** What was published of one round of dots, with the words that were put to the vote. */
export interface PrioritiesOfRound {
  round: RoundView
  result: PublishedPriorities
  /** The most dots one card could have got from one person. */
  mostPerCard: number
  titles: ReadonlyMap<string, LocalizedText>
}

/** Newest first. What can't be read is left out. */
export function prioritiesOf(view: Pick<DialogueView, 'rounds'>): PrioritiesOfRound[] {
  return view.rounds.flatMap((round) => {
    const voted = votedOn(round)
    const result = publishedPrioritiesSchema.safeParse(round.items[0]?.published).data
    if (!voted || !result) return []
    const titles = new Map(voted.cards.map(({ id, title }) => [id, title]))
    return [{ round, result, mostPerCard: voted.mostPerCard, titles }]
  })
}

/** Of a round's results those that fit; a note has neither axis nor side nor class. */
export function filterPriorities(
  results: PublishedPriorities['cards'],
  { axis, side, class: wanted }: ResultFilter,
  cards: readonly Card[],
  assessed: ReadonlyMap<string, PublishedProposalResult>,
): PublishedPriorities['cards'] {
  if (axis === null && side === null && wanted === null) return results
  return results.filter(({ cardId }) => {
    const card = cards.find(({ id }) => id === cardId)
    if (!card) return false
    const result = assessed.get(cardId)
    return (
      (axis === null || Object.hasOwn(card.pins, axis)) &&
      (side === null || card.author === side) &&
      (wanted === null || (result !== undefined && (result.class ?? 'too_few') === wanted))
    )
  })
}
