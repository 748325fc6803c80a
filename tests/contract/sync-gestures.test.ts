import { once } from 'node:events'
import * as decoding from 'lib0/decoding'
import { describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { encodeAwarenessUpdate, Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { newSession } from '@/dialogue/session/session-state'
import type { BoardConnection } from '@/sync/client/connect-board'
import { CLOSE_REASONS } from '@/sync/protocol/close-reasons'
import {
  parentTag,
  readGestures,
  writeGesture,
  type GestureFrame,
  type GesturePatch,
} from '@/sync/protocol/gesture-frames'
import { LIMITS } from '@/sync/protocol/limits'
import { MESSAGE, SYNC, writeAwareness, writeSync } from '@/sync/protocol/messages'
import {
  bareSocket,
  BOARD,
  closing,
  docShows,
  field,
  joined,
  opened,
  ours,
  putRecord,
  setField,
  startRooms,
  statusShows,
  type TestServer,
} from '../fixtures/rooms'

const GEO = {
  typeName: 'shape',
  type: 'geo',
  geometry: ['page:page', 'a1', 0, 0, 0],
  isLocked: false,
  opacity: 1,
}

/** A board with a box and a locked one. */
async function seeded(): Promise<TestServer> {
  const server = await startRooms()
  await server.rooms.writeAsServer(BOARD, (doc) => {
    putRecord({ doc }, 'page:page', { typeName: 'page', name: 'Board', index: 'a1' })
    putRecord({ doc }, 'shape:box', GEO)
    putRecord({ doc }, 'shape:locked', { ...GEO, 'meta.lock': 'facilitator' })
  })
  return server
}

const moved = (x: number, id = 'shape:box'): GesturePatch => ({
  id,
  place: { parent: parentTag('page:page'), x, y: 0, rotation: 0 },
  stroke: null,
  values: [],
})

type Ours = BoardConnection & { doc: Y.Doc }

async function arrived(server: TestServer, who: string): Promise<Ours> {
  const connection = ours(server, who)
  await statusShows(connection, ({ state }) => state === 'saved')
  return connection
}

/** Every frame that reaches a client, and a wait for one that satisfies a test. */
function watched(connection: BoardConnection) {
  const frames: (GestureFrame | null)[] = []
  const waiting = new Set<() => void>()
  connection.gestures.listen((frame) => {
    frames.push(frame)
    for (const look of [...waiting]) look()
  })
  const shows = (test: (frame: GestureFrame | null) => boolean) =>
    new Promise<GestureFrame | null>((resolve) => {
      const look = () => {
        const found = frames.find(test)
        if (found === undefined) return
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
    })
  return { frames, shows }
}

const placesOf = (frame: GestureFrame | null) => frame?.patches.map(({ place }) => place?.x)

/** A raw socket of ours that has said who it is; `say` sends a gesture frame in its name. */
async function rawOurs(server: TestServer, who: string) {
  const socket = bareSocket(server, who, '&ext=1')
  await opened(socket)
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState({})
  const { clientID } = awareness
  socket.send(writeAwareness(encodeAwarenessUpdate(awareness, [clientID])))
  awareness.destroy()
  let sequence = 0
  const say = (patches: readonly GesturePatch[], clientId = clientID) =>
    socket.send(writeGesture({ clientId, sequence: ++sequence, patches }))
  return { socket, clientID, say }
}

/** What a change by this client, sent last, brings with it: everything before it has been judged. */
async function afterwards(from: { doc: Y.Doc }, to: { doc: Y.Doc }): Promise<void> {
  const id = `shape:${Math.random()}`
  putRecord(from, id, GEO)
  await docShows(to.doc, () => to.doc.getMap('records').has(id))
}

/** Kinds of the messages that reach a socket, and a wait for one that begins like this. */
function messagesOf(socket: WebSocket) {
  const kinds: number[] = []
  socket.on('message', (data: Buffer) => kinds.push(data[0] ?? -1))
  const shows = (...start: number[]) =>
    new Promise<void>((resolve) => {
      const look = (data: Buffer) => {
        if (!start.every((byte, at) => data[at] === byte)) return
        socket.off('message', look)
        resolve()
      }
      socket.on('message', look)
    })
  return { kinds, shows }
}

describe('gestures', () => {
  it('[D4] reach the others as they are, newest first to count, and are neither stored nor logged', async () => {
    const server = await seeded()
    const [us, rok] = [await arrived(server, 'us'), await arrived(server, 'rok')]
    const { frames, shows } = watched(rok)
    const appends = server.storage.appends
    const own = watched(us)
    for (let x = 1; x <= 20; x++) us.gestures.send([moved(x)])
    const last = await shows((frame) => placesOf(frame)?.[0] === 20)
    expect(last).toMatchObject({ clientId: us.awareness.clientID, patches: [{ id: 'shape:box' }] })
    expect(frames.length).toBeLessThan(20)
    expect(server.storage.appends).toBe(appends)
    expect(server.logged).toEqual([])
    expect(own.frames).toEqual([])
    expect(field(rok, 'shape:box', 'geometry')).toMatchObject({ 2: 0 })
  })

  it('[D4] a flight is over only once what it ended in is there', async () => {
    const server = await seeded()
    const [us, rok] = [await arrived(server, 'us'), await arrived(server, 'rok')]
    const { shows } = watched(rok)
    for (let x = 1; x <= 30; x++) {
      us.gestures.send([moved(x)])
      await shows((frame) => placesOf(frame)?.[0] === x)
      // The turn's commit is held up while the end of the flight comes in.
      const release = server.storage.holdAppends()
      const appended = server.storage.nextAppend()
      setField(us, 'shape:box', 'opacity', x / 100)
      await appended
      setField(us, 'shape:box', 'geometry', ['page:page', 'a1', x, 0, 0])
      us.gestures.send([])
      await heard([{ socket: us.provider.ws as unknown as WebSocket }])
      const over = shows((frame) => frame?.patches.length === 0 && frame.sequence === 2 * x)
      release()
      await over
      expect(field(rok, 'shape:box', 'geometry')).toMatchObject({ 2: x })
    }
  })

  it("[D4] [P1] strangers' clients get the commits only", async () => {
    const server = await seeded()
    const us = await arrived(server, 'us')
    const stranger = await joined(server, 'rok')
    const socket = bareSocket(server, 'rok')
    await opened(socket)
    const { kinds, shows } = messagesOf(socket)
    socket.send(writeSync(SYNC.step1, Uint8Array.of(0)))
    await shows(MESSAGE.sync, SYNC.step2)
    us.gestures.send([moved(5)])
    await afterwards(us, stranger)
    await shows(MESSAGE.sync, SYNC.update)
    expect(kinds).not.toContain(MESSAGE.gesture)
    const ended = closing(socket)
    socket.send(writeGesture({ clientId: 1, sequence: 1, patches: [] }))
    expect((await ended).code).toBe(CLOSE_REASONS.bad_frame)
  })

  it('[D4] a reader that lags gets none', async () => {
    const server = await startRooms({ limits: { outgoingSoftBytes: -1 } })
    await server.rooms.writeAsServer(BOARD, (doc) => putRecord({ doc }, 'shape:box', GEO))
    const [us, rok] = [await arrived(server, 'us'), await arrived(server, 'rok')]
    const { frames } = watched(rok)
    us.gestures.send([moved(5)])
    await afterwards(us, rok)
    expect(frames).toEqual([])
  })

  it('[D5] nobody moves what is locked for them, is not there, or under the name of another', async () => {
    const server = await seeded()
    const rok = await arrived(server, 'rok')
    const us = await arrived(server, 'us')
    const { frames, shows } = watched(rok)
    const raw = await rawOurs(server, 'us')
    raw.say([moved(1, 'shape:locked')])
    await afterwards(us, rok)
    raw.say([moved(2, 'shape:nobody')])
    await afterwards(us, rok)
    raw.say([moved(3)], us.awareness.clientID)
    await afterwards(us, rok)
    expect(frames).toEqual([])
    raw.say([moved(4)])
    await shows((frame) => placesOf(frame)?.[0] === 4)
    raw.say([moved(5), moved(5, 'shape:locked')])
    expect(await shows((frame) => frame?.patches.length === 0)).toMatchObject({
      clientId: raw.clientID,
    })

    const facilitator = await arrived(server, 'facilitator')
    facilitator.gestures.send([moved(6, 'shape:locked')])
    await shows((frame) => placesOf(frame)?.[0] === 6)
  })

  it('[D5] [W15] nobody moves what the session leaves nobody to move', async () => {
    const server = await seeded()
    const [us, rok] = [await arrived(server, 'us'), await arrived(server, 'rok')]
    const facilitator = await arrived(server, 'facilitator')
    const { frames, shows } = watched(rok)
    const state = newSession({ version: 0, stages: [] })
    await server.rooms.announceSession(BOARD, { ...state, version: 1, frozen: 'participants' })
    us.gestures.send([moved(1)])
    await heard([{ socket: us.provider.ws as unknown as WebSocket }])
    await afterwards(facilitator, rok)
    expect(frames).toEqual([])
    facilitator.gestures.send([moved(2)])
    await shows((frame) => placesOf(frame)?.[0] === 2)
    await server.rooms.announceSession(BOARD, { ...state, version: 2 })
    us.gestures.send([moved(3)])
    await shows((frame) => placesOf(frame)?.[0] === 3)
  })

  it('[D5] an observer moves nothing, and may go on reading', async () => {
    const server = await seeded()
    const [us, rok] = [await arrived(server, 'us'), await arrived(server, 'rok')]
    const observer = await arrived(server, 'observer')
    const { frames } = watched(rok)
    const theirs = watched(observer)
    observer.gestures.send([moved(1)])
    await afterwards(us, rok)
    expect(frames).toEqual([])
    us.gestures.send([moved(2)])
    await theirs.shows((frame) => placesOf(frame)?.[0] === 2)
    expect(observer.status.state).toBe('saved')
  })

  it('[D5] [P4] [P5] what is malformed or too large ends that client only', async () => {
    const server = await seeded()
    const [us, rok] = [await arrived(server, 'us'), await arrived(server, 'rok')]
    const { frames } = watched(rok)
    const whole = writeGesture({ clientId: 1, sequence: 1, patches: [moved(1)] })
    const many = Array.from({ length: 10_000 }, (_, n) => moved(n, `shape:${n}`))
    const tiny = Array.from({ length: LIMITS.gestureRecords + 1 }, () => ({
      ...moved(1, 'a'),
      place: null,
    }))
    const cases: [name: string, message: Uint8Array, code: number][] = [
      ['cut short', whole.subarray(0, whole.length - 3), CLOSE_REASONS.bad_frame],
      ['nothing', whole.subarray(0, 1), CLOSE_REASONS.bad_frame],
      ['too long', Uint8Array.of(...whole, 1), CLOSE_REASONS.bad_frame],
      ['garbage', Uint8Array.of(MESSAGE.gesture, 255, 255, 255, 255), CLOSE_REASONS.bad_frame],
      [
        '10,000 records',
        writeGesture({ clientId: 1, sequence: 1, patches: many }),
        CLOSE_REASONS.frame_too_large,
      ],
      [
        'a record too many',
        writeGesture({ clientId: 1, sequence: 1, patches: tiny }),
        CLOSE_REASONS.bad_frame,
      ],
    ]
    for (const [name, message, code] of cases) {
      const { socket } = await rawOurs(server, 'us')
      const ended = closing(socket)
      socket.send(message)
      expect([name, (await ended).code]).toEqual([name, code])
      await afterwards(us, rok)
    }
    expect(frames).toEqual([])
  })

  it('[D6] a tab that is killed has nothing in flight any more', async () => {
    const server = await seeded()
    const rok = await arrived(server, 'rok')
    const { shows } = watched(rok)
    const raw = await rawOurs(server, 'us')
    raw.say([moved(7)])
    await shows((frame) => placesOf(frame)?.[0] === 7)
    raw.socket.terminate()
    const over = await shows((frame) => frame?.patches.length === 0)
    expect(over).toEqual({ clientId: raw.clientID, sequence: 1, patches: [] })
  })

  it('[D6] with the line everyone has nothing in flight any more', async () => {
    const server = await seeded()
    const [us, rok] = [await arrived(server, 'us'), await arrived(server, 'rok')]
    const { shows } = watched(rok)
    us.gestures.send([moved(7)])
    await shows((frame) => placesOf(frame)?.[0] === 7)
    await server.stop()
    expect(await shows((frame) => frame === null)).toBeNull()
    expect(rok.gestures.send([moved(8)])).toBe(false)
  })

  it('[D3] several tabs travel in one message', async () => {
    const server = await seeded()
    const listener = await rawOurs(server, 'rok')
    const { socket } = listener
    socket.send(writeSync(SYNC.step1, Uint8Array.of(0)))
    const people = await Promise.all(Array.from({ length: 4 }, () => rawOurs(server, 'us')))
    await Promise.all(people.map(({ socket }) => once(socket, 'message')))
    const counts: number[] = []
    const all = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        if (data[0] !== MESSAGE.gesture) return
        const decoder = decoding.createDecoder(data)
        decoding.readVarUint(decoder)
        counts.push(readGestures(decoder).length)
        if (counts.reduce((sum, count) => sum + count, 0) >= 4) resolve()
      })
    })
    const us = await arrived(server, 'us')
    // While a turn waits for its commit, all of them say something.
    const release = server.storage.holdAppends()
    const appended = server.storage.nextAppend()
    putRecord(us, 'shape:more', GEO)
    await appended
    for (const { say } of people) say([moved(1)])
    await heard(people)
    release()
    await all
    expect(counts).toEqual([4])
  })

  it('[D9] the sign says saving while something is in flight', async () => {
    const server = await seeded()
    const us = await arrived(server, 'us')
    us.gestures.inFlight(2)
    expect(us.status).toMatchObject({ state: 'saving', waiting: 2, kept: false })
    us.gestures.inFlight(0)
    expect(us.status).toMatchObject({ state: 'saved', waiting: 0 })
  })
})

/** What these sockets have sent is with the server: it has answered a ping sent after it. */
async function heard(people: readonly { socket: WebSocket }[]): Promise<void> {
  await Promise.all(
    people.map(({ socket }) => {
      socket.ping()
      return once(socket, 'pong')
    }),
  )
}
