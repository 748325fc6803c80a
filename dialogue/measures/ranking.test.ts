import { expect, it } from 'vitest'
import { rankBucket, ranks } from './ranking'

it('shares a place among equals and gives none to what is missing', () => {
  expect(ranks([0.4762, 0.7143, null, 0.4762, 0.0952])).toEqual([2, 1, null, 2, 4])
  expect(ranks([(1 / 3) * 0.3, 0.1])).toEqual([1, 1])
})

it('buckets a ranking by thirds', () => {
  expect([1, 2, 3, 4, 5, 6].map((rank) => rankBucket(rank, 6))).toEqual([
    'upper',
    'upper',
    'middle',
    'middle',
    'lower',
    'lower',
  ])
  expect(rankBucket(1, 1)).toBe('upper')
})
