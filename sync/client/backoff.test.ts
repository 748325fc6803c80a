import { expect, it } from 'vitest'
import { backoffMs } from './backoff'

it('[C2] doubles up to a bound, jittered over the upper half', () => {
  expect([1, 2, 3, 4, 5, 6, 60].map((n) => backoffMs(n, () => 1))).toEqual([
    300, 600, 1200, 2400, 3000, 3000, 3000,
  ])
  expect(backoffMs(1, () => 0)).toBe(150)
})
