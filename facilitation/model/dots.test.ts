import { describe, expect, it } from 'vitest'
import { dotsLeft, usualDots, votedOn, withDots } from './dots'

const voted = { dots: 4, mostPerCard: 2 }

describe('usual dots', () => {
  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 3],
    [9, 3],
    [12, 4],
    [200, 20],
  ])('for %i cards are %i', (cards, dots) => expect(usualDots(cards)).toBe(dots))
})

describe('giving dots', () => {
  it('keeps the most per card and the budget, and leaves out cards without any', () => {
    const one = withDots(voted, {}, 'a', 5)
    expect(one).toEqual({ a: 2 })
    const two = withDots(voted, { ...one, b: 1 }, 'c', 2)
    expect(two).toEqual({ a: 2, b: 1, c: 1 })
    expect(dotsLeft(voted, two)).toBe(0)
    expect(withDots(voted, two, 'd', 1)).toEqual(two)
    expect(withDots(voted, two, 'a', 0)).toEqual({ b: 1, c: 1 })
    expect(withDots(voted, two, 'a', -3)).toEqual({ b: 1, c: 1 })
  })

  it('can change a card though nothing is left', () => {
    expect(withDots(voted, { a: 2, b: 2 }, 'a', 1)).toEqual({ a: 1, b: 2 })
  })
})

it('reads what a round put to the vote, and nothing of other rounds', () => {
  const wording = { cards: [{ id: 'a', title: { en: 'A', ko: '' } }], dots: 3, mostPerCard: 1 }
  const item = { id: 'priorities', wording, published: null }
  expect(votedOn({ kind: 'priorities', items: [item] })).toEqual(wording)
  expect(votedOn({ kind: 'positions', items: [item] })).toBeNull()
  expect(votedOn({ kind: 'priorities', items: [{ ...item, wording: 3 }] })).toBeNull()
})
