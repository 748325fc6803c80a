import { expect, test } from 'vitest'
import { cardNumbers, nextCardNumber } from './card-numbers'

test('a tie is told apart the same way everywhere', () => {
  const cards = [
    { id: 'shape:c', number: 2 },
    { id: 'shape:a', number: 2 },
    { id: 'shape:b', number: 1 },
  ]
  expect([...cardNumbers(cards)].sort()).toEqual([
    ['shape:a', '2'],
    ['shape:b', '1'],
    ['shape:c', '2b'],
  ])
  expect(cardNumbers([...cards].reverse())).toEqual(cardNumbers(cards))
})

test('labels are unique however many tie', () => {
  const cards = Array.from({ length: 60 }, (_, i) => ({ id: `shape:${i}`, number: 7 }))
  expect(new Set(cardNumbers(cards).values()).size).toBe(60)
})

test('the next number follows the largest', () => {
  expect(nextCardNumber([])).toBe(1)
  expect(nextCardNumber([{ number: 3 }, { number: 9 }])).toBe(10)
})
