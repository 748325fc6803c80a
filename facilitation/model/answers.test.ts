import { expect, test } from 'vitest'
import { readAssessments, readPositions } from '@/dialogue/answers'
import type { PartyId } from '@/dialogue/ids'
import {
  assessmentAnswer,
  missingMarks,
  NO_ASSESSMENT,
  NO_MARKS,
  positionAnswer,
  readAssessment,
  readPosition,
} from './answers'

const US = 'us' as PartyId
const ROK = 'rok' as PartyId
const context = {
  mode: 'party',
  items: ['a'],
  party: US,
  parties: [US, ROK],
  asks: { estimates: true, meta: false },
} as const

test('marks travel as the domain reads answers, and come back as they were', () => {
  const marks = { ...NO_MARKS, self: 70, estimates: { rok: 15 } }
  const [kept] = readPositions([{ ...positionAnswer(marks), axisId: 'a' }], context)
  expect(readPosition(kept)).toEqual(marks)
})

test('an abstention is sent without the marks that are kept beside it', () => {
  const answer = positionAnswer({ ...NO_MARKS, self: 70, abstain: true })
  expect(answer).toEqual({ abstain: true })
  const [kept] = readPositions([{ ...answer, axisId: 'a' }], context)
  expect(readPosition(kept)).toEqual({ ...NO_MARKS, abstain: true })
})

test('without one’s own mark, or a gradient, there is no answer yet', () => {
  expect(positionAnswer({ ...NO_MARKS, estimates: { rok: 15 } })).toBeNull()
  expect(assessmentAnswer({ ...NO_ASSESSMENT, adReferendum: true })).toBeNull()
})

test('an assessment travels both ways; an empty condition is none', () => {
  const marks = {
    gradient: 'veto' as const,
    condition: { locale: 'ko' as const, text: '용도를 밝힌다' },
    adReferendum: true,
    predictedShare: 40,
  }
  const [kept] = readAssessments([{ ...assessmentAnswer(marks), proposalId: 'a' }], context)
  expect(readAssessment(kept)).toEqual(marks)
  const blank = { ...marks, condition: { locale: 'ko' as const, text: '  ' } }
  expect(assessmentAnswer(blank)?.condition).toBeNull()
})

test('what is missing on an axis: one’s own mark, estimates, and meta where it is asked', () => {
  expect(missingMarks(NO_MARKS, ['rok', 'jp'], true)).toBe(5)
  expect(missingMarks({ ...NO_MARKS, self: 0, estimates: { rok: 0 } }, ['rok'], false)).toBe(0)
  expect(missingMarks({ ...NO_MARKS, abstain: true }, ['rok'], true)).toBe(0)
})

test('what can’t be read is no answer', () => {
  expect(readPosition('nonsense')).toEqual(NO_MARKS)
  expect(readPosition({ self: 101 })).toEqual(NO_MARKS)
  expect(readAssessment({ gradient: 'maybe' })).toEqual(NO_ASSESSMENT)
})
