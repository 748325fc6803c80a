import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  BOARD,
  docShows,
  ending,
  field,
  joined,
  ours,
  putRecord,
  setField,
  startRooms,
  statusShows,
  stranger,
  synced,
} from '../fixtures/rooms'

const NOTE = {
  typeName: 'shape',
  type: 'geo',
  geometry: ['page:page', 'a1', 0, 0, 0],
}

describe('rooms', () => {
  it('[P1] an unmodified WebsocketProvider joins, edits and sees edits', async () => {
    const server = await startRooms()
    const a = await joined(server, 'us')
    const b = await joined(server, 'rok')
    putRecord(a, 'shape:1', NOTE)
    await docShows(b.doc, () => field(b, 'shape:1', 'type') === 'geo')
    setField(b, 'shape:1', 'geometry', ['page:page', 'a1', 5, 5, 0])
    await docShows(a.doc, () => JSON.stringify(field(a, 'shape:1', 'geometry')).includes('5'))
    a.doc.getMap('anything').set('else', 1)
    await docShows(b.doc, () => b.doc.getMap('anything').get('else') === 1)
  })

  it('[R2] has everything at the moment it says synced, also while others edit', async () => {
    const server = await startRooms()
    const a = await joined(server, 'us')
    for (let turn = 0; turn < 5; turn++) {
      putRecord(a, `shape:${turn}`, NOTE)
      const probe = await joined(server, 'rok')
      await docShows(probe.doc, () => probe.records.has(`shape:${turn}`))
      const late = await joined(server, 'rok')
      expect([...late.records.keys()].sort()).toEqual([...a.records.keys()].sort())
    }
  })

  it('[R2] shows nobody a change before it is committed, and acknowledges it only then', async () => {
    const server = await startRooms()
    const a = ours(server, 'us')
    await statusShows(a, ({ state }) => state === 'saved')
    const b = await joined(server, 'rok')
    const release = server.storage.holdAppends()
    const asked = server.storage.nextAppend()
    putRecord(a, 'shape:1', NOTE)
    await asked
    const late = stranger(server, 'rok')
    expect(a.status).toMatchObject({ state: 'saving', waiting: 1, reason: null })
    expect(b.records.has('shape:1')).toBe(false)
    expect(late.records.has('shape:1')).toBe(false)
    release()
    await statusShows(a, ({ state }) => state === 'saved')
    await docShows(b.doc, () => b.records.has('shape:1'))
    await docShows(late.doc, () => late.records.has('shape:1'))
    const stored = await server.storage.load(BOARD)
    expect(stored?.updates.length).toBeGreaterThan(0)
  })

  it('[R4] a failed commit ends the sockets, loses nothing, and the room recovers', async () => {
    const server = await startRooms()
    const a = ours(server, 'us')
    const b = await joined(server, 'rok')
    await statusShows(a, ({ state }) => state === 'saved')
    const ended = ending(b.provider)
    server.storage.failWrites = new Error('disk full')
    putRecord(a, 'shape:1', NOTE)
    expect(await ended).toEqual({ code: 4503, reason: 'not_saved' })
    expect((await statusShows(a, ({ state }) => state === 'offline')).waiting).toBe(1)
    server.storage.failWrites = null
    await statusShows(a, ({ state, waiting }) => state === 'saved' && waiting === 0)
    await docShows(b.doc, () => b.records.has('shape:1'))
  })

  it('[R5] a restart on the same storage keeps everything, under a new client id', async () => {
    const first = await startRooms()
    const a = ours(first, 'us')
    putRecord(a, 'shape:1', NOTE)
    await statusShows(a, ({ state }) => state === 'saved')
    await first.rooms.writeAsServer(BOARD, (doc) => doc.getMap('meta').set('layout', 1))
    await first.stop()
    expect((await statusShows(a, ({ state }) => state === 'offline')).reason).toBe(
      'server_stopping',
    )
    putRecord(a, 'shape:2', NOTE)
    expect(a.status.waiting).toBe(1)
    const stored = await first.storage.load(BOARD)
    expect(stored?.updates).toEqual([])
    const second = await startRooms({ storage: first.storage, auth: first.auth, port: first.port })
    await statusShows(a, ({ state }) => state === 'saved')
    await second.rooms.writeAsServer(BOARD, (doc) => doc.getMap('meta').set('layout', 2))
    const late = await joined(second, 'rok')
    expect([...late.records.keys()].sort()).toEqual(['shape:1', 'shape:2'])
    expect(late.doc.getMap('meta').get('layout')).toBe(2)
    expect(Y.decodeStateVector(Y.encodeStateVector(late.doc)).size).toBe(3)
  })

  it('[R5] a kill without goodbye loses nothing that was acknowledged', async () => {
    const first = await startRooms()
    const a = ours(first, 'us')
    putRecord(a, 'shape:1', NOTE)
    await statusShows(a, ({ state }) => state === 'saved')
    // A second process on the same storage sees what the first has committed, without its stop().
    const second = await startRooms({ storage: first.storage, auth: first.auth })
    const late = await joined(second, 'rok')
    expect(late.records.has('shape:1')).toBe(true)
  })

  it('[R6] unloads an idle room after folding its log, and loads it again', async () => {
    const server = await startRooms({ limits: { idleMs: 1 } })
    const unloaded = new Promise<void>((resolve) => {
      const push = server.logged.push.bind(server.logged)
      server.logged.push = (...entries) => {
        if (entries.some(({ message }) => message === 'room unloaded')) resolve()
        return push(...entries)
      }
    })
    const a = ours(server, 'us')
    putRecord(a, 'shape:1', NOTE)
    await statusShows(a, ({ state }) => state === 'saved')
    a.destroy()
    await unloaded
    expect(server.rooms.stats().rooms).toBe(0)
    const stored = await server.storage.load(BOARD)
    expect(stored?.updates).toEqual([])
    const late = await joined(server, 'rok')
    expect(late.records.has('shape:1')).toBe(true)
  })

  it('[R6] folds a long log while people work', async () => {
    const server = await startRooms({ limits: { compactAfterUpdates: 5 } })
    const a = ours(server, 'us')
    for (let n = 0; n < 12; n++) {
      putRecord(a, `shape:${n}`, NOTE)
      await statusShows(a, ({ state }) => state === 'saved')
    }
    const stored = await server.storage.load(BOARD)
    expect(stored?.snapshot).not.toBeNull()
    expect(stored?.updates.length).toBeLessThan(6)
    expect(server.storage.compactions).toBeLessThanOrEqual(2)
    expect((await server.rooms.readDocument(BOARD))?.getMap('records').size).toBe(12)
  })

  it('[R7] the server writes in one committed transaction that clients see at once', async () => {
    const server = await startRooms()
    const a = await joined(server, 'us')
    const seen = docShows(a.doc, () => a.doc.getMap('results').size === 2)
    await server.rooms.writeAsServer(BOARD, (doc) => {
      doc.getMap('results').set('a', 1)
      doc.getMap('results').set('b', 2)
    })
    await seen
    await expect(
      server.rooms.writeAsServer(BOARD, (doc) => {
        doc.getMap('results').set('c', 3)
        throw new Error('half-way')
      }),
    ).rejects.toThrow('half-way')
    expect((await server.rooms.readDocument(BOARD))?.getMap('results').has('c')).toBe(false)
    await expect(server.rooms.writeAsServer('nothing', () => undefined)).rejects.toThrow()
    expect(await server.rooms.readDocument('nothing')).toBeNull()
  })

  it('[R8] keeps the order of a client that leaves right after writing', async () => {
    const server = await startRooms()
    const b = await joined(server, 'rok')
    const a = await joined(server, 'us')
    putRecord(a, 'shape:1', NOTE)
    a.provider.destroy()
    await docShows(b.doc, () => b.records.has('shape:1'))
  })

  it('merges what two people did offline', async () => {
    const server = await startRooms()
    const a = ours(server, 'us')
    const b = ours(server, 'rok')
    await Promise.all([a.whenSynced, b.whenSynced])
    putRecord(a, 'shape:1', { ...NOTE, 'props.color': 'black', 'props.size': 'm' })
    await docShows(b.doc, () => field(b, 'shape:1', 'type') === 'geo')
    a.provider.disconnect()
    b.provider.disconnect()
    setField(a, 'shape:1', 'props.color', 'red')
    setField(b, 'shape:1', 'props.size', 'l')
    await docShows(a.doc, () => field(a, 'shape:1', 'props.size') === 'l')
    await docShows(b.doc, () => field(b, 'shape:1', 'props.color') === 'red')
    await synced(a.provider)
    expect(Y.encodeStateVector(a.doc)).toBeDefined()
  })
})
