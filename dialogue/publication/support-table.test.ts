import { expect, it } from 'vitest'
import { publishProposals } from './publish-proposals'
import { shareOfOthers, supportTable } from './support-table'
import { ROK, US } from '../testing/golden'
import type { Gradient } from '../measures/gradients'
import type { AttributionMode } from '../workshop'

const GIVEN: Record<'us' | 'rok', Gradient[]> = {
  us: ['endorsement', 'agreement_with_contention', 'endorsement', 'veto'],
  rok: [
    'endorsement',
    'abstain',
    'abstain',
    'more_discussion_needed',
    'dont_like_but_will_support',
  ],
}

function published(mode: AttributionMode, given = GIVEN) {
  const answers = ([US, ROK] as const).flatMap((party, place) =>
    given[place === 0 ? 'us' : 'rok'].map((gradient) => ({
      party,
      who: null,
      gradient,
      adReferendum: false,
      predictedShare: 60,
    })),
  )
  const [result] = publishProposals({ session: 1, mode, parties: [US, ROK], minimumN: 3 }, [
    { proposalId: 'shape:p', wordingHash: 'h', answers, repeats: [] },
  ])
  return result!
}

it('has a column for each side and only the answers somebody gave, from yes to no', () => {
  const { columns, rows } = supportTable(published('attributed'))
  expect(columns.map(({ party }) => party)).toEqual([US, ROK])
  expect(rows.map(({ key, counts }) => [key, ...counts])).toEqual([
    ['endorsement', 2, 1],
    ['agreement_with_contention', 1, 0],
    ['abstain', 0, 2],
    ['more_discussion_needed', 0, 1],
    ['dont_like_but_will_support', 0, 1],
    ['veto', 1, 0],
  ])
})

it('says of each side what share of the others supported it, also from groups', () => {
  for (const mode of ['attributed', 'party'] as const) {
    const { columns } = supportTable(published(mode))
    expect(columns.map(({ didSupport }) => didSupport)).toEqual([20, 75])
  }
})

it('says nothing of the others while one of them is too few', () => {
  expect(shareOfOthers(published('party', { ...GIVEN, rok: ['endorsement'] }), US)).toBeNull()
  expect(shareOfOthers({ parties: [{ party: US, support: null, expected: null }] }, US)).toBeNull()
})
