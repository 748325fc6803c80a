import { describe, expect, it } from 'vitest'
import { diffText, editString, mapPosition, mergeText } from './text'

describe('diffText', () => {
  it.each([
    ['', 'a'],
    ['share data', 'We share data'],
    ['aaa', 'aa'],
    ['우주 협력', '우주 안보 협력'],
    ['👍👎', '👎'],
    ['👍', '👎'],
  ])('[L3] turns %j into %j by one edit', (before, after) => {
    expect(editString(before, diffText(before, after))).toBe(after)
  })

  it('[L4] never cuts a character in half', () => {
    // Both begin with the same high surrogate.
    expect(diffText('👍', '👎')).toEqual({ at: 0, remove: 2, insert: '👎' })
    expect(diffText('same', 'same')).toBeNull()
  })
})

describe('mergeText', () => {
  it.each([
    ['both add', 'share data', 'We share data', 'share data daily', 'We share data daily'],
    ['a syllable is composed while others write before it', '협', '협력', '우주 협', '우주 협력'],
    [
      'one deletes where the other writes',
      'one two six',
      'one six',
      'one two big six',
      'one big six',
    ],
    ['nothing was written here', 'a', 'a', 'b', 'b'],
    ['nothing came', 'a', 'ab', 'a', 'ab'],
  ])('[L3] keeps both sides’ letters when %s', (_, base, mine, theirs, merged) => {
    expect(mergeText(base, mine, theirs)).toBe(merged)
  })
})

describe('mapPosition', () => {
  it.each([
    ['abc', 'XXabc', 2, 4],
    ['abc', 'abcYY', 2, 2],
    ['abcdef', 'af', 3, 1],
    ['same', 'same', 3, 3],
  ])('from %j to %j, the caret at %i goes to %i', (before, after, position, expected) => {
    expect(mapPosition(before, after, position)).toBe(expected)
  })
})
