import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spreadOut } from './spans'

const within = { from: 0, to: 800 }

test('what has room stands where it wants to', () => {
  const things = [
    { width: 100, middle: 100 },
    { width: 100, middle: 300 },
  ]
  expect(spreadOut(things, within, 10)).toEqual([50, 250])
})

test('what would collide moves apart by equal parts, and stays inside', () => {
  const two = (middle: number) => [
    { width: 100, middle },
    { width: 100, middle },
  ]
  expect(spreadOut(two(400), within, 10)).toEqual([295, 405])
  expect(spreadOut(two(0), within, 10)).toEqual([0, 110])
  expect(spreadOut(two(800), within, 10)).toEqual([590, 700])
})

test('never closer than the gap, never outside, null only where it cannot fit', () => {
  const thing = fc.record({
    width: fc.integer({ min: 10, max: 200 }),
    middle: fc.integer({ min: 0, max: 800 }),
  })
  fc.assert(
    fc.property(fc.array(thing, { maxLength: 8 }), (unsorted) => {
      const things = unsorted.sort((a, b) => a.middle - b.middle)
      const lefts = spreadOut(things, within, 10)
      const total = things.reduce((sum, { width }) => sum + width + 10, -10)
      if (lefts === null) expect(total).toBeGreaterThan(800)
      lefts?.forEach((x, i) => {
        expect(x).toBeGreaterThanOrEqual(
          i === 0 ? -0.01 : lefts[i - 1]! + things[i - 1]!.width + 9.99,
        )
        expect(x + things[i]!.width).toBeLessThanOrEqual(800.01)
      })
    }),
  )
})
