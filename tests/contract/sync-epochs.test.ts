// Over 400 lines: one story per rule of epochs, on helpers they share.
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { copiesOf } from '@/sync/client/kept-copies'
import type { OpenBoard } from '@/sync/client/open-board'
import {
  createRecordMap,
  readRecord,
  readRecords,
  recordsOf,
  stampSchema,
  writeRecords,
} from '@/sync/doc/layout'
import { normalize } from '@/sync/doc/normalize'
import { card, frame, geo, olderGeo, olderStamp, page } from '@/sync/doc/testing/records'
import { recordProblem } from '@/sync/doc/valid-record'
import {
  BOARD,
  docShows,
  ending,
  joined,
  startRooms,
  statusShows,
  stranger,
  TestStorage,
  type TestServer,
} from '../fixtures/rooms'
import { boardOf, settled, until } from '../fixtures/boards'

/** A busy machine may take its time. */
const SOON = { timeout: 10_000 }
/** Rooms that squash whatever has grown, as soon as they are empty. */
const EAGER = { squashBytes: 1, squashRatio: 2, idleMs: 1 }

/** A board on which one frame was moved and one card retyped until squashing pays. */
async function wornBoard(limits: Partial<typeof EAGER> = {}): Promise<TestServer> {
  const storage = new TestStorage()
  const doc = new Y.Doc()
  stampSchema(doc)
  writeRecords(doc, [page('page:one'), frame('shape:frame')])
  for (let x = 0; x < 1000; x++) {
    writeRecords(doc, [frame('shape:frame', { x }), card('shape:card', { titleEn: `Worn ${x}` })])
  }
  await storage.create(BOARD, Y.encodeStateAsUpdate(doc))
  return startRooms({ storage, limits: { ...EAGER, ...limits } })
}

const epochOf = async (server: TestServer) => (await server.storage.load(BOARD))?.epoch
const sizeOf = async (server: TestServer) =>
  (await server.storage.load(BOARD))?.snapshot?.bytes.length ?? 0

/** Someone comes, and the room empties behind them. */
async function visit(server: TestServer): Promise<void> {
  const visitor = await joined(server, 'us')
  visitor.provider.destroy()
}

describe('epochs', () => {
  it('[E2] [E4] a room that empties is squashed when that pays, and shows the same', async () => {
    const server = await wornBoard()
    const before = await server.storage.load(BOARD)
    const size = await sizeOf(server)
    await visit(server)
    await expect.poll(() => epochOf(server), SOON).toBe(2)
    expect(await sizeOf(server)).toBeLessThan(size / 2)
    const [past] = await server.storage.history(BOARD)
    expect(past).toMatchObject({ epoch: 1, snapshot: before?.snapshot })
    const next = await joined(server, 'rok')
    expect(readRecords(next.doc)).toEqual([
      page('page:one'),
      frame('shape:frame', { x: 999 }),
      card('shape:card', { titleEn: 'Worn 999' }),
    ])
    next.provider.destroy()
    await expect.poll(() => server.rooms.stats().rooms, SOON).toBe(0)
    expect(await epochOf(server)).toBe(2)
  })

  it('[E2] a small document, or one that would hardly shrink, keeps its epoch', async () => {
    for (const limits of [{ squashBytes: 10_000_000 }, { squashRatio: 1000 }]) {
      const server = await wornBoard(limits)
      await visit(server)
      await expect.poll(() => server.rooms.stats().rooms, SOON).toBe(0)
      expect(await epochOf(server)).toBe(1)
      await server.stop()
    }
  })

  it('[E2] others have their turns meanwhile, and what is written then is in the next epoch', async () => {
    const storage = new TestStorage()
    const doc = new Y.Doc()
    stampSchema(doc)
    const many = Array.from({ length: 3000 }, (_, n) => card(`shape:card${n}`, { number: n }))
    writeRecords(doc, [page('page:one'), ...many])
    await storage.create(BOARD, Y.encodeStateAsUpdate(doc))
    const server = await startRooms({ storage, limits: { ...EAGER, squashRatio: 0.5 } })
    const folded = new Promise<void>((resolve) => {
      const { compact } = storage
      storage.compact = async (...args) => {
        await compact.apply(storage, args)
        resolve()
      }
    })
    const visitor = await joined(server, 'us')
    writeRecords(visitor.doc, [geo('shape:visitor')])
    await storage.nextAppend()
    visitor.provider.destroy()
    // The room is settled: what comes next is squashing.
    await folded
    await new Promise((resolve) => setImmediate(resolve))
    await server.rooms.writeAsServer(BOARD, (doc) => writeRecords(doc, [geo('shape:between')]))
    expect(await epochOf(server)).toBe(1)
    await expect.poll(() => epochOf(server), SOON).toBeGreaterThan(1)
    const ids = readRecords((await server.rooms.readDocument(BOARD))!).map(({ id }) => id)
    expect(ids).toHaveLength(3003)
    expect(ids).toContain('shape:between')
  })

  it('[E3] who comes while the next epoch is being stored waits for it', async () => {
    const server = await wornBoard()
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    const starting = new Promise<void>((resolve) => {
      const { startEpoch } = server.storage
      server.storage.startEpoch = async (...args) => {
        resolve()
        await held
        return startEpoch.apply(server.storage, args)
      }
    })
    await visit(server)
    await starting
    const next = stranger(server, 'rok', BOARD)
    const closed = ending(next.provider)
    await expect.poll(() => server.rooms.stats().rooms, SOON).toBe(1)
    release()
    // Their token was made for the epoch that has just ended.
    expect(await closed).toMatchObject({ reason: 'epoch_changed' })
    next.provider.disconnect()
    const again = await joined(server, 'rok')
    expect(readRecords(again.doc)).toHaveLength(3)
  })

  it('[E3] when the next epoch cannot be stored the board goes on as it was', async () => {
    const server = await wornBoard()
    server.storage.startEpoch = async () => {
      throw new Error('disk full')
    }
    await visit(server)
    await expect
      .poll(() => server.logged.map(({ message }) => message), SOON)
      .toContain('not squashed; it stays as it is')
    const next = await joined(server, 'rok')
    next.doc.getMap('x').set('a', 1)
    const other = await joined(server, 'us')
    await docShows(other.doc, () => other.doc.getMap('x').get('a') === 1)
  })

  it('[E1] a token of another epoch, or a document of another epoch, does not enter', async () => {
    const server = await wornBoard()
    await visit(server)
    await expect.poll(() => epochOf(server), SOON).toBe(2)
    const old = stranger(server, 'us')
    old.provider.params = { token: `us@${BOARD}@1` }
    const ended = ending(old.provider)
    old.provider.disconnect()
    old.provider.connect()
    expect(await ended).toMatchObject({ code: 4410, reason: 'epoch_changed' })
    const copy = stranger(server, 'us')
    const copyEnded = ending(copy.provider)
    copy.provider.disconnect()
    copy.provider.params = { token: `us@${BOARD}`, epoch: '1' }
    copy.provider.connect()
    expect(await copyEnded).toMatchObject({ reason: 'epoch_changed' })
    expect(copy.doc.getMap('records').size).toBe(0)
  })
})

describe('a client when the epoch changes', () => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory()
  })

  const titleIn = (doc: Y.Doc) => readRecord(doc, 'shape:card')
  const has = (doc: Y.Doc, id: string) => () => readRecord(doc, id) !== null

  /** Someone who was cut off, worked on, and whose board was squashed meanwhile. */
  async function cutOff(keepOffline: boolean) {
    const server = await wornBoard()
    const us = boardOf(server, 'us', keepOffline)
    await settled(us)
    const { connection, doc } = us.current
    if (keepOffline) await statusShows(connection, ({ kept }) => kept)
    await server.stop()
    await statusShows(connection, ({ state }) => state === 'offline')
    writeRecords(doc, [
      geo('shape:new'),
      card('shape:card', { titleEn: 'Worn 999', textEn: 'Written on the train' }),
      frame('shape:frame', { x: 5 }),
    ])
    const between = await startRooms({
      storage: server.storage,
      auth: server.auth,
      limits: EAGER,
    })
    const rok = await joined(between, 'rok')
    writeRecords(rok.doc, [frame('shape:frame', { x: 77 })])
    const other = await joined(between, 'facilitator')
    await docShows(
      other.doc,
      () => (readRecord(other.doc, 'shape:frame') as { x?: number } | null)?.x === 77,
    )
    other.provider.destroy()
    rok.provider.destroy()
    await expect.poll(() => epochOf(between), SOON).toBe(2)
    await between.stop()
    return { server, us, old: { connection, doc } }
  }

  const back = ({ storage, auth, port }: TestServer) => startRooms({ storage, auth, port })

  async function expectMerged(server: TestServer, us: OpenBoard): Promise<void> {
    await until(us, () => has(us.current.doc, 'shape:new')())
    await settled(us)
    const rok = await joined(server, 'rok')
    for (const doc of [us.current.doc, rok.doc]) {
      expect(readRecord(doc, 'shape:new')).toEqual(geo('shape:new'))
      expect(titleIn(doc)).toMatchObject({
        props: { titleEn: 'Worn 999', textEn: 'Written on the train' },
      })
      // Newer work on the same field stays.
      expect(readRecord(doc, 'shape:frame')).toMatchObject({ x: 77 })
    }
    expect(Y.encodeStateAsUpdate(us.current.doc).length).toBeLessThan(
      (await server.storage.history(BOARD))[0]!.snapshot!.bytes.length / 2,
    )
  }

  it.each([true, false])(
    '[E5] [E7] brings its unsent changes as records, over nothing newer (copy kept: %s)',
    async (keepOffline) => {
      const { server, us, old } = await cutOff(keepOffline)
      const results: unknown[] = []
      us.onReplayed((result) => results.push(result))
      expect(old.connection.status).toMatchObject({ state: 'offline', waiting: 1 })
      const again = await back(server)
      await expectMerged(again, us)
      expect(us.current.doc).not.toBe(old.doc)
      expect(us.followed).toBe('epoch_changed')
      expect(results).toEqual([{ written: 2, left: 1 }])
    },
  )

  it('[E5] also when the page was closed meanwhile', async () => {
    const { server, us } = await cutOff(true)
    us.close()
    const again = await back(server)
    const reopened = boardOf(again, 'us', true)
    await expectMerged(again, reopened)
    reopened.close()
    const third = boardOf(again, 'us', true)
    await settled(third)
    expect(third.current.connection.status.waiting).toBe(0)
    await expect
      .poll(async () => (await copiesOf({ participantId: 'us' })).map(({ epoch }) => epoch), SOON)
      .toEqual([2])
  })

  it('[E5] of two tabs each brings its own, once', async () => {
    const { server, us } = await cutOff(true)
    const second = boardOf(server, 'us', true)
    await second.current.connection.whenOpened
    writeRecords(second.current.doc, [geo('shape:second')])
    const again = await back(server)
    await until(us, () => has(us.current.doc, 'shape:second')())
    await until(second, () => has(second.current.doc, 'shape:new')())
    await expectMerged(again, us)
    expect(normalize(second.current.doc)).toEqual(normalize(us.current.doc))
  })

  it('[E5] the sign says saved only once they are in', async () => {
    const { server, us } = await cutOff(true)
    const early: boolean[] = []
    const watched = new Set<unknown>()
    const watch = () => {
      const { connection, doc } = us.current
      if (watched.has(connection)) return
      watched.add(connection)
      connection.subscribe(() => {
        if (connection.status.state === 'saved') early.push(!has(doc, 'shape:new')())
        if (connection.status.state === 'closed') early.push(true)
      })
    }
    us.subscribe(watch)
    watch()
    await back(server)
    await until(us, () => early.length > 0)
    expect(early).not.toContain(true)
  })
})

describe('a document of an older schema', () => {
  it('[S3] is migrated into the next epoch, once, before anyone is let in', async () => {
    const storage = new TestStorage()
    const doc = new Y.Doc()
    writeRecords(doc, [page('page:one')])
    doc.transact(() => recordsOf(doc).set('shape:old', createRecordMap(olderGeo('Hello'))))
    stampSchema(doc, olderStamp())
    await storage.create(BOARD, Y.encodeStateAsUpdate(doc))
    const server = await startRooms({ storage, limits: { idleMs: 1 } })

    const board = boardOf(server, 'us', false)
    await settled(board)
    expect(await epochOf(server)).toBe(2)
    const shown = normalize(board.current.doc).find(({ id }) => id === 'shape:old')
    expect(JSON.stringify(shown)).toContain('"text":"Hello"')
    const [past] = await storage.history(BOARD)
    expect(past?.epoch).toBe(1)

    board.close()
    await expect.poll(() => server.rooms.stats().rooms, SOON).toBe(0)
    const again = boardOf(server, 'rok', false)
    await settled(again)
    expect(await epochOf(server)).toBe(2)
  })

  it('[S3] is read migrated, too, without being opened', async () => {
    const storage = new TestStorage()
    const doc = new Y.Doc()
    doc.transact(() => recordsOf(doc).set('shape:old', createRecordMap(olderGeo('Hello'))))
    stampSchema(doc, olderStamp())
    await storage.create(BOARD, Y.encodeStateAsUpdate(doc))
    const server = await startRooms({ storage })
    const read = await server.rooms.readDocument(BOARD)
    expect(recordProblem(readRecord(read!, 'shape:old')!)).toBeNull()
    expect(await epochOf(server)).toBe(1)
  })
})

describe('a client whose rights change', () => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory()
  })

  it.each([true, false])(
    '[E8] goes on in a fresh document, keeps what was refused, and brings it when asked (copy kept: %s)',
    async (keepOffline) => {
      const server = await startRooms()
      const person = server.auth.people.get('us')!
      const us = boardOf(server, 'us', keepOffline)
      await settled(us)
      if (keepOffline) await statusShows(us.current.connection, ({ kept }) => kept)
      writeRecords(us.current.doc, [page('page:one'), geo('shape:before')])
      await settled(us)

      // Became an observer, and their client does not know: the next change is refused whole.
      server.auth.people.set('us', { ...person, role: 'observer' })
      server.rooms.changeRole(person.participantId)
      const first = us.current
      writeRecords(first.doc, [geo('shape:refused')])
      await until(us, () => us.followed === 'role_changed' || us.followed === 'read_only')
      await until(us, () => us.aside === 1)
      await settled(us)
      expect(us.current.doc).not.toBe(first.doc)
      expect(readRecord(us.current.doc, 'shape:refused')).toBeNull()
      expect(readRecord(us.current.doc, 'shape:before')).not.toBeNull()

      writeRecords(us.current.doc, [geo('shape:refused-too')])
      await until(us, () => us.followed === 'read_only' && us.aside === 2)
      await settled(us)
      const rok = await joined(server, 'rok')
      expect(readRecords(rok.doc).map(({ id }) => id)).toEqual(['page:one', 'shape:before'])

      server.auth.people.set('us', person)
      server.rooms.changeRole(person.participantId)
      await until(us, () => us.followed === 'role_changed')
      await settled(us)
      expect(us.aside).toBe(2)
      await us.replayAside()
      await settled(us)
      expect(us.aside).toBe(0)
      await docShows(rok.doc, has(rok.doc, 'shape:refused'))
      await docShows(rok.doc, has(rok.doc, 'shape:refused-too'))
    },
  )

  it('[E8] what was set aside outlives the page, and can be discarded', async () => {
    const server = await startRooms()
    const person = server.auth.people.get('us')!
    server.auth.people.set('us', { ...person, role: 'observer' })
    const us = boardOf(server, 'us', true)
    await settled(us)
    writeRecords(us.current.doc, [geo('shape:refused')])
    await until(us, () => us.aside === 1)
    us.close()
    const again = boardOf(server, 'us', true)
    await until(again, () => again.aside === 1)
    await again.discardAside()
    expect(again.aside).toBe(0)
    again.close()
    const third = boardOf(server, 'us', true)
    await settled(third)
    expect(third.aside).toBe(0)
    expect(readRecord(third.current.doc, 'shape:refused')).toBeNull()
  })

  const has = (doc: Y.Doc, id: string) => () => readRecord(doc, id) !== null
})
