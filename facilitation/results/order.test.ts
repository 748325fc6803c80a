import { expect, test } from 'vitest'
import type { PartyId } from '@/dialogue/ids'
import type { PublishedProposalResult } from '@/dialogue/publication/proposal-result'
import type { Card } from '../room'
import { EVERYTHING, filterCards, sortByRank, type AssessedCard } from './order'

function assessed(
  label: string,
  result: Pick<PublishedProposalResult, 'class' | 'rank'>,
  card: Partial<Card> = {},
): AssessedCard {
  return {
    card: {
      id: `shape:${label}`,
      label,
      titleEn: '',
      titleKo: '',
      textEn: '',
      textKo: '',
      author: null,
      pins: {},
      status: 'assessed',
      confirmed: {},
      mergedInto: null,
      isParked: false,
      ...card,
    },
    result: {
      version: 1,
      proposalId: `shape:${label}`,
      wordingHash: '',
      session: 1,
      mode: 'party',
      suppressed: null,
      parties: [],
      ...result,
    },
  }
}
const labels = (cards: readonly AssessedCard[]) => cards.map(({ card }) => card.label)
const upper = { kind: 'bucket', bucket: 'upper' } as const
const lower = { kind: 'bucket', bucket: 'lower' } as const

test('by third, then by class, then by number; unranked last', () => {
  const cards = [
    assessed('10', { class: 'too_few', rank: null }),
    assessed('3', { class: 'unresolved', rank: upper }),
    assessed('12', { class: 'common', rank: upper }),
    assessed('2', { class: 'common', rank: upper }),
    assessed('1', { class: 'divisive', rank: lower }),
  ]
  expect(labels(sortByRank(cards))).toEqual(['2', '12', '3', '1', '10'])
})

test('filters by axis, side and class hold together', () => {
  const us = 'us' as PartyId
  const cards = [
    assessed('1', { class: 'common', rank: upper }, { author: us, pins: { a: 0 } }),
    assessed('2', { class: 'common', rank: upper }, { pins: { b: 40 } }),
    assessed('3', { class: null, rank: null }, { author: us }),
  ]
  expect(labels(filterCards(cards, EVERYTHING))).toEqual(['1', '2', '3'])
  expect(labels(filterCards(cards, { ...EVERYTHING, axis: 'a' }))).toEqual(['1'])
  expect(labels(filterCards(cards, { ...EVERYTHING, side: 'us' }))).toEqual(['1', '3'])
  expect(labels(filterCards(cards, { axis: null, side: 'us', class: 'too_few' }))).toEqual(['3'])
})
