import { expect, test } from 'vitest'
import { mapPosition, mergeText } from './merge-text'

test('letters typed on both sides are all kept', () => {
  expect(mergeText('one two', 'one big two', 'one two three')).toBe('one big two three')
  expect(mergeText('one two', 'one two!', 'Zero one two')).toBe('Zero one two!')
  expect(mergeText('', '가', 'hello')).toContain('가')
  expect(mergeText('', '가', 'hello')).toContain('hello')
})

test('without a change on one side the other side counts', () => {
  expect(mergeText('same', 'same', 'theirs')).toBe('theirs')
  expect(mergeText('same', 'mine', 'same')).toBe('mine')
})

test('a syllable that was being composed lands where it was typed', () => {
  expect(mergeText('공동 지도', '공동 우선 지도', '새 공동 지도')).toBe('새 공동 우선 지도')
})

test('the caret stays by its letters', () => {
  expect(mapPosition('abc', 'XXabc', 2)).toBe(4)
  expect(mapPosition('abc', 'abcYY', 2)).toBe(2)
  expect(mapPosition('abcdef', 'af', 3)).toBe(1)
})

test('never cuts an emoji in two', () => {
  const merged = mergeText('a👍b', 'a👎b', 'a👍bc')
  expect(merged).toBe('a👎bc')
})
