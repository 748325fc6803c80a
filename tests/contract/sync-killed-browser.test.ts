import 'fake-indexeddb/auto'
import { IDBDatabase, IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { OpenBoard } from '@/sync/client/open-board'
import { readRecord, writeRecords } from '@/sync/doc/layout'
import { card, page } from '@/sync/doc/testing/records'
import { atEnd, BOARD, docShows, joined, startRooms, statusShows } from '../fixtures/rooms'
import { boardOf, settled, until } from '../fixtures/boards'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

const { transaction } = IDBDatabase.prototype

/** What a dead browser gives: requests that nobody ever answers. */
const never: object = new Proxy(() => undefined, {
  get: () => never,
  apply: () => never,
  set: () => true,
})

/** A browser that is killed when it begins its `writes + 1`st write: nothing after that happens. */
function killAfter(writes: number, page: OpenBoard) {
  let left = writes
  let isKilled = false
  const killed = new Promise<void>((resolve) => {
    IDBDatabase.prototype.transaction = function (...args) {
      if (!isKilled && args[1] === 'readwrite' && left-- === 0) {
        isKilled = true
        page.close()
        resolve()
      }
      return isKilled ? (never as IDBTransaction) : transaction.apply(this, args)
    }
  })
  const bury = () => {
    IDBDatabase.prototype.transaction = transaction
    page.close()
    return isKilled
  }
  atEnd(() => void bury())
  return { killed, bury }
}

/** Runs a story with the browser killed at its first write, its second, … until it outlives the story. */
async function atEveryWrite(story: (writes: number) => Promise<boolean>): Promise<number> {
  for (let writes = 0; ; writes++) {
    globalThis.indexedDB = new IDBFactory()
    if (!(await story(writes))) return writes
  }
}

const title = (text: string) => card('shape:card', { titleEn: text })
const titleIn = (doc: Y.Doc) =>
  (readRecord(doc, 'shape:card') as { props?: { titleEn?: string } } | null)?.props?.titleEn

/** Us on a board with one card that says `ab`, everything stored and kept. */
async function begun() {
  const server = await startRooms()
  const person = server.auth.people.get('us')!
  const us = boardOf(server, 'us', true)
  await settled(us)
  await statusShows(us.current.connection, ({ kept }) => kept)
  writeRecords(us.current.doc, [page('page:one'), title('ab')])
  await settled(us)
  const rok = await joined(server, 'rok')
  /** The other party appends; a merge of ours that came twice would put our letter there twice. */
  const append = async () => {
    writeRecords(rok.doc, [title('abY')])
    await until(us, () => titleIn(us.current.doc) === 'abY')
  }
  const becomes = async (role: 'observer' | 'delegate') => {
    server.auth.people.set('us', { ...person, role })
    server.rooms.changeRole(person.participantId)
  }
  return { server, us, rok, append, becomes }
}

describe('a browser that is killed at any of its writes loses nothing and brings nothing twice', () => {
  it('[O6] [E8] while it sets aside what its person may not write', async () => {
    const writes = await atEveryWrite(async (writes) => {
      const { server, us, rok, becomes } = await begun()
      writeRecords(us.current.doc, [title('aXb')])
      const { killed, bury } = killAfter(writes, us)
      await becomes('observer')
      await Promise.race([until(us, () => us.aside === 1), killed])
      const wasKilled = bury()

      const again = boardOf(server, 'us', true)
      await until(again, () => again.aside === 1)
      await settled(again)
      expect(titleIn(rok.doc)).toBe('ab')
      writeRecords(rok.doc, [title('abY')])
      await becomes('delegate')
      await until(again, () => again.followed === 'role_changed')
      await until(again, () => titleIn(again.current.doc) === 'abY')
      await settled(again)
      expect(again.aside).toBe(1)
      await again.replayAside()
      await settled(again)
      expect(again.aside).toBe(0)
      await docShows(rok.doc, () => titleIn(rok.doc) === 'aXbY')
      await server.stop()
      return wasKilled
    })
    expect(writes).toBeGreaterThan(2)
  }, 60_000)

  it('[O6] [E8] while what was set aside is done again', async () => {
    const writes = await atEveryWrite(async (writes) => {
      const { server, us, rok, append, becomes } = await begun()
      await becomes('observer')
      writeRecords(us.current.doc, [title('aXb')])
      await until(us, () => us.aside === 1)
      await settled(us)
      await append()
      await becomes('delegate')
      await until(us, () => us.followed === 'role_changed' && titleIn(us.current.doc) === 'abY')
      await settled(us)
      const { killed, bury } = killAfter(writes, us)
      await Promise.race([us.replayAside().then(() => settled(us)), killed])
      const wasKilled = bury()

      const again = boardOf(server, 'us', true)
      await settled(again)
      await until(again, () => titleIn(again.current.doc) === 'aXbY' || again.aside === 1)
      await again.replayAside()
      await settled(again)
      expect(again.aside).toBe(0)
      await docShows(rok.doc, () => titleIn(rok.doc) !== 'abY')
      expect(titleIn(rok.doc)).toBe('aXbY')
      await server.stop()
      return wasKilled
    })
    expect(writes).toBeGreaterThan(2)
  }, 60_000)

  it('[O6] [E5] while it follows into the next epoch', async () => {
    const writes = await atEveryWrite(async (writes) => {
      const { server, us, rok, append } = await begun()
      await append()
      // A client that knows nothing of epochs would bring its old document into the next one.
      rok.provider.destroy()
      await server.stop()
      await until(us, () => us.current.connection.status.state === 'offline')
      writeRecords(us.current.doc, [title('abYX')])
      // What others do meanwhile is in the next epoch only.
      const next = new Y.Doc()
      writeRecords(next, [page('page:one'), title('YabY')])
      await server.storage.startEpoch(BOARD, 1, Y.encodeStateAsUpdate(next))
      const { storage, auth, port } = server
      const { killed, bury } = killAfter(writes, us)
      const then = await startRooms({ storage, auth, port })
      await Promise.race([
        until(us, () => us.followed === 'epoch_changed').then(() => settled(us)),
        killed,
      ])
      const wasKilled = bury()

      const again = boardOf(then, 'us', true)
      await until(again, () => titleIn(again.current.doc) === 'YabYX')
      await settled(again)
      again.close()
      const third = boardOf(then, 'us', true)
      await settled(third)
      expect(titleIn(third.current.doc)).toBe('YabYX')
      await then.stop()
      return wasKilled
    })
    expect(writes).toBeGreaterThan(2)
  }, 60_000)
})
