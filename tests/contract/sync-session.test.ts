import { describe, expect, it } from 'vitest'
import { newSession, type SessionState } from '@/dialogue/session/session-state'
import type { BoardConnection } from '@/sync/client/connect-board'
import { MESSAGE } from '@/sync/protocol/messages'
import { BOARD, joined, ours, startRooms } from '../fixtures/rooms'

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
