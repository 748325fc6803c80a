import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { connectBoard, TokenRefused, type BoardConnection } from '@/sync/client/connect-board'
import { copiesOf, forgetCopies } from '@/sync/client/kept-copies'
import {
  atEnd,
  BOARD,
  docShows,
  joined,
  startRooms,
  statusShows,
  type TestServer,
} from '../fixtures/rooms'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

/** A tab of a browser that keeps copies. */
function tab(
  server: Pick<TestServer, 'url'>,
  who = 'us',
  getToken: () => Promise<string> = async () => `${who}@${BOARD}`,
): BoardConnection & { doc: Y.Doc } {
  const doc = new Y.Doc()
  const connection = connectBoard({
    baseUrl: server.url,
    boardId: BOARD,
    participantId: who,
    doc,
    keepOffline: true,
    getToken,
    WebSocketImpl: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  atEnd(() => connection.destroy())
  return Object.assign(connection, { doc })
}

const saved = (connection: BoardConnection) =>
  statusShows(connection, ({ state }) => state === 'saved')
const kept = (connection: BoardConnection) => statusShows(connection, (status) => status.kept)
const offline = (connection: BoardConnection) =>
  statusShows(connection, ({ state }) => state === 'offline')
const value = (tab: { doc: Y.Doc }, key: string) => tab.doc.getMap('x').get(key)
const restart = (server: TestServer) =>
  startRooms({ storage: server.storage, auth: server.auth, port: server.port })

/** A server that has gone and a tab that has work for it. */
async function leftAlone() {
  const server = await startRooms()
  const us = tab(server)
  us.doc.getMap('x').set('before', 1)
  await saved(us)
  await kept(us)
  await server.stop()
  await offline(us)
  us.doc.getMap('x').set('a', 1)
  us.doc.getMap('x').set('b', 2)
  return { server, us }
}

describe('offline copy', () => {
  it('[O1] [O2] unsent changes survive a reload, and the sign says so until they are stored', async () => {
    const { server, us } = await leftAlone()
    expect(us.status).toMatchObject({ state: 'offline', waiting: 2, kept: true })
    us.destroy()

    const again = tab(server)
    expect(await again.whenOpened).toBe(true)
    expect([value(again, 'before'), value(again, 'a'), value(again, 'b')]).toEqual([1, 1, 2])
    expect(await offline(again)).toMatchObject({ waiting: 2, kept: true })

    const back = await restart(server)
    expect(await saved(again)).toMatchObject({ waiting: 0 })
    const rok = await joined(back, 'rok')
    expect([value(rok, 'a'), value(rok, 'b')]).toEqual([1, 2])
    again.destroy()

    const third = tab(back)
    await third.whenOpened
    expect(third.status.waiting).toBe(0)
    await saved(third)
  })

  it('[O1] is merged with what others did meanwhile', async () => {
    const { server, us } = await leftAlone()
    us.destroy()
    const back = await restart(server)
    const rok = await joined(back, 'rok')
    rok.doc.getMap('x').set('theirs', 3)
    const again = tab(back)
    await saved(again)
    await docShows(rok.doc, () => value(rok, 'b') === 2)
    expect(again.doc.getMap('x').toJSON()).toEqual({ before: 1, a: 1, b: 2, theirs: 3 })
    expect(rok.doc.getMap('x').toJSON()).toEqual(again.doc.getMap('x').toJSON())
  })

  it('[O3] what a tab left behind goes out with the next connection of another', async () => {
    const server = await startRooms()
    const first = tab(server)
    await saved(first)
    await kept(first)
    const second = tab(server)
    await saved(second)
    await kept(second)
    await server.stop()
    await Promise.all([offline(first), offline(second)])
    first.doc.getMap('x').set('first', 1)
    second.doc.getMap('x').set('second', 2)
    first.destroy()
    const back = await restart(server)
    await saved(second)
    const rok = await joined(back, 'rok')
    expect(rok.doc.getMap('x').toJSON()).toEqual({ first: 1, second: 2 })
    expect(value(second, 'first')).toBe(1)
  })

  it('[O1] is kept per participant', async () => {
    const { server, us } = await leftAlone()
    us.destroy()
    const other = tab(server, 'rok')
    expect(await other.whenOpened).toBe(false)
    expect(other.doc.getMap('x').size).toBe(0)
  })

  it.each(['revoked', 'taken_over', 'bad_token', 'unknown_document'] as const)(
    '[O5] nothing is left after %s',
    async (reason) => {
      const { server, us } = await leftAlone()
      us.destroy()
      const ended = tab(server, 'us', async () => {
        throw new TokenRefused(reason)
      })
      expect(
        await statusShows(ended, ({ state, kept }) => state === 'closed' && !kept),
      ).toMatchObject({ reason })
      await expect.poll(() => copiesOf({ participantId: 'us' }), { timeout: 10_000 }).toEqual([])
      ended.destroy()
      const next = tab(server)
      expect(await next.whenOpened).toBe(false)
    },
  )

  it('[O5] leaving deletes the copies of all documents, and an open tab keeps nothing more', async () => {
    const { server, us } = await leftAlone()
    await forgetCopies({ participantId: 'us' })
    us.doc.getMap('x').set('c', 3)
    await statusShows(us, (status) => !status.kept)
    expect(us.status).toMatchObject({ state: 'offline', waiting: 3 })
    us.destroy()
    const next = tab(server)
    expect(await next.whenOpened).toBe(false)
    expect(next.doc.getMap('x').size).toBe(0)
  })

  it('[O4] a board works where the browser keeps nothing', async () => {
    const broken = new IDBFactory()
    broken.open = () => {
      throw new DOMException('not here', 'SecurityError')
    }
    globalThis.indexedDB = broken
    const server = await startRooms()
    const us = tab(server)
    us.doc.getMap('x').set('a', 1)
    expect(await saved(us)).toMatchObject({ waiting: 0, kept: false })
  })
})
