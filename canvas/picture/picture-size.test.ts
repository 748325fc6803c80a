import { describe, expect, test } from 'vitest'
import { MOST, pictureSize } from './picture-size'

const limits = { side: 8192, area: 8192 * 8192 }

describe('pictureSize', () => {
  test('is bounds times scale where that fits', () => {
    expect(pictureSize({ width: 2464, height: 1144 }, 2, limits)).toEqual({
      width: 4928,
      height: 2288,
      scale: 2,
      reduced: false,
    })
  })

  test('a side too long makes the whole smaller, and says by how much', () => {
    const size = pictureSize({ width: 3150, height: 1417 }, 4, limits)
    expect(size).toMatchObject({ width: 8192, height: 3685, reduced: true })
    expect(size.scale).toBeCloseTo(2.6, 2)
  })

  test('so does an area too large', () => {
    const size = pictureSize({ width: 2400, height: 2400 }, 4, { side: 16_384, area: 4096 * 4096 })
    expect(size).toMatchObject({ width: 4096, height: 4096, reduced: true })
  })

  test.each([
    [50_000, 20],
    [3, 90_000],
    [12_345.6, 9876.5],
    [1e6, 1e6],
  ])('never passes a limit: %s × %s', (width, height) => {
    for (const scale of [1, 2, 3, 4]) {
      const size = pictureSize({ width, height }, scale, limits)
      expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(limits.side)
      expect(size.width * size.height).toBeLessThanOrEqual(limits.area)
      expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1)
      expect(size.reduced).toBe(Math.max(width, height) * scale > limits.side)
    }
  })

  test('the seeded board comes out at 4× in full', () => {
    expect(pictureSize({ width: 2464, height: 1144 }, 4, MOST).reduced).toBe(false)
  })
})
