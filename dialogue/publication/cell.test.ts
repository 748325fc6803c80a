import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantile } from '../measures/quantile'
import { medianOf, publishCell, publishedCellSchema } from './cell'
import { bins, decile, snap } from './deciles'

const value = fc.integer({ min: 0, max: 100 })
const cells = (minLength: number, maxLength = 30) => fc.array(value, { minLength, maxLength })
const sealed = (values: readonly number[]) => values.map((one) => ({ value: one, who: 'Somebody' }))
const banded = (values: readonly number[]) => publishCell(sealed(values), 'party')

describe('publishCell outside attributed mode', () => {
  it('shows nothing below three, and takes a stricter minimum', () => {
    expect(banded([])).toBeNull()
    expect(banded([10, 20])).toBeNull()
    expect(publishCell(sealed([10, 20, 30]), 'none', 4)).toBeNull()
    expect(publishCell(sealed([10, 20]), 'attributed')).toBeNull()
  })

  it('shows one ten-wide band at 3–4, median and spread at 5–7, bins from 8', () => {
    expect(banded([20, 30, 25, 40])).toEqual({ kind: 'band', median: { from: 25, to: 35 } })
    expect(banded([20, 30, 25])).toEqual({ kind: 'band', median: { from: 20, to: 30 } })
    expect(banded([70, 80, 60, 90, 75])).toEqual({
      kind: 'spread',
      median: { from: 70, to: 80 },
      spread: { from: 70, to: 90 },
    })
    expect(banded([5, 70, 70, 75, 80, 80, 85, 90])).toEqual({
      kind: 'bins',
      n: 8,
      median: { from: 70, to: 90 },
      bins: [
        { from: 0, to: 80, count: 4 },
        { from: 80, to: 100, count: 4 },
      ],
    })
  })

  it.each([3, 5, 8])('shows a band where all %i are of one mind', (n) => {
    const cell = banded(Array.from({ length: n }, () => 30))
    expect(cell && medianOf(cell)).toEqual({ from: 30, to: 40 })
    if (cell?.kind === 'bins') expect(cell.bins).toEqual([{ from: 30, to: 40, count: n }])
    if (cell?.kind === 'spread') expect(cell.spread).toEqual({ from: 30, to: 40 })
  })

  it('is the same for every answer within the same tenth of the scale', () => {
    const sameTenth = (one: number) => (decile(one) * 10 + (one % 2 === 0 ? 5 : 0)) % 101
    fc.assert(
      fc.property(cells(3), (values) => {
        const others = values.map(sameTenth)
        expect(others.map(decile)).toEqual(values.map(decile))
        expect(banded(others)).toEqual(banded(values))
      }),
    )
  })

  it('pins no answer that was added, whatever was published without it', () => {
    fc.assert(
      fc.property(cells(3, 12), value, (values, added) => {
        const shown = JSON.stringify(banded([...values, added]))
        const possible = Array.from({ length: 21 }, (_, step) => step * 5).filter(
          (other) => JSON.stringify(banded([...values, other])) === shown,
        )
        expect(possible.length).toBeGreaterThan(1)
      }),
    )
  })

  it('holds what it says it holds, in bands of ten or wider', () => {
    fc.assert(
      fc.property(cells(3), (values) => {
        const cell = banded(values)
        if (cell === null || cell.kind === 'exact') throw new Error('expected a band')
        publishedCellSchema.parse(cell)
        const snapped = values.map(snap)
        const holds = (band: { from: number; to: number }, share: number) => {
          const exact = quantile(snapped, share) ?? NaN
          expect(band.from <= exact && exact <= band.to).toBe(true)
          expect(band.to - band.from).toBeGreaterThanOrEqual(10)
        }
        holds(cell.median, 0.5)
        if (cell.kind === 'band') expect(cell.median.to - cell.median.from).toBe(10)
        if (cell.kind === 'spread') {
          holds(cell.spread, 0.25)
          holds(cell.spread, 0.75)
          expect([cell.spread.from % 10, cell.spread.to % 10]).toEqual([0, 0])
        }
      }),
    )
  })

  it('is blind to the order of answers', () => {
    fc.assert(
      fc.property(cells(3), (values) => {
        expect(banded([...values].reverse())).toEqual(banded(values))
      }),
    )
  })
})

it('snaps to fives before it looks for the tenth', () => {
  expect([0, 2, 3, 7, 8, 98, 100].map(snap)).toEqual([0, 0, 5, 5, 10, 100, 100])
  expect([7, 8, 17, 18, 100].map(decile)).toEqual([0, 1, 1, 2, 9])
})

describe('bins', () => {
  it('hold three or more, in order, without overlap, everybody in one', () => {
    fc.assert(
      fc.property(cells(8, 60), (values) => {
        const list = bins(values)
        let reached = 0
        for (const bin of list) {
          expect(bin.count).toBeGreaterThanOrEqual(3)
          expect(bin.from).toBeGreaterThanOrEqual(reached)
          reached = bin.to
          const inside = values.filter((one) => {
            const start = decile(one) * 10
            return start >= bin.from && start + 10 <= bin.to
          })
          expect(inside).toHaveLength(bin.count)
        }
        expect(reached).toBeLessThanOrEqual(100)
        expect(list.reduce((sum, bin) => sum + bin.count, 0)).toBe(values.length)
      }),
    )
  })

  it('keep a tenth of three, and hide where one stands who is far from all others', () => {
    const camp = [70, 70, 75, 75, 80, 85, 80]
    expect(bins([...camp, 5])).toEqual(bins([...camp, 35]))
    expect(bins([10, 10, 15, 80, 80, 85])).toEqual([
      { from: 10, to: 20, count: 3 },
      { from: 80, to: 90, count: 3 },
    ])
    expect(bins([10, 20])).toEqual([])
  })
})

describe('publishCell in attributed mode', () => {
  it('shows exact numbers and single dots by value and name', () => {
    const cell = publishCell(
      [
        { value: 42, who: 'B' },
        { value: 17, who: 'C' },
        { value: 42, who: 'A' },
      ],
      'attributed',
    )
    expect(cell).toEqual({
      kind: 'exact',
      n: 3,
      median: 42,
      quartiles: [29.5, 42],
      spread: 12.5,
      dots: [
        { value: 17, who: 'C' },
        { value: 42, who: 'A' },
        { value: 42, who: 'B' },
      ],
    })
  })
})
