import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ownSigns, REACTION_PAUSE_MS, REACTION_SHOWN_MS, reactionsSeen } from './signs'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const kim = (count: number) => ({
  participantId: 'kim',
  name: 'Kim',
  reaction: { kind: 'yes' as const, count },
})

test('a reaction goes out once, is limited in rate, and fades', () => {
  const signs = ownSigns()
  expect(signs.react('yes')).toEqual({ kind: 'yes', count: 1 })
  expect(signs.react('laugh')).toBeNull()
  expect(signs.current.get().reaction).toEqual({ kind: 'yes', count: 1 })
  vi.advanceTimersByTime(REACTION_PAUSE_MS)
  expect(signs.react('laugh')).toEqual({ kind: 'laugh', count: 2 })
  vi.advanceTimersByTime(REACTION_SHOWN_MS)
  expect(signs.current.get().reaction).toBeNull()
})

test('being away does not take a reaction back, nor the other way round', () => {
  const signs = ownSigns()
  signs.react('thanks')
  signs.setAway(true)
  expect(signs.current.get()).toEqual({ away: true, reaction: { kind: 'thanks', count: 1 } })
})

test('a reaction is seen when it is new, not with every pointer that comes with it', () => {
  const seen = reactionsSeen()
  seen.take(1, kim(1), null)
  vi.advanceTimersByTime(REACTION_PAUSE_MS)
  seen.take(1, kim(1), kim(1).reaction)
  expect(seen.shown.get()).toHaveLength(1)
  seen.take(1, kim(2), kim(1).reaction)
  expect(seen.shown.get()).toHaveLength(2)
  vi.advanceTimersByTime(REACTION_SHOWN_MS)
  expect(seen.shown.get()).toEqual([])
})

test('a tab that floods fills nobody’s screen', () => {
  const seen = reactionsSeen()
  for (let count = 1; count <= 50; count++) seen.take(1, kim(count), kim(count - 1).reaction)
  expect(seen.shown.get()).toHaveLength(1)
  for (let tab = 2; tab < 40; tab++) seen.take(tab, kim(1), null)
  expect(seen.shown.get()).toHaveLength(6)
})
