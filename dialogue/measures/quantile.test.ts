import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interquartileRange, median, quantile } from './quantile'

const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 40 })
const share = fc.double({ min: 0, max: 1, noNaN: true })

describe('quantile', () => {
  it('is type 7, as in R', () => {
    expect(quantile([20, 30, 25, 40], 0.25)).toBe(23.75)
    expect(quantile([20, 30, 25, 40], 0.75)).toBe(32.5)
    expect(quantile([1, 2, 3, 4], 1)).toBe(4)
    expect(quantile([7], 0.3)).toBe(7)
  })

  it('has no value for nothing, and refuses what is no share', () => {
    expect([quantile([], 0.5), median([]), interquartileRange([])]).toEqual([null, null, null])
    expect(() => quantile([1], 1.1)).toThrow(RangeError)
    expect(() => quantile([1], NaN)).toThrow(RangeError)
  })

  it('lies among the values, grows with the share, and ignores their order', () => {
    fc.assert(
      fc.property(values, share, share, (list, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        const [q1, q2] = [quantile(list, low) ?? NaN, quantile(list, high) ?? NaN]
        expect(q1).toBeGreaterThanOrEqual(Math.min(...list))
        expect(q2).toBeLessThanOrEqual(Math.max(...list))
        expect(q2).toBeGreaterThanOrEqual(q1 - 1e-9)
        expect(quantile([...list].reverse(), low)).toBe(q1)
      }),
    )
  })
})
