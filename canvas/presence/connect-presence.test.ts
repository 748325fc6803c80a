// @vitest-environment jsdom
import { createTLStore, Editor, TLPOINTER_ID, type TLInstancePresence } from '@tldraw/editor'
import { afterEach, expect, test, vi } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { PartyId } from '@/dialogue/ids'
import type { Party } from '@/dialogue/workshop'
import { boardSettings } from '../board-settings'
import { connectPresence, type PresenceConnection } from './connect-presence'
import type { Me } from './people'

const parties: Party[] = [
  {
    id: 'us' as PartyId,
    name: { en: 'United States', ko: '미국' },
    short: { en: 'U.S.', ko: '미국' },
  },
  {
    id: 'rok' as PartyId,
    name: { en: 'Republic of Korea', ko: '한국' },
    short: { en: 'ROK', ko: '한국' },
  },
]

const ana: Me = { participantId: 'ana', name: 'Ana', party: 'us', role: 'delegate' }
const kim: Me = { participantId: 'kim', name: 'Kim', party: 'rok', role: 'delegate' }

interface Seat {
  editor: Editor
  awareness: Awareness
  presence: PresenceConnection
}

// What tldraw asks of a browser and jsdom lacks.
vi.stubGlobal('matchMedia', () => ({
  matches: false,
  addEventListener() {},
  removeEventListener() {},
}))

let network: Awareness[] = []
const seats: Seat[] = []

/** Every awareness hears every other, as through the server. */
function link(awareness: Awareness) {
  network.push(awareness)
  awareness.on('update', (change: Record<string, number[]>, origin: unknown) => {
    if (origin === 'network') return
    const update = encodeAwarenessUpdate(awareness, Object.values(change).flat())
    for (const other of network)
      if (other !== awareness) applyAwarenessUpdate(other, update, 'network')
  })
  for (const other of network) {
    if (other === awareness) continue
    const update = encodeAwarenessUpdate(other, [...other.getStates().keys()])
    applyAwarenessUpdate(awareness, update, 'network')
  }
}

function sitDown(me: Me): Seat {
  const container = document.body.appendChild(document.createElement('div'))
  const editor = new Editor({
    store: createTLStore({ shapeUtils: [], bindingUtils: [] }),
    shapeUtils: [],
    bindingUtils: [],
    tools: [],
    getContainer: () => container,
  })
  editor.updateInstanceState({ screenBounds: { x: 0, y: 0, w: 1000, h: 500 } })
  boardSettings(editor).update((settings) => ({ ...settings, parties }))
  const awareness = new Awareness(new Y.Doc())
  link(awareness)
  const seat = { editor, awareness, presence: connectPresence({ editor, awareness, me }) }
  seats.push(seat)
  return seat
}

function othersOf({ editor }: Seat): TLInstancePresence[] {
  return editor.store.query.records('instance_presence').get()
}

function pointAt({ editor }: Seat, x: number, y: number) {
  editor.getContainer().dispatchEvent(new MouseEvent('pointermove', { bubbles: true }))
  editor.store.update(TLPOINTER_ID, (pointer) => ({ ...pointer, x, y }))
}

afterEach(() => {
  for (const seat of seats.splice(0)) {
    seat.presence.dispose()
    seat.awareness.destroy()
    seat.editor.dispose()
  }
  network = []
  vi.useRealTimers()
})

test('each sees the other, named with the side and in its colour, and not themselves', () => {
  vi.useFakeTimers()
  const [a, k] = [sitDown(ana), sitDown(kim)]
  pointAt(k, 120, 80)
  vi.advanceTimersByTime(60)
  expect(othersOf(a)).toMatchObject([
    { userName: 'Kim · ROK', color: '#a85500', cursor: { x: 120, y: 80 } },
  ])
  expect(othersOf(k)).toMatchObject([{ userName: 'Ana · U.S.', color: '#0b5cad', cursor: null }])
  expect(a.presence.people.get().map(({ name, isMe }) => [name, isMe])).toEqual([
    ['Ana', true],
    ['Kim', false],
  ])
})

test("another language renames others without anyone's saying anything", () => {
  const [a] = [sitDown(ana), sitDown(kim)]
  boardSettings(a.editor).update((settings) => ({ ...settings, locale: 'ko' }))
  expect(othersOf(a)).toMatchObject([{ userName: 'Kim · 한국' }])
})

test('others never show up as changes of the document, nor as ours', () => {
  const a = sitDown(ana)
  const seen: string[] = []
  a.editor.store.listen((entry) => seen.push(`${entry.source}`), { scope: 'document' })
  a.editor.store.listen(() => seen.push('user presence'), { source: 'user', scope: 'presence' })
  sitDown(kim)
  expect(othersOf(a)).toHaveLength(1)
  a.editor.store.listen(() => undefined)()
  expect(seen).toEqual([])
})

test('who leaves is gone from the canvas and the list', () => {
  const [a, k] = [sitDown(ana), sitDown(kim)]
  k.presence.dispose()
  expect(othersOf(a)).toEqual([])
  expect(a.presence.people.get()).toHaveLength(1)
})

test('a state nobody of ours would send is left out, and the rest goes on', () => {
  const [a, k] = [sitDown(ana), sitDown(kim)]
  const stranger = new Awareness(new Y.Doc())
  link(stranger)
  stranger.setLocalState({ user: { name: 'x' }, pageId: 5, cursor: 'here' })
  expect(othersOf(a)).toHaveLength(1)
  k.awareness.setLocalState({ ...k.awareness.getLocalState(), cursor: { x: 'a' }, selection: [1] })
  expect(othersOf(a)).toMatchObject([{ cursor: null, selectedShapeIds: [] }])
  stranger.destroy()
})

test('while nothing is shared, only names go out and nobody is shown', () => {
  vi.useFakeTimers()
  const [a, k] = [sitDown(ana), sitDown(kim)]
  pointAt(k, 5, 5)
  vi.advanceTimersByTime(60)
  k.presence.setShare(false)
  expect(a.awareness.getStates().get(k.awareness.clientID)).toEqual({
    ...kim,
    pageId: null,
    cursor: null,
    selection: [],
    camera: null,
    screen: null,
    following: null,
    laser: [],
    away: false,
    reaction: null,
  })
  expect(othersOf(a)).toEqual([])
  expect(othersOf(k)).toEqual([])
  expect(a.presence.people.get()).toMatchObject([
    { name: 'Ana' },
    { name: 'Kim', canFollow: false },
  ])
  k.presence.setShare(true)
  expect(othersOf(k)).toHaveLength(1)
})

test('while nothing is shared a facilitator’s view is still shown, and can be followed', async () => {
  const [a, f] = [sitDown(ana), sitDown({ ...kim, party: null, role: 'facilitator' })]
  const third = sitDown({ ...ana, participantId: 'una', name: 'Una' })
  a.editor.user.updateUserPreferences({ animationSpeed: 0 })
  a.presence.setShare(false)
  third.presence.setShare(false)
  f.editor.setCamera({ x: -300, y: -40, z: 1 })
  await vi.waitFor(() => expect(othersOf(a)).toMatchObject([{ camera: { x: -300 } }]))
  expect(a.presence.follow('una')).toBe(false)
  expect(a.presence.follow('kim')).toBe(true)
  expect(a.presence.following.get()).toBe('kim')
  expect(othersOf(f)).toEqual([])
})

test('being away and reactions are told also while nothing is shared', () => {
  vi.useFakeTimers()
  const [a, k] = [sitDown(ana), sitDown(kim)]
  for (const seat of [a, k]) seat.presence.setShare(false)
  vi.advanceTimersByTime(60)
  k.presence.setAway(true)
  expect(k.presence.react('thanks')).toBe(true)
  expect(k.presence.react('thanks')).toBe(false)
  vi.advanceTimersByTime(60)
  expect(a.presence.people.get()).toMatchObject([
    { name: 'Ana', away: false },
    { name: 'Kim', away: true },
  ])
  expect(k.presence.people.get()).toMatchObject([{ name: 'Kim', away: true }, { name: 'Ana' }])
  for (const seat of [a, k])
    expect(seat.presence.reactions.get()).toMatchObject([{ name: 'Kim', kind: 'thanks' }])
  vi.advanceTimersByTime(5000)
  for (const seat of [a, k]) expect(seat.presence.reactions.get()).toEqual([])
})

test('following a person moves with them, and on to another tab of theirs', async () => {
  const [a, first, second] = [sitDown(ana), sitDown(kim), sitDown(kim)]
  a.editor.user.updateUserPreferences({ animationSpeed: 0 })
  expect(a.presence.people.get()).toMatchObject([{ name: 'Ana' }, { name: 'Kim', tabs: 2 }])
  second.editor.setCamera({ x: -300, y: -40, z: 1 })
  await vi.waitFor(() => expect(othersOf(a).some(({ camera }) => camera?.x === -300)).toBe(true))

  expect(a.presence.follow('kim')).toBe(true)
  expect(a.presence.following.get()).toBe('kim')
  await vi.waitFor(() => expect(a.editor.getCamera()).toMatchObject({ x: -300, y: -40 }))
  second.presence.dispose()
  await vi.waitFor(() => expect(a.editor.getInstanceState().followingUserId).not.toBeNull())
  expect(a.editor.getInstanceState().followingUserId).toBe(`tab:${first.awareness.clientID}`)
  expect(a.presence.following.get()).toBe('kim')
})

test('moving one’s own view ends following; nobody can be followed who is not here', () => {
  const [a] = [sitDown(ana), sitDown(kim)]
  expect(a.presence.follow('nobody')).toBe(false)
  expect(a.presence.follow('kim')).toBe(true)
  a.editor.setCamera({ x: 10, y: 10, z: 1 })
  expect(a.presence.following.get()).toBeNull()
})

test('a follower waits for somebody whose connection was lost, but not when they moved on', async () => {
  const [a, k] = [sitDown(ana), sitDown(kim)]
  a.editor.user.updateUserPreferences({ animationSpeed: 0 })
  const state = k.awareness.getLocalState()
  a.presence.follow('kim')
  k.awareness.setLocalState(null)
  expect(a.editor.getInstanceState().followingUserId).toBeNull()
  expect(a.presence.following.get()).toBe('kim')
  k.awareness.setLocalState(state)
  await vi.waitFor(() => expect(a.editor.getInstanceState().followingUserId).not.toBeNull())

  k.awareness.setLocalState(null)
  a.editor.setCamera({ x: 77, y: 0, z: 1 })
  k.awareness.setLocalState(state)
  await vi.waitFor(() => expect(a.presence.following.get()).toBeNull())
  expect(a.editor.getCamera().x).toBe(77)
})
