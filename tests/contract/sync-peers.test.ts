import { once } from 'node:events'
import { connect } from 'node:net'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { CLOSE_REASONS } from '@/sync/protocol/close-reasons'
import { MESSAGE, SYNC, writeAwareness, writeSync } from '@/sync/protocol/messages'
import {
  atEnd,
  bareSocket,
  BOARD,
  closing,
  docShows,
  ending,
  joined,
  opened,
  ours,
  putRecord,
  startRooms,
  statusShows,
  stranger,
  type Stranger,
  type TestServer,
} from '../fixtures/rooms'

const GEO = { typeName: 'shape', type: 'geo', geometry: ['page:page', 'a1', 0, 0, 0] }

/** Two honest clients still hear each other, and nobody else has been cut. */
async function othersWork(server: TestServer, a: Stranger, b: Stranger): Promise<void> {
  const id = `shape:${Math.random()}`
  putRecord(a, id, GEO)
  await docShows(b.doc, () => b.records.has(id))
  expect(server.rooms.stats().rooms).toBe(1)
}

/** An upgrade spoken by hand; resolves with the status line, or with the error. */
async function rawUpgrade(
  server: TestServer,
  target: string,
  headers: string[] = [],
): Promise<string> {
  const socket = connect(server.port, '127.0.0.1')
  atEnd(() => void socket.destroy())
  socket.write(
    [
      `GET ${target} HTTP/1.1`,
      `Host: 127.0.0.1:${server.port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ...headers,
      '',
      '',
    ].join('\r\n'),
  )
  const [data] = (await once(socket, 'data')) as [Buffer]
  return data.toString().split('\r\n')[0] ?? ''
}

/** A WebSocket that has been upgraded by hand, to send whatever bytes one likes. */
async function rawSocket(server: TestServer, name: string) {
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => undefined)
  atEnd(() => void socket.destroy())
  socket.write(
    `GET /sync/${BOARD}?token=${name}@${BOARD} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n` +
      'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  )
  await once(socket, 'data')
  return socket
}

describe('peers', () => {
  it('[P2] closes with a code, after accepting, what the browser must be able to read', async () => {
    const server = await startRooms()
    const cases: [path: string, code: number][] = [
      [`${BOARD}`, CLOSE_REASONS.bad_token],
      [`${BOARD}?token=garbage`, CLOSE_REASONS.bad_token],
      [`${BOARD}?token=expired@${BOARD}`, CLOSE_REASONS.token_expired],
      [`${BOARD}?token=us@anotherboard`, CLOSE_REASONS.bad_token],
      [`unknown?token=us@unknown`, CLOSE_REASONS.unknown_document],
      [`a/b/c?token=us@${BOARD}`, CLOSE_REASONS.bad_token],
      [`?token=us@${BOARD}`, CLOSE_REASONS.bad_token],
    ]
    for (const [path, code] of cases) {
      const socket = new WebSocket(`${server.url}/sync/${path}`)
      const ended = closing(socket)
      await opened(socket)
      expect([path, (await ended).code]).toEqual([path, code])
    }
  })

  it('[P2] a token of another board opens nothing, and y-websocket stops trying', async () => {
    const server = await startRooms()
    await server.storage.create('other')
    const intruder = stranger(server, 'us', BOARD)
    intruder.provider.params = { token: 'us@other' }
    const closed = new Promise<{ code: number }>((resolve) =>
      intruder.provider.on('closed', resolve),
    )
    intruder.provider.disconnect()
    intruder.provider.connect()
    expect((await closed).code).toBe(CLOSE_REASONS.bad_token)
    expect(intruder.provider.shouldConnect).toBe(false)
  })

  it('[P3] refuses a foreign Origin with 403 and takes our own or none', async () => {
    const server = await startRooms()
    const target = `/sync/${BOARD}?token=us@${BOARD}`
    const own = `Origin: http://127.0.0.1:${server.port}`
    expect(await rawUpgrade(server, target, ['Origin: https://evil.example'])).toContain('403')
    expect(await rawUpgrade(server, target, ['Origin: null'])).toContain('403')
    expect(await rawUpgrade(server, target, [own])).toContain('101')
    expect(await rawUpgrade(server, target)).toContain('101')
  })

  it.each(['//', '/', '/elsewhere', '/syncx', '/%', '*'])(
    '[P3] answers 404 to an upgrade of %s',
    async (target) => {
      const server = await startRooms()
      expect(await rawUpgrade(server, target)).toMatch(/ 40[04] /)
    },
  )

  it('[P4] ends only the client that sends what cannot be read', async () => {
    const server = await startRooms()
    const a = await joined(server, 'us')
    const b = await joined(server, 'rok')
    const text = (value: Uint8Array) => value
    const badUtf8 = encoding.createEncoder()
    encoding.writeVarUint(badUtf8, 1)
    encoding.writeVarUint(badUtf8, 4711)
    encoding.writeVarUint(badUtf8, 1)
    encoding.writeVarUint8Array(badUtf8, new Uint8Array([0xff, 0xfe, 0x22]))
    const frames: [name: string, frame: Uint8Array | string][] = [
      ['an empty frame', new Uint8Array()],
      ['an unknown kind', new Uint8Array([99, 1, 2, 3])],
      ['auth', new Uint8Array([MESSAGE.auth, 0])],
      ['an unknown sync kind', writeSync(9, new Uint8Array([0, 0]))],
      ['a frame that is cut short', new Uint8Array([MESSAGE.sync, SYNC.update, 200, 1])],
      [
        'a garbage update',
        writeSync(SYNC.update, text(new Uint8Array([255, 255, 255, 255, 7, 7]))),
      ],
      ['a garbage step 2', writeSync(SYNC.step2, text(new Uint8Array([1, 1, 1, 0, 250, 9])))],
      ['a garbage delete set', writeSync(SYNC.update, text(new Uint8Array([0, 9, 9])))],
      ['a garbage state vector', writeSync(SYNC.step1, text(new Uint8Array([90, 1])))],
      ['garbage awareness', writeAwareness(new Uint8Array([200, 1, 1]))],
      ['bad UTF-8', writeAwareness(encoding.toUint8Array(badUtf8))],
      ['a text frame, of a kind that would be one of ours in binary', '\u0003'],
    ]
    for (const [name, frame] of frames) {
      const socket = bareSocket(server, 'rok')
      const ended = closing(socket)
      await opened(socket)
      socket.send(frame)
      expect([name, (await ended).code]).toEqual([name, CLOSE_REASONS.bad_frame])
      await othersWork(server, a, b)
    }
  })

  it('[P4] survives a frame with a reserved bit set', async () => {
    const server = await startRooms()
    const a = await joined(server, 'us')
    const b = await joined(server, 'rok')
    const socket = await rawSocket(server, 'rok')
    socket.write(Buffer.from([0xf2, 0x80, 0, 0, 0, 0]))
    await once(socket, 'close')
    await othersWork(server, a, b)
  })

  it('[P5] a frame over the limit costs that client its connection, for good', async () => {
    const server = await startRooms({ limits: { frameBytes: 1000 } })
    const a = await joined(server, 'us')
    const b = await joined(server, 'rok')
    const huge = await joined(server, 'rok')
    const ended = ending(huge.provider)
    huge.doc.getMap('x').set('y', 'z'.repeat(2000))
    expect(await ended).toEqual({ code: 4413, reason: 'frame_too_large' })
    expect(huge.provider.shouldConnect).toBe(false)
    await othersWork(server, a, b)
  })

  it('[P5] a flood costs that client its connection', async () => {
    const server = await startRooms({ limits: { messageBurst: 100, messagesPerSecond: 1 } })
    const socket = bareSocket(server, 'rok')
    const ended = closing(socket)
    await opened(socket)
    for (let n = 0; n < 150; n++) socket.send(new Uint8Array([MESSAGE.queryAwareness]))
    expect(await ended).toEqual({ code: 4429, reason: 'too_many_messages' })
  })

  it('[P5] limits connections per address and per document', async () => {
    const byAddress = await startRooms({ limits: { connectionsPerAddress: 1 } })
    await joined(byAddress, 'us')
    expect((await closing(bareSocket(byAddress, 'rok'))).reason).toBe('too_many_connections')
    const byDocument = await startRooms({ limits: { connectionsPerDocument: 1 } })
    await joined(byDocument, 'us')
    expect((await closing(bareSocket(byDocument, 'rok'))).reason).toBe('too_many_connections')
  })

  it('[P6] drops a reader that does not read, and nobody waits for it', async () => {
    // The system's own buffers take some 12 MB before anything piles up: the board has to take more.
    const server = await startRooms({
      limits: { outgoingBytes: 100_000, documentBytes: 200_000_000 },
    })
    const a = await joined(server, 'us')
    const slow = await rawSocket(server, 'rok')
    slow.write(maskedFrame(writeSync(SYNC.step1, new Uint8Array([0]))))
    slow.pause()
    const b = await joined(server, 'rok')
    const gone = once(slow, 'close')
    const cut = new Promise<void>((resolve) => {
      let n = 0
      const write = () => {
        if (server.rooms.stats().connections === 2) return resolve()
        a.doc.getMap('x').set('y', `${n++}`.padEnd(500_000, 'x'))
        void docShows(b.doc, () => b.doc.getMap('x').get('y') === a.doc.getMap('x').get('y')).then(
          () => setImmediate(write),
        )
      }
      write()
    })
    await cut
    slow.resume()
    await gone
    await othersWork(server, a, b)
  })

  it('[P7] something is sent before the watchdog barks', async () => {
    const server = await startRooms({ limits: { heartbeatMs: 40 } })
    const socket = bareSocket(server, 'us')
    await opened(socket)
    await once(socket, 'message')
    const [quiet] = (await once(socket, 'message')) as [Buffer]
    expect([...quiet]).toEqual([MESSAGE.awareness, 1, 0])
  })
})

describe('awareness', () => {
  it('[P8] passes on who is here, under the name the server knows', async () => {
    const server = await startRooms()
    const a = await joined(server, 'us')
    const b = await joined(server, 'rok')
    const seen = awarenessShows(b, (states) => states.get(a.doc.clientID)?.['cursor'] !== undefined)
    a.provider.awareness.setLocalState({
      cursor: { x: 1, y: 2 },
      name: 'Somebody Else',
      role: 'facilitator',
      participantId: 'forged',
      party: 'rok',
      user: { name: 'Somebody Else', color: '#fff' },
    })
    await seen
    expect(b.provider.awareness.getStates().get(a.doc.clientID)).toEqual({
      cursor: { x: 1, y: 2 },
      name: 'us',
      role: 'delegate',
      party: 'us',
      participantId: server.auth.people.get('us')?.participantId,
      user: { name: 'us', color: '#fff', id: server.auth.people.get('us')?.participantId },
    })
    const late = await joined(server, 'facilitator')
    await awarenessShows(late, (states) => states.has(a.doc.clientID))
  })

  it("[P8] one client speaks for itself: others' entries and second identities are left out", async () => {
    const server = await startRooms()
    const a = await joined(server, 'us')
    const b = await joined(server, 'rok')
    a.provider.awareness.setLocalState({ real: true })
    await awarenessShows(b, (states) => states.get(a.doc.clientID)?.['real'] === true)
    const forger = bareSocket(server, 'rok')
    await opened(forger)
    forger.send(awarenessFrame(777, 1, { mine: 1 }))
    forger.send(awarenessFrame(a.doc.clientID, 900, { forged: true }))
    forger.send(awarenessFrame(778, 1, { second: 1 }))
    forger.send(awarenessFrame(777, 2, { mine: 2 }))
    await awarenessShows(b, (states) => states.get(777)?.['mine'] === 2)
    const states = b.provider.awareness.getStates()
    expect(states.get(a.doc.clientID)).toMatchObject({ real: true, name: 'us' })
    expect(states.has(778)).toBe(false)
    const second = bareSocket(server, 'rok')
    await opened(second)
    second.send(awarenessFrame(a.doc.clientID, 901, { forged: true }))
    second.send(awarenessFrame(779, 1, { mine: 1 }))
    await awarenessShows(b, (each) => each.has(779))
    expect(states.get(a.doc.clientID)).toMatchObject({ real: true, name: 'us' })
  })

  it('[P8] tells others when somebody leaves, at once', async () => {
    const server = await startRooms()
    const a = await joined(server, 'us')
    const b = await joined(server, 'rok')
    a.provider.awareness.setLocalState({ here: true })
    await awarenessShows(b, (states) => states.has(a.doc.clientID))
    a.provider.ws?.close()
    await awarenessShows(b, (states) => !states.has(a.doc.clientID))
  })

  it('[P8] a returning tab takes its identity over from its own dead socket, nobody else can', async () => {
    const server = await startRooms()
    const b = await joined(server, 'rok')
    const first = bareSocket(server, 'us')
    await opened(first)
    first.send(awarenessFrame(555, 1, { turn: 1 }))
    await awarenessShows(b, (states) => states.get(555)?.['turn'] === 1)
    const second = bareSocket(server, 'us')
    await opened(second)
    second.send(awarenessFrame(555, 2, { turn: 2 }))
    await awarenessShows(b, (states) => states.get(555)?.['turn'] === 2)
    first.terminate()
    second.send(awarenessFrame(555, 3, { turn: 3 }))
    await awarenessShows(b, (states) => states.get(555)?.['turn'] === 3)
  })

  it('[P8] an oversized state ends that client', async () => {
    const server = await startRooms({ limits: { awarenessBytes: 100 } })
    const socket = bareSocket(server, 'us')
    const ended = closing(socket)
    await opened(socket)
    socket.send(awarenessFrame(555, 1, { text: 'x'.repeat(200) }))
    expect((await ended).reason).toBe('awareness_too_large')
  })

  it('our client tells only of itself, and is seen again at once after reconnecting', async () => {
    const server = await startRooms()
    const b = await joined(server, 'rok')
    const a = ours(server, 'us')
    a.awareness.setLocalState({ here: 1 })
    await statusShows(a, ({ state }) => state === 'saved')
    await awarenessShows(b, (states) => states.has(a.doc.clientID))
    a.provider.disconnect()
    await awarenessShows(b, (states) => !states.has(a.doc.clientID))
    await awarenessShows(b, (states) => states.has(a.doc.clientID))
  })
})

function awarenessShows(
  client: Stranger,
  test: (states: Map<number, Record<string, unknown>>) => boolean,
): Promise<void> {
  const { awareness } = client.provider
  const states = awareness.getStates() as Map<number, Record<string, unknown>>
  if (test(states)) return Promise.resolve()
  return new Promise((resolve) => {
    const listen = () => {
      if (!test(states)) return
      awareness.off('change', listen)
      resolve()
    }
    awareness.on('change', listen)
  })
}

function awarenessFrame(
  clientId: number,
  clock: number,
  state: Record<string, unknown>,
): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const awareness = new Awareness(doc)
  awareness.setLocalState(state)
  awareness.meta.set(clientId, { clock, lastUpdated: 0 })
  const frame = writeAwareness(encodeAwarenessUpdate(awareness, [clientId]))
  awareness.destroy()
  return frame
}

/** A client's frame must be masked; a mask of zeroes leaves the bytes as they are. */
function maskedFrame(payload: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([0x82, 0x80 | payload.length, 0, 0, 0, 0]), payload])
}
