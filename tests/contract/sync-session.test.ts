import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { StageActivity } from '@/dialogue/session/agenda'
import { newSession, type SessionState } from '@/dialogue/session/session-state'
import type { BoardConnection } from '@/sync/client/connect-board'
import { MESSAGE } from '@/sync/protocol/messages'
import {
  BOARD,
  docShows,
  field,
  joined,
  ours,
  putRecord,
  setField,
  startRooms,
  type Stranger,
} from '../fixtures/rooms'

const STAGE = {
  id: 'look',
  title: { en: 'Look', ko: '보기' },
  instruction: { en: '', ko: '' },
  minutes: null,
  activities: [],
  frame: null,
}
const BEFORE: SessionState = { ...newSession({ version: 0, stages: [STAGE] }), version: 3 }
const INSIDE: SessionState = { ...BEFORE, version: 4, stageId: 'look', stageSince: 1 }

function sessionShows(connection: BoardConnection, version: number): Promise<SessionState> {
  const current = connection.session
  if (current && current.state.version >= version) return Promise.resolve(current.state)
  return new Promise((resolve) => {
    const stop = connection.onSession(({ state }) => {
      if (state.version < version) return
      stop()
      resolve(state)
    })
  })
}

describe('the session', () => {
  it('[M1] reaches who is here and who joins later, the newest only', async () => {
    let stored = BEFORE
    const server = await startRooms({ sessionOf: async () => stored })
    const first = ours(server, 'rok')
    expect(await sessionShows(first, 3)).toEqual(BEFORE)
    stored = INSIDE
    const before = Date.now()
    await server.rooms.announceSession(BOARD, INSIDE)
    await server.rooms.announceSession(BOARD, BEFORE)
    expect(await sessionShows(first, 4)).toEqual(INSIDE)
    const late = ours(server, 'observer')
    expect(await sessionShows(late, 4)).toEqual(INSIDE)
    // Written when it was sent, not when the state was made: a client may set its clock by it.
    expect(late.session?.now).toBeGreaterThanOrEqual(before)
    expect(late.session?.now).toBeLessThanOrEqual(Date.now())
  })

  it('[M1] never reaches a client that did not opt in', async () => {
    const server = await startRooms({ sessionOf: async () => BEFORE })
    const stranger = await joined(server, 'us')
    const kinds: number[] = []
    stranger.provider.ws?.addEventListener('message', ({ data }) => {
      kinds.push(new Uint8Array(data as ArrayBuffer)[0] ?? -1)
    })
    const mine = ours(server, 'rok')
    await sessionShows(mine, 3)
    await server.rooms.announceSession(BOARD, INSIDE)
    await sessionShows(mine, 4)
    // Frames come in order: what is written after the announcement comes after what it would have sent.
    const heard = new Promise<void>((resolve) => stranger.doc.once('update', () => resolve()))
    mine.doc.getMap('records').set('shape:any', 'x')
    await heard
    expect(kinds).not.toContain(MESSAGE.session)
    expect(kinds.length).toBeGreaterThan(0)
    expect(stranger.provider.wsconnected).toBe(true)
  })
})

describe('what a session leaves people to write', () => {
  const SHAPE = { typeName: 'shape', geometry: ['page:page', 'a1', 0, 0, 0], opacity: 1 }
  const inStage = (
    activities: StageActivity[],
    version: number,
    more: Partial<SessionState> = {},
  ) =>
    ({
      ...INSIDE,
      version,
      agenda: { version, stages: [{ ...STAGE, activities }] },
      ...more,
    }) satisfies SessionState

  /** A board with a card, a note, a box and an axis, in a session that can be changed. */
  async function board(first: SessionState) {
    let stored = first
    const server = await startRooms({ sessionOf: async () => stored })
    await server.rooms.writeAsServer(BOARD, (doc) => {
      for (const type of ['proposal-card', 'note', 'geo', 'axis'])
        putRecord({ doc }, `shape:${type}`, { ...SHAPE, type })
    })
    const [us, facilitator, watcher] = await Promise.all(
      ['us', 'facilitator', 'rok'].map((name) => joined(server, name)),
    )
    return {
      server,
      us: us!,
      facilitator: facilitator!,
      watcher: watcher!,
      become: async (state: SessionState) => {
        stored = state
        await server.rooms.announceSession(BOARD, state)
      },
    }
  }

  /** True when everyone got the change; false when it was put back, and nobody else ever saw it. */
  async function takes(who: Stranger, watcher: Stranger, type: string, value: number) {
    const id = `shape:${type}`
    const seen: unknown[] = []
    const look = () => seen.push(field(watcher, id, 'opacity'))
    watcher.doc.on('afterTransaction', look)
    const before = field(who, id, 'opacity')
    setField(who, id, 'opacity', value)
    // The change, or its reversal, is one update; either comes back to who made it or to the watcher.
    await docShows(
      watcher.doc,
      () => Y.getState(watcher.doc.store, who.doc.clientID) >= clockOf(who),
    )
    const taken = field(watcher, id, 'opacity') === value
    if (!taken) await docShows(who.doc, () => field(who, id, 'opacity') === before)
    watcher.doc.off('afterTransaction', look)
    if (!taken) expect(seen).not.toContain(value)
    return taken
  }

  it('[W15] frozen: nothing of participants, then nothing of anybody, then all again', async () => {
    const { us, facilitator, watcher, become } = await board(BEFORE)
    expect(await takes(us, watcher, 'geo', 0.1)).toBe(true)
    await become(inStage(['draw'], 5, { frozen: 'participants' }))
    expect(await takes(us, watcher, 'geo', 0.2)).toBe(false)
    expect(await takes(us, watcher, 'note', 0.2)).toBe(false)
    expect(await takes(facilitator, watcher, 'geo', 0.3)).toBe(true)
    await become(inStage(['draw'], 6, { frozen: 'everyone' }))
    expect(await takes(us, watcher, 'geo', 0.4)).toBe(false)
    expect(await takes(facilitator, watcher, 'geo', 0.4)).toBe(false)
    await become(inStage(['draw'], 7))
    expect(await takes(us, watcher, 'geo', 0.5)).toBe(true)
  })

  it('[W16] a stage: what it is for, and facilitators everything', async () => {
    const { us, facilitator, watcher, become } = await board(inStage([], 5))
    for (const type of ['proposal-card', 'note', 'geo', 'axis'])
      expect(await takes(us, watcher, type, 0.1)).toBe(false)
    expect(await takes(facilitator, watcher, 'geo', 0.2)).toBe(true)
    await become(inStage(['cards'], 6))
    expect(await takes(us, watcher, 'proposal-card', 0.3)).toBe(true)
    expect(await takes(us, watcher, 'note', 0.3)).toBe(true)
    expect(await takes(us, watcher, 'geo', 0.3)).toBe(false)
    expect(await takes(us, watcher, 'axis', 0.3)).toBe(false)
    await become(inStage(['draw'], 7))
    expect(await takes(us, watcher, 'geo', 0.4)).toBe(true)
    await become(inStage([], 8, { stageId: null }))
    expect(await takes(us, watcher, 'geo', 0.5)).toBe(true)
  })

  it('[W16] puts back what was made and what was deleted, and a stance outside its stage', async () => {
    const { us, watcher, become } = await board(inStage(['cards'], 5))
    putRecord(us, 'shape:new-box', { ...SHAPE, type: 'geo' })
    us.records.delete('shape:geo')
    setField(us, 'shape:axis', 'props.stances.us', 'ours')
    putRecord(us, 'shape:new-note', { ...SHAPE, type: 'note' })
    await docShows(watcher.doc, () => watcher.records.has('shape:new-note'))
    expect(watcher.records.has('shape:new-box')).toBe(false)
    expect(watcher.records.has('shape:geo')).toBe(true)
    expect(field(watcher, 'shape:axis', 'props.stances.us')).toBeUndefined()
    await docShows(us.doc, () => us.records.has('shape:geo') && !us.records.has('shape:new-box'))
    await become(inStage(['stances'], 6))
    setField(us, 'shape:axis', 'props.stances.us', 'ours')
    await docShows(watcher.doc, () => field(watcher, 'shape:axis', 'props.stances.us') === 'ours')
    setField(us, 'shape:axis', 'props.stances.rok', 'forged')
    expect(await takes(us, watcher, 'note', 0.3)).toBe(false)
    expect(field(watcher, 'shape:axis', 'props.stances.rok')).toBeUndefined()
  })

  it('[W15] a room that is loaded while frozen lets nothing through', async () => {
    const state = inStage(['draw'], 5, { frozen: 'participants' })
    const { us, watcher } = await board(state)
    expect(await takes(us, watcher, 'geo', 0.2)).toBe(false)
  })
})

function clockOf({ doc }: { doc: Y.Doc }): number {
  return Y.getState(doc.store, doc.clientID)
}
