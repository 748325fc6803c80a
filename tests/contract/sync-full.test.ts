import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { openBoard, type OpenBoard } from '@/sync/client/open-board'
import { readRecord, recordsOf, writeRecords } from '@/sync/doc/layout'
import { card, geo, page } from '@/sync/doc/testing/records'
import {
  atEnd,
  BOARD,
  docShows,
  ending,
  joined,
  startRooms,
  statusShows,
  synced,
  TestStorage,
  type TestServer,
} from '../fixtures/rooms'

const LIMIT = 40_000
const text = (bytes: number) => 'x'.repeat(bytes)

/** A board with one large card on it, and room for about 9,000 bytes. */
async function nearlyFull(): Promise<TestServer> {
  const storage = new TestStorage()
  const doc = new Y.Doc()
  writeRecords(doc, [page('page:one'), card('shape:large', { textEn: text(30_000) })])
  await storage.create(BOARD, Y.encodeStateAsUpdate(doc))
  // A clock that runs fast: the document may be measured again each time.
  return startRooms({
    storage,
    limits: { documentBytes: LIMIT },
    now: () => performance.now() * 1000,
  })
}

function boardOf(server: TestServer, who: string): OpenBoard {
  const board = openBoard({
    baseUrl: server.url,
    boardId: BOARD,
    participantId: who,
    getToken: async () => `${who}@${BOARD}`,
    WebSocketImpl: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  atEnd(() => board.close())
  return board
}

const shows = (board: OpenBoard, test: () => boolean) =>
  new Promise<void>((resolve) => {
    const check = () => {
      if (!test()) return
      stop()
      resolve()
    }
    const stop = board.subscribe(check)
    check()
  })

describe('[W12] a document that may not grow further', () => {
  it('refuses an update whole; others see nothing of it, and it is set aside', async () => {
    const server = await nearlyFull()
    const other = await joined(server, 'rok')
    const us = boardOf(server, 'us')
    await us.current.connection.whenSynced
    writeRecords(us.current.doc, [geo('shape:first')])
    await docShows(other.doc, () => other.records.has('shape:first'))
    await statusShows(us.current.connection, ({ state }) => state === 'saved')
    writeRecords(us.current.doc, [geo('shape:small'), card('shape:huge', { textEn: text(20_000) })])
    await shows(us, () => us.followed === 'document_full' && us.aside === 2)
    await us.current.connection.whenSynced
    for (const doc of [us.current.doc, other.doc]) {
      expect([...recordsOf(doc).keys()].sort()).toEqual(['page:one', 'shape:first', 'shape:large'])
    }
    await statusShows(us.current.connection, ({ state }) => state === 'saved')
  })

  it('takes deletions and small changes, and then what was set aside', async () => {
    const server = await nearlyFull()
    const other = await joined(server, 'rok')
    const us = boardOf(server, 'us')
    await us.current.connection.whenSynced
    writeRecords(us.current.doc, [card('shape:huge', { textEn: text(20_000) })])
    await shows(us, () => us.aside === 1)
    await us.current.connection.whenSynced
    // Beyond the limit by itself, but small.
    writeRecords(other.doc, [card('shape:filler', { textEn: text(8_900) })])
    writeRecords(other.doc, [geo('shape:small')])
    await docShows(us.current.doc, () => readRecord(us.current.doc, 'shape:small') !== null)
    recordsOf(us.current.doc).delete('shape:large')
    await docShows(other.doc, () => !other.records.has('shape:large'))
    await us.replayAside()
    await docShows(other.doc, () => other.records.has('shape:huge'))
    expect(us.aside).toBe(0)
  })

  it('ends a stranger, who would hold what nobody else has', async () => {
    const server = await nearlyFull()
    const stranger = await joined(server, 'us')
    const ended = ending(stranger.provider)
    stranger.doc.getMap('x').set('y', text(20_000))
    expect(await ended).toEqual({ code: 4415, reason: 'document_full' })
    expect(stranger.provider.shouldConnect).toBe(false)
    const other = await joined(server, 'rok')
    expect(other.doc.getMap('x').size).toBe(0)
  })

  it('lets a returning client with nothing new in, however much it has deleted', async () => {
    const server = await nearlyFull()
    const us = await joined(server, 'us')
    const other = await joined(server, 'rok')
    for (let n = 0; n < 300; n++) {
      writeRecords(us.doc, [geo(`shape:${n}`)])
      recordsOf(us.doc).delete(`shape:${n}`)
    }
    writeRecords(us.doc, [geo('shape:last')])
    await docShows(other.doc, () => other.records.has('shape:last'))
    us.provider.disconnect()
    us.provider.connect()
    await synced(us.provider)
    writeRecords(us.doc, [geo('shape:again')])
    await docShows(other.doc, () => other.records.has('shape:again'))
  })
})
