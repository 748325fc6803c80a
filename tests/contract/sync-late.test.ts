import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Doc } from 'yjs'
import { newSession, type SessionState } from '@/dialogue/session/session-state'
import type { OpenBoard } from '@/sync/client/open-board'
import { recordToFields } from '@/sync/doc/fields'
import { createRecordMap, readRecord, recordsOf, writeRecords } from '@/sync/doc/layout'
import { card, frame, geo, page } from '@/sync/doc/testing/records'
import { boardOf, settled, until } from '../fixtures/boards'
import {
  BOARD,
  docShows,
  joined,
  startRooms,
  statusShows,
  type Stranger,
  type TestServer,
} from '../fixtures/rooms'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

const OPEN: SessionState = { ...newSession({ version: 0, stages: [] }), version: 1 }

interface Away {
  server: TestServer
  us: OpenBoard
  rok: Stranger
  /** Lets them in again; resolves when everything is stored. */
  comeBack(): Promise<void>
}

/** Somebody whose line is gone, on a board with a card and a locked frame, and somebody who is there. */
async function away(keepOffline: boolean, session?: () => SessionState): Promise<Away> {
  const server = await startRooms(session ? { sessionOf: async () => session() } : {})
  await server.rooms.writeAsServer(BOARD, (doc) => {
    writeRecords(doc, [
      page('page:one'),
      card('shape:card', { titleEn: 'Open data' }),
      { ...frame('shape:axes'), meta: { lock: 'facilitator' } },
    ])
  })
  const rok = await joined(server, 'rok')
  const us = boardOf(server, 'us', keepOffline)
  await settled(us)
  if (keepOffline) await statusShows(us.current.connection, ({ kept }) => kept)
  let open: () => void = () => undefined
  const closed = new Promise<void>((resolve) => (open = resolve))
  server.auth.duringOpen = () => closed
  us.current.connection.provider.disconnect()
  await statusShows(us.current.connection, ({ state }) => state === 'offline')
  return {
    server,
    us,
    rok,
    async comeBack() {
      open()
      await settled(us)
    },
  }
}

const titleOf = ({ doc }: { doc: Doc }) => {
  const record = readRecord(doc, 'shape:card')
  return record && (record as unknown as { props: { titleEn: string } }).props.titleEn
}
const retype = (board: OpenBoard, titleEn: string) =>
  writeRecords(board.current.doc, [card('shape:card', { titleEn })])

describe('[E9] what comes too late', () => {
  it.each([true, false])(
    'into something that others have deleted waits, and comes back when its person says so (copy kept: %s)',
    async (keepOffline) => {
      const { us, rok, comeBack } = await away(keepOffline)
      retype(us, 'Open data, twice a year')
      rok.records.delete('shape:card')
      await comeBack()
      await until(us, () => us.aside === 1)
      expect(us.late).toBe(1)
      expect(titleOf(us.current)).toBeNull()

      await us.replayAside()
      await docShows(rok.doc, () => titleOf(rok) === 'Open data, twice a year')
      expect(us.aside).toBe(0)
    },
  )

  it('goes into it where it is there again, and what others wrote there stays', async () => {
    const { us, rok, comeBack } = await away(false)
    retype(us, 'Open data, twice a year')
    rok.records.delete('shape:card')
    await comeBack()
    await until(us, () => us.aside === 1)
    writeRecords(rok.doc, [card('shape:card', { titleEn: 'All open data' })])
    await docShows(us.current.doc, () => titleOf(us.current) === 'All open data')
    await us.replayAside()
    await docShows(rok.doc, () => titleOf(rok) === 'All open data, twice a year')
  })

  it('into something that was away and is there again waits too', async () => {
    const { us, rok, comeBack } = await away(false)
    retype(us, 'Open data, twice a year')
    rok.records.delete('shape:card')
    await docShows(rok.doc, () => titleOf(rok) === null)
    writeRecords(rok.doc, [card('shape:card', { titleEn: 'Open data' })])
    await comeBack()
    await until(us, () => us.late === 1)
    expect(titleOf(us.current)).toBe('Open data')
    await us.replayAside()
    await docShows(rok.doc, () => titleOf(rok) === 'Open data, twice a year')
  })

  it('of what only facilitators may make waits until they have', async () => {
    const { server, us, rok, comeBack } = await away(false)
    const locked = { ...frame('shape:axes'), meta: { lock: 'facilitator' } }
    writeRecords(us.current.doc, [{ ...locked, props: { ...locked.props, name: 'Ours' } }])
    await server.rooms.writeAsServer(BOARD, (doc) => recordsOf(doc).delete('shape:axes'))
    await comeBack()
    await until(us, () => us.aside === 1)
    await us.replayAside()
    expect(us.aside).toBe(1)
    expect(rok.records.has('shape:axes')).toBe(false)
  })

  it('is nothing to keep when it only moved, or was deleted by both', async () => {
    const { us, rok, comeBack } = await away(false)
    writeRecords(us.current.doc, [{ ...card('shape:card', { titleEn: 'Open data' }), x: 500 }])
    recordsOf(us.current.doc).set('shape:new', createRecordMap(recordToFields(geo('shape:new'))))
    rok.records.delete('shape:card')
    await comeBack()
    await docShows(rok.doc, () => rok.records.has('shape:new'))
    expect(us.aside).toBe(0)
  })

  it('onto a board that was frozen meanwhile waits until it is not', async () => {
    let session = OPEN
    const { server, us, rok, comeBack } = await away(true, () => session)
    retype(us, 'Written on the train')
    writeRecords(us.current.doc, [card('shape:train', { titleEn: 'New' })])
    session = { ...OPEN, version: 2, frozen: 'participants' }
    await server.rooms.announceSession(BOARD, session)
    await comeBack()
    await until(us, () => us.late === 2)
    await docShows(us.current.doc, () => titleOf(us.current) === 'Open data')
    expect(titleOf(rok)).toBe('Open data')
    us.close()

    // Another day, another page.
    session = { ...OPEN, version: 3 }
    await server.rooms.announceSession(BOARD, session)
    const again = boardOf(server, 'us', true)
    await until(again, () => again.late === 2)
    await settled(again)
    await again.replayAside()
    await docShows(rok.doc, () => titleOf(rok) === 'Written on the train')
    await docShows(rok.doc, () => rok.records.has('shape:train'))
    expect(again.aside).toBe(0)
  })

  it('is kept once, though two tabs sent it, and what one does not allow goes on waiting', async () => {
    const { server, us, rok, comeBack } = await away(true)
    retype(us, 'Written on the train')
    const other = boardOf(server, 'us', true)
    await until(other, () => titleOf(other.current) === 'Written on the train')
    rok.records.delete('shape:card')
    await comeBack()
    await settled(other)
    await until(us, () => us.late > 0)
    await until(other, () => other.late > 0)
    us.close()
    other.close()
    const again = boardOf(server, 'us', true)
    await until(again, () => again.late === 1)
    await again.replayAside(() => false)
    expect(again.late).toBe(1)
    await again.discardAside()
    expect(again.late).toBe(0)
  })
})
