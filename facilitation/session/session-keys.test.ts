import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { sessionKey, shownKey, type KeyPress, type SessionKey } from './session-keys'

const press = (code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  code,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
})

test('a key is where it is on the keyboard, whatever letter it writes; with Ctrl it is the browser’s', () => {
  expect(sessionKey(press('KeyU'))).toBe('hand')
  expect(sessionKey(press('KeyU', { shiftKey: true }))).toBeNull()
  expect(sessionKey(press('KeyS', { ctrlKey: true }))).toBeNull()
  expect(sessionKey(press('Slash', { shiftKey: true }))).toBe('help')
  expect(sessionKey(press('Slash'))).toBeNull()
})

/** tldraw's own keys, as its sources list them. */
function keysOfTldraw(): Set<string> {
  const root = new URL('../../node_modules/tldraw/src/lib/ui/', import.meta.url)
  const hooks = ['hooks/useTools.tsx', 'context/actions.tsx']
  const listed = hooks.flatMap((file) => [
    ...readFileSync(fileURLToPath(new URL(file, root)), 'utf8').matchAll(/kbd: '([^']+)'/g),
  ])
  return new Set(listed.flatMap(([, keys]) => keys?.toLowerCase().split(',') ?? []))
}

test('no key of the session is one of tldraw’s or of the board’s', () => {
  const taken = keysOfTldraw()
  expect(taken.size).toBeGreaterThan(40)
  const ours: SessionKey[] = ['hand', 'reactions', 'away', 'summon', 'present']
  const shifted: SessionKey[] = ['next', 'previous', 'timer', 'freeze']
  const written = [
    ...ours.map((key) => shownKey(key).toLowerCase()),
    ...shifted.map((key) => shownKey(key).toLowerCase().replace(' ', '+')),
  ]
  for (const key of written) {
    expect(key).toMatch(/^(shift\+)?[a-z]$/)
    expect(taken.has(key), key).toBe(false)
    expect(['c', 'p']).not.toContain(key)
  }
})
