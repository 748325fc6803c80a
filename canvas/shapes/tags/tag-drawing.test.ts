import { expect, test } from 'vitest'
import { fitTags } from './tag-drawing'

/** Every letter ten units wide; 20 of padding a chip, 6 between two. */
const fit = (names: string[], room: number) => {
  const measure = (text: string) => Array.from(text).length * 10
  const row = fitTags(names, room, 20, measure)
  expect(row.w).toBeLessThanOrEqual(Math.max(room, 38))
  return row.chips.map(({ text }) => text)
}

test('all tags where they fit, else how many more there are', () => {
  expect(fit(['one', 'two', 'six'], 200)).toEqual(['one', 'two', 'six'])
  expect(fit(['one', 'two', 'six'], 150)).toEqual(['one', 'two', '+1'])
  expect(fit(['one', 'two', 'six'], 96)).toEqual(['one', '+2'])
  expect(fit([], 96)).toEqual([])
})

test('one that is too long ends in an ellipsis, or is a number at last', () => {
  expect(fit(['international law'], 110)).toEqual(['internat…'])
  expect(fit(['international law', 'b'], 70)).toEqual(['+2'])
  expect(fit(['international law', 'b'], 30)).toEqual([])
})

test('chips stand beside each other', () => {
  const { chips } = fitTags(['one', 'two'], 500, 20)
  expect(chips[1]!.x).toBeGreaterThan(chips[0]!.w)
})
