import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { connectBoard, TokenRefused, type BoardConnection } from '@/sync/client/connect-board'
import { atEnd, BOARD, docShows, joined, ours, startRooms, statusShows } from '../fixtures/rooms'

/** Every state the saved sign goes through, without repetitions. */
function states(connection: BoardConnection): string[] {
  const seen: string[] = [connection.status.state]
  connection.subscribe(() => {
    if (seen.at(-1) !== connection.status.state) seen.push(connection.status.state)
  })
  return seen
}

function withTokens(
  url: string,
  getToken: () => Promise<string>,
): BoardConnection & { doc: Y.Doc } {
  const doc = new Y.Doc()
  const connection = connectBoard({
    baseUrl: `${url}/`,
    boardId: BOARD,
    participantId: 'us',
    doc,
    getToken,
    WebSocketImpl: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  atEnd(() => connection.destroy())
  return Object.assign(connection, { doc })
}

describe('client', () => {
  it('[C1] goes saving, saved, saving, saved; offline when the server goes, saved when it is back', async () => {
    const server = await startRooms()
    const us = ours(server, 'us')
    const seen = states(us)
    await statusShows(us, ({ state }) => state === 'saved')
    us.doc.getMap('x').set('a', 1)
    expect(us.status).toMatchObject({ state: 'saving', waiting: 1 })
    await statusShows(us, ({ state }) => state === 'saved')
    await server.stop()
    await statusShows(us, ({ state }) => state === 'offline')
    us.doc.getMap('x').set('a', 2)
    us.doc.getMap('x').set('b', 2)
    expect(us.status).toMatchObject({ state: 'offline', waiting: 2, reason: 'server_stopping' })
    await startRooms({ storage: server.storage, auth: server.auth, port: server.port })
    expect(await statusShows(us, ({ state }) => state === 'saved')).toEqual({
      state: 'saved',
      waiting: 0,
      reason: null,
      kept: false,
    })
    expect(seen).toEqual(['saving', 'saved', 'saving', 'saved', 'offline', 'saving', 'saved'])
  })

  it('[C1] keeps one status object until something changes', async () => {
    const server = await startRooms()
    const us = ours(server, 'us')
    const saved = await statusShows(us, ({ state }) => state === 'saved')
    us.awareness.setLocalState({ cursor: { x: 1, y: 1 } })
    expect(us.status).toBe(saved)
  })

  it("[C1] does not count others' changes", async () => {
    const server = await startRooms()
    const us = ours(server, 'us')
    const rok = await joined(server, 'rok')
    await statusShows(us, ({ state }) => state === 'saved')
    const seen = states(us)
    rok.doc.getMap('x').set('a', 1)
    await docShows(us.doc, () => us.doc.getMap('x').get('a') === 1)
    expect(seen).toEqual(['saved'])
  })

  it('[C3] fetches a token, and a fresh one when the server calls it expired', async () => {
    const server = await startRooms()
    const given: string[] = []
    const tokens = [`expired@${BOARD}`, `us@${BOARD}`]
    const us = withTokens(server.url, async () => {
      const token = tokens[Math.min(given.length, 1)] ?? ''
      given.push(token)
      return token
    })
    await statusShows(us, ({ state }) => state === 'saved')
    expect(given).toEqual(tokens)
    us.provider.disconnect()
    await statusShows(us, ({ state }) => state === 'offline')
    await statusShows(us, ({ state }) => state === 'saved')
    expect(given).toEqual(tokens)
  })

  it('[C3] ends when a fresh token is refused too, and tries again when asked', async () => {
    const server = await startRooms()
    let good = false
    const us = withTokens(server.url, async () => (good ? `us@${BOARD}` : 'nonsense'))
    us.doc.getMap('x').set('a', 1)
    expect(await statusShows(us, ({ state }) => state === 'closed')).toEqual({
      state: 'closed',
      waiting: 1,
      reason: 'bad_token',
      kept: false,
    })
    good = true
    us.retry()
    await statusShows(us, ({ state, waiting }) => state === 'saved' && waiting === 0)
  })

  it('[C3] retries when the token cannot be fetched, ends when it is refused', async () => {
    const server = await startRooms()
    let attempts = 0
    const us = withTokens(server.url, async () => {
      attempts += 1
      if (attempts === 1) throw new TypeError('fetch failed')
      if (attempts === 2) return `us@${BOARD}`
      throw new TokenRefused('revoked')
    })
    const seen = states(us)
    await statusShows(us, ({ state }) => state === 'saved')
    expect(seen).toEqual(['saving', 'offline', 'saving', 'saved'])
    server.rooms.disconnectParticipant(server.auth.people.get('us')!.participantId, 'token_expired')
    expect((await statusShows(us, ({ state }) => state === 'closed')).reason).toBe('revoked')
  })

  it('[C4] goes quiet when destroyed', async () => {
    const server = await startRooms()
    const us = ours(server, 'us')
    await statusShows(us, ({ state }) => state === 'saved')
    const seen = states(us)
    us.destroy()
    us.doc.getMap('x').set('a', 1)
    us.retry()
    expect(seen).toEqual(['saved'])
  })
})
