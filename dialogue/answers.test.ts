import { describe, expect, it } from 'vitest'
import { readAssessments, readPositions, type PositionsContext } from './answers'
import type { DialogueError, FieldProblem } from './errors'
import { ROK, US } from './testing/golden'

const positions: PositionsContext = {
  mode: 'party',
  items: ['pace', 'reach'],
  party: US,
  parties: [US, ROK],
  asks: { estimates: true, meta: true },
}
const assessments = { mode: 'party' as const, items: ['P1', 'P2'] }

function problems(act: () => unknown): readonly FieldProblem[] {
  try {
    act()
  } catch (error) {
    return (error as DialogueError).fields
  }
  return []
}

describe('positions', () => {
  const answer = { axisId: 'pace', self: 42, estimates: { rok: 78 }, meta: { rok: 3 } }

  it('are kept in steps of five outside attributed mode, as they are in it', () => {
    expect(readPositions([answer], positions)).toEqual([
      { axisId: 'pace', abstain: false, self: 40, estimates: { rok: 80 }, meta: { rok: 5 } },
    ])
    expect(readPositions([answer], { ...positions, mode: 'attributed' })[0]).toMatchObject({
      self: 42,
      estimates: { rok: 78 },
    })
  })

  it('may leave out an estimate, or abstain', () => {
    expect(
      readPositions(
        [
          { axisId: 'pace', self: 0 },
          { axisId: 'reach', abstain: true },
        ],
        positions,
      ),
    ).toEqual([
      { axisId: 'pace', abstain: false, self: 0, estimates: {}, meta: {} },
      { axisId: 'reach', abstain: true, self: null, estimates: {}, meta: {} },
    ])
  })

  const range = { problem: 'out_of_range', values: { min: 0, max: 100 } }
  it.each([
    ['not a number', { self: NaN }, '0.self', { problem: 'invalid' }],
    ['infinity', { self: Infinity }, '0.self', { problem: 'invalid' }],
    ['a fraction', { self: 12.5 }, '0.self', { problem: 'invalid' }],
    ['a text', { self: '50' }, '0.self', { problem: 'invalid' }],
    ['null', { self: null }, '0.self', { problem: 'invalid' }],
    ['less than 0', { self: -1 }, '0.self', range],
    ['more than 100', { estimates: { rok: 101 } }, '0.estimates.rok', range],
    ['nothing', { self: undefined }, '0.self', { problem: 'required' }],
    ['an estimate of oneself', { estimates: { us: 50 } }, '0.estimates.us', { problem: 'unknown' }],
    ['a party nobody knows', { meta: { fr: 50 } }, '0.meta.fr', { problem: 'unknown' }],
    ['an axis of another round', { axisId: 'x' }, '0.axisId', { problem: 'unknown' }],
    ['marks of one who abstains', { abstain: true }, '0.abstain', { problem: 'invalid' }],
    ['a field we do not know', { seat: 'rok-1' }, '0.seat', { problem: 'unknown' }],
  ])('refuse %s, naming the field', (_, changes, field, expected) => {
    const found = problems(() => readPositions([{ ...answer, ...changes }], positions))
    expect(found).toEqual([{ field, ...expected }])
  })

  it('refuse an axis twice, no answer, no list, and marks the round did not ask for', () => {
    expect(problems(() => readPositions([answer, answer], positions))).toEqual([
      { field: '1.axisId', problem: 'duplicate' },
    ])
    expect(problems(() => readPositions([], positions))).toHaveLength(1)
    expect(problems(() => readPositions('x', positions))).toHaveLength(1)
    const asks = { estimates: true, meta: false }
    expect(problems(() => readPositions([answer], { ...positions, asks }))).toEqual([
      { field: '0.meta.rok', problem: 'unknown' },
    ])
  })
})

describe('assessments', () => {
  const answer = { proposalId: 'P1', gradient: 'endorsement' }

  it('hold a gradient, and what else was said', () => {
    expect(
      readAssessments(
        [
          answer,
          {
            proposalId: 'P2',
            gradient: 'support_with_reservations',
            condition: { locale: 'en', text: '  civil scope only ' },
            adReferendum: true,
            predictedShare: 62,
          },
        ],
        assessments,
      ),
    ).toEqual([
      { ...answer, condition: null, adReferendum: false, predictedShare: null },
      {
        proposalId: 'P2',
        gradient: 'support_with_reservations',
        condition: { locale: 'en', text: 'civil scope only' },
        adReferendum: true,
        predictedShare: 60,
      },
    ])
  })

  it.each([
    ['a gradient nobody knows', { gradient: 'maybe' }, '0.gradient', 'unknown'],
    ['no gradient', { gradient: undefined }, '0.gradient', 'required'],
    ['a number for a gradient', { gradient: 1 }, '0.gradient', 'unknown'],
    [
      'an empty condition',
      { condition: { locale: 'en', text: ' ' } },
      '0.condition.text',
      'required',
    ],
    ['a share above 100', { predictedShare: 101 }, '0.predictedShare', 'out_of_range'],
    ['a proposal of another round', { proposalId: 'P9' }, '0.proposalId', 'unknown'],
  ])('refuse %s, naming the field', (_, changes, field, expected) => {
    const found = problems(() => readAssessments([{ ...answer, ...changes }], assessments))
    expect(found.map((one) => [one.field, one.problem])).toEqual([[field, expected]])
  })

  it('are refused without repeating what was answered', () => {
    const act = () => readAssessments([{ ...answer, predictedShare: 987 }], assessments)
    expect(act).toThrow('Some answers need a look.')
  })
})
