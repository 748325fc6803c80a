import { expect, test } from 'vitest'
import { clockText, untilChange } from './timer-text'

test('time left is rounded up, so that a timer of five minutes begins at 5:00 and ends at 0:00', () => {
  expect(clockText(300_000)).toBe('5:00')
  expect(clockText(299_999)).toBe('5:00')
  expect(clockText(299_000)).toBe('4:59')
  expect(clockText(1)).toBe('0:01')
  expect(clockText(0)).toBe('0:00')
  expect(clockText(-5)).toBe('0:00')
  expect(clockText(3_600_000)).toBe('1:00:00')
  expect(clockText(3_599_000)).toBe('59:59')
})

test('the next change is at the next whole second', () => {
  expect(untilChange(299_400)).toBe(400)
  expect(untilChange(299_000)).toBe(1000)
  expect(clockText(299_400 - untilChange(299_400))).not.toBe(clockText(299_400))
  expect(clockText(299_000 - untilChange(299_000))).not.toBe(clockText(299_000))
})
