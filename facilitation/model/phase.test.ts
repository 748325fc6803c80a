import { expect, test } from 'vitest'
import type { RoundView } from '@/dialogue/views'
import { nextStep, openRound, sealedItems, sheetRound, phaseOf } from './phase'

const item = (id: string, published: unknown = null) => ({ id, wording: null, published })

function round(part: Partial<RoundView>): RoundView {
  return {
    id: 'round',
    kind: 'positions',
    number: 1,
    status: 'open',
    attributionMode: 'party',
    asksMore: false,
    minimum: 3,
    closesAt: null,
    version: 1,
    items: [item('a'), item('b')],
    roster: [],
    progress: { answered: 0, seats: 0 },
    seated: true,
    hasAnswered: false,
    ...part,
  }
}

test('a closed round is being revealed from its first published item on', () => {
  expect(phaseOf({ rounds: [] }).kind).toBe('before')
  expect(phaseOf({ rounds: [round({ status: 'closed' })] }).kind).toBe('closed')
  const half = round({ status: 'closed', items: [item('a', {}), item('b')] })
  expect(phaseOf({ rounds: [half] }).kind).toBe('revealing')
  expect(sealedItems(half).map(({ id }) => id)).toEqual(['b'])
})

test('the newest round counts, and only an open one is answered', () => {
  const rounds = [round({ id: 'new', status: 'closed' }), round({ id: 'old', status: 'revealed' })]
  expect(phaseOf({ rounds })).toMatchObject({ kind: 'closed', round: { id: 'new' } })
  expect(openRound({ rounds })).toBeNull()
})

test('everyone is told their own next step', () => {
  const open = phaseOf({ rounds: [round({})] })
  expect(nextStep(open, 'facilitator')).toBe('waitAndClose')
  expect(nextStep(open, 'observer')).toBe('watchOpen')
  expect(nextStep(open, 'delegate')).toBe('answerPositions')
  const step = (part: Partial<RoundView>) =>
    nextStep(phaseOf({ rounds: [round(part)] }), 'delegate')
  expect(step({ hasAnswered: true })).toBe('mayChange')
  expect(step({ seated: false })).toBe('nextRound')
  expect(step({ kind: 'assessments' })).toBe('answerAssessments')
  const closed = phaseOf({ rounds: [round({ kind: 'assessments', status: 'closed' })] })
  expect(nextStep(closed, 'facilitator')).toBe('rewordAndReveal')
})

test('one’s own answers stay in sight until something of them is revealed', () => {
  const open = round({})
  expect(sheetRound({ rounds: [open] })).toBe(open)
  const closed = round({ status: 'closed' })
  expect(sheetRound({ rounds: [closed] })).toBe(closed)
  const half = round({ status: 'closed', items: [item('a', {}), item('b')] })
  expect(sheetRound({ rounds: [half] })).toBeNull()
  expect(sheetRound({ rounds: [round({ status: 'revealed' }), closed] })).toBeNull()
})
