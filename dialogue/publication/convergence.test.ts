import { describe, expect, it } from 'vitest'
import { ROK, sideMarks, US } from '../testing/golden'
import { publication, seated } from '../testing/sealed'
import type { AttributionMode } from '../workshop'
import { withConvergence } from './convergence'
import { publishAxis, type SealedPosition } from './publish-axis'

const asks = { estimates: false, meta: false }

/** A round in which each side's people all stand at one place. */
function round(us: number, rok: number, n = 5): SealedPosition[] {
  const all = (one: number) => Array.from({ length: n }, () => one)
  return seated([...sideMarks(US, ROK, all(us)), ...sideMarks(ROK, US, all(rok))])
}

function compared(
  mode: AttributionMode,
  before: SealedPosition[],
  now: SealedPosition[],
  kept = mode !== 'none',
) {
  const result = (session: number, answers: SealedPosition[]) =>
    publishAxis(publication({ mode, session, asks }), answers)
  return withConvergence(result(2, now), result(1, before), kept ? { before, now } : null).pairs[0]
    ?.convergence
}

describe('convergence', () => {
  it('names the earlier round when both are of one session', () => {
    const results = ([1, 2] as const).map((session) =>
      publishAxis(publication({ mode: 'none', session, asks }), round(75, 25)),
    )
    const [first, later] = [results[0]!, results[1]!]
    expect(withConvergence(first, first, null, 3).pairs[0]?.convergence).toMatchObject({
      since: 1,
      sinceRound: 3,
    })
    expect(withConvergence(later, first, null, 3).pairs[0]?.convergence).not.toHaveProperty(
      'sinceRound',
    )
  })

  it('is exact among the same people in attributed mode, as the design works it out', () => {
    const now = compared('attributed', round(75, 27), round(65, 35))
    expect(now).toMatchObject({ kind: 'exact', of: 'same_people', since: 1 })
    expect(now?.value).toBeCloseTo(1 - 30 / 48)
    // In attributed mode those who came later or left are simply not counted.
    const grown = compared('attributed', round(75, 25), [
      ...round(65, 35),
      ...seated(sideMarks(US, ROK, [0])).map((one) => ({ ...one, seat: 'us-new' })),
    ])
    expect(grown?.value).toBeCloseTo(1 - 30 / 50)
  })

  it('is "about", from published bands, in mode party', () => {
    expect(compared('party', round(75, 27), round(65, 35))).toEqual({
      kind: 'about',
      value: 0.4,
      of: 'same_people',
      since: 1,
    })
  })

  it('says nothing where those present in both are a side less one or two', () => {
    const now = round(65, 35, 8)
    const without = (count: number) =>
      round(75, 25, 8).filter((one) => Number(one.seat?.at(-1)) > count)
    expect(compared('party', without(1), now)).toBeNull()
    expect(compared('party', without(2), now)).toBeNull()
    expect(compared('party', without(3), now)).toMatchObject({ of: 'same_people', value: 0.4 })
  })

  it('says nothing where another published set of people differs by one', () => {
    const [before, now] = [round(75, 25, 8), round(65, 35, 8)]
    const result = (session: number, answers: SealedPosition[]) =>
      publishAxis(publication({ session, asks }), answers)
    const alsoPublished = [{ [US]: now.slice(0, 7).map((one) => one.seat ?? '') }]
    const pair = withConvergence(result(2, now), result(1, before), { before, now, alsoPublished })
      .pairs[0]
    expect(pair?.convergence).toBeNull()
  })

  it('compares whole parties, labelled so, in mode none', () => {
    const anonymous = (answers: SealedPosition[]) => answers.map((one) => ({ ...one, seat: null }))
    expect(compared('none', anonymous(round(75, 25)), anonymous(round(85, 5, 8)))).toEqual({
      kind: 'about',
      value: -0.6,
      of: 'whole_parties',
      since: 1,
    })
  })

  it('is null without a gap to close, and between series', () => {
    expect(compared('attributed', round(50, 50), round(60, 40))).toBeNull()
    expect(compared('party', round(50, 45), round(60, 40))).toBeNull()
    const before = publishAxis(publication({ asks }), round(75, 25))
    const now = publishAxis(publication({ asks, series: 2, session: 2 }), round(65, 35))
    expect(withConvergence(now, before, null)).toEqual(now)
  })
})
