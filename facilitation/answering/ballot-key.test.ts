// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest'
import {
  adoptBallotKey,
  ballotKeyOf,
  forgetBallotKeys,
  keyAsCode,
  keyFromCode,
  newBallotKey,
} from './ballot-key'

beforeEach(() => localStorage.clear())

test('two tabs share the key of a round; another round and another person have their own', () => {
  const { key, isKept } = ballotKeyOf('round', 'ada')
  expect(isKept).toBe(true)
  expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(ballotKeyOf('round', 'ada').key).toBe(key)
  expect(ballotKeyOf('other', 'ada').key).not.toBe(key)
  expect(ballotKeyOf('round', 'bob').key).not.toBe(key)
})

test('a key survives being copied as a code, and can be taken over', () => {
  const key = newBallotKey()
  expect(keyFromCode(`  ${keyAsCode(key)}\n`)).toBe(key)
  expect(keyFromCode('not a key')).toBeNull()
  expect(adoptBallotKey('round', 'ada', key)).toBe(true)
  expect(ballotKeyOf('round', 'ada').key).toBe(key)
})

test('handing over leaves none of this person’s keys, and all of the others’', () => {
  const ada = ballotKeyOf('round', 'ada').key
  const bob = ballotKeyOf('round', 'bob').key
  forgetBallotKeys('ada')
  expect(ballotKeyOf('round', 'ada').key).not.toBe(ada)
  expect(ballotKeyOf('round', 'bob').key).toBe(bob)
})
