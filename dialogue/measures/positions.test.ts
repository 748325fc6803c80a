import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PartyId } from '../ids'
import { goldenMarks, ROK, sampleMarks, sideMarks, US } from '../testing/golden'
import { convergence, measureAxis, pairsOf, positionGap, type AxisMarks } from './positions'

const PARTIES = ['us', 'rok', 'jpn'] as PartyId[]
const mark = fc.integer({ min: 0, max: 100 })
const marks = fc.array(
  fc.record({
    party: fc.constantFrom(...PARTIES),
    self: fc.option(mark),
    estimates: fc.dictionary(fc.constantFrom(...PARTIES), mark),
    meta: fc.dictionary(fc.constantFrom(...PARTIES), mark),
  }),
  { maxLength: 30 },
) as fc.Arbitrary<AxisMarks[]>

describe('the golden fixture', () => {
  const measured = measureAxis(goldenMarks, [US, ROK])
  const view = (by: PartyId) => measured.perceptions.find((one) => one.by === by)

  it('has the medians, spreads and gap of the design', () => {
    expect(measured.parties).toEqual([
      { party: US, n: 5, median: 75, spread: 10 },
      { party: ROK, n: 4, median: 27.5, spread: 8.75 },
    ])
    expect(measured.pairs).toEqual([{ a: US, b: ROK, gap: -47.5 }])
  })

  it('has the perception errors, exaggerations and meta errors of the design', () => {
    expect(view(US)).toEqual({
      by: US,
      of: ROK,
      medianEstimate: 15,
      perceptionError: -12.5,
      imaginedGap: -60,
      exaggeration: 12.5,
      crossed: false,
      medianMeta: 60,
      metaPerceptionError: -27.5,
    })
    expect(view(ROK)).toEqual({
      by: ROK,
      of: US,
      medianEstimate: 87.5,
      perceptionError: 12.5,
      imaginedGap: 60,
      exaggeration: 12.5,
      crossed: false,
      medianMeta: 12.5,
      metaPerceptionError: -2.5,
    })
  })

  it('is what the sample session carries on its threat axis', () => {
    expect(sampleMarks('threat-picture')).toEqual(goldenMarks)
  })

  it('converges as the design works out', () => {
    const gaps = [
      [75, 27.5],
      [65, 35],
      [60, 45],
    ].map(([us, rok]) => positionGap(us ?? null, rok ?? null))
    const values = gaps.map((gap) => convergence(gaps[0] ?? null, gap))
    expect(values.map((value) => value?.toFixed(4))).toEqual(['0.0000', '0.3684', '0.6842'])
  })
})

describe('positions', () => {
  it('are null, never 0, where a cell holds fewer than three', () => {
    const measured = measureAxis(sideMarks(US, ROK, [70, 80], [10, 20, 30]), [US, ROK])
    expect(measured.parties).toEqual([
      { party: US, n: 2, median: null, spread: null },
      { party: ROK, n: 0, median: null, spread: null },
    ])
    expect(measured.pairs[0]?.gap).toBeNull()
    // The estimates are a cell of their own, and big enough; nothing else is.
    expect(measured.perceptions[0]).toMatchObject({
      medianEstimate: 20,
      perceptionError: null,
      imaginedGap: null,
      exaggeration: null,
      crossed: null,
      medianMeta: null,
    })
  })

  it('take a stricter minimum, and no laxer one', () => {
    expect(measureAxis(goldenMarks, [US, ROK], 5).parties.map((one) => one.median)).toEqual([
      75,
      null,
    ])
    const two = sideMarks(US, ROK, [70, 80])
    expect(measureAxis(two, [US, ROK], 1).parties[0]?.median).toBeNull()
  })

  it('tell when the imagined order is reversed, and not when there is none', () => {
    const crossed = (rok: number, thought: number) =>
      measureAxis(
        [
          ...sideMarks(US, ROK, [50, 50, 50], [thought, thought, thought]),
          ...sideMarks(ROK, US, [rok, rok, rok]),
        ],
        [US, ROK],
      ).perceptions[0]?.crossed
    expect(crossed(40, 60)).toBe(true)
    expect(crossed(40, 30)).toBe(false)
    expect(crossed(50, 60)).toBe(false)
    expect(crossed(40, 50)).toBe(false)
  })

  it('have no convergence without a gap to close, and a negative one when diverging', () => {
    expect(convergence(0, 10)).toBeNull()
    expect(convergence(null, 10)).toBeNull()
    expect(convergence(-20, 30)).toBe(-0.5)
  })

  it('go for six parties by pairs, and for one by its spread', () => {
    const six = Array.from({ length: 6 }, (_, place) => `p${place}` as PartyId)
    const measured = measureAxis([], six)
    expect([measured.pairs.length, measured.perceptions.length]).toEqual([15, 30])
    const alone = measureAxis(sideMarks(US, ROK, [10, 20, 30, 40]), [US])
    expect(alone).toEqual({
      parties: [{ party: US, n: 4, median: 25, spread: 15 }],
      pairs: [],
      perceptions: [],
    })
    expect(pairsOf([1])).toEqual([])
  })

  it('ignore the order of answers, and stay in range', () => {
    fc.assert(
      fc.property(marks, fc.infiniteStream(fc.nat()), (list, keys) => {
        const shuffled = list
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
        const measured = measureAxis(list, PARTIES)
        expect(measureAxis(shuffled, PARTIES)).toEqual(measured)
        for (const { n, median } of measured.parties) {
          expect(median === null).toBe(n < 3)
          if (median !== null) expect(median >= 0 && median <= 100).toBe(true)
        }
        for (const { gap } of measured.pairs) {
          if (gap !== null) expect(Math.abs(gap)).toBeLessThanOrEqual(100)
        }
      }),
    )
  })
})
