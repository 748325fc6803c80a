import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { readFieldsOf, recordsOf } from '@/sync/doc/layout'
import { GEOMETRY } from '@/sync/doc/fields'
import {
  GESTURE_PACE,
  parentTag,
  readGestures,
  writeGesture,
  type GesturePatch,
} from '@/sync/protocol/gesture-frames'
import { MESSAGE } from '@/sync/protocol/messages'
import { shapeId } from '../board'
import type { Join, JoinOptions, LoadClient } from './client'
import { Seen, type Stream } from './ledger'
import { inTime } from './pace'
import { LoadSocket } from './socket'

const SYNC = 0
const AWARENESS = 1
const AUTH = 2
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2
const EMPTY_STATE = Uint8Array.of(0)
const EMPTY_UPDATE = Uint8Array.of(0, 0)

/** What the servers that speak y-protocols do differently. */
export interface Dialect {
  /** Hocuspocus puts the document's name before every message and wants a token first. */
  namesDocument: boolean
  /** Drags travel as this project's gesture frames and are committed every 2 s, as its board does. */
  hasGestures: boolean
}

/** A client for any server that speaks y-protocols over a WebSocket. */
export function joinYjs(dialect: Dialect): Join {
  return async (options) => {
    const client = new YjsClient(options, dialect)
    await inTime(client.open())
    return client
  }
}

class YjsClient implements LoadClient {
  records = 0
  lost: number | null = null
  private readonly doc = new Y.Doc()
  private readonly seen: Seen
  private readonly drags: Stream | null
  private readonly cursors: Stream | null
  private readonly prefix: Uint8Array
  private socket: LoadSocket | null = null
  private awarenessClock = 0
  private moves = 0
  private gestureSequence = 0
  /** People don't begin to drag all at once. */
  private committedAt = performance.now() - Math.random() * GESTURE_PACE.commitMs
  private onBoard: () => void = () => undefined
  private onFailed: (error: Error) => void = () => undefined

  constructor(
    private readonly options: JoinOptions,
    private readonly dialect: Dialect,
  ) {
    const { room, mover, documentName } = options
    this.seen = new Seen(room.ledger)
    this.drags = mover ? room.stream('drags', this.doc.clientID) : null
    this.cursors = mover ? room.stream('cursors', this.doc.clientID) : null
    const encoder = encoding.createEncoder()
    if (dialect.namesDocument) encoding.writeVarString(encoder, documentName)
    this.prefix = encoding.toUint8Array(encoder)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) this.sendSync(UPDATE, update)
    })
  }

  async open(): Promise<void> {
    const whole = new Promise<void>((resolve, reject) => {
      this.onBoard = resolve
      this.onFailed = reject
    })
    // Without a listener a failure before `await whole` would end the process.
    whole.catch(() => undefined)
    const socket = await LoadSocket.open(this.options.port, this.options.path)
    this.socket = socket
    socket.onMessage = (bytes) => this.receive(bytes)
    socket.onLost = (code) => {
      this.lost = code
      this.onFailed(new Error(`The server closed a socket with ${code}.`))
    }
    if (this.dialect.namesDocument) {
      this.send((encoder) => {
        encoding.writeVarUint(encoder, AUTH)
        encoding.writeVarUint(encoder, 0)
        encoding.writeVarString(encoder, 'token')
      })
    }
    this.sendSync(STEP_1, EMPTY_STATE)
    this.announce()
    await whole
  }

  drag(): void {
    const map = recordsOf(this.doc).get(shapeId(this.options.person))
    const geometry = map?.get(GEOMETRY)
    if (!map || !Array.isArray(geometry) || !this.drags) throw new Error('Nothing to drag.')
    this.moves += 1
    const [x, y] = [this.moves * 1.5, this.moves * 0.7]
    const [parent, index, , , rotation] = geometry as [string, string, number, number, number]
    const commit = () =>
      this.doc.transact(() => map.set(GEOMETRY, [parent, index, x, y, rotation]), this)
    const { sentAt } = this.drags
    if (!this.dialect.hasGestures) {
      // The item's place in this client's history is the change's number; see `see`.
      sentAt[Y.getState(this.doc.store, this.doc.clientID) + 1] = performance.now()
      return void commit()
    }
    sentAt[this.gestureSequence + 1] = performance.now()
    if (performance.now() - this.committedAt < GESTURE_PACE.commitMs) {
      const place = { parent: parentTag(parent), x, y, rotation }
      this.sendGesture([{ id: shapeId(this.options.person), place, stroke: null, values: [] }])
    } else {
      this.committedAt = performance.now()
      commit()
      // Nothing is in flight then. Sent, and so received, after the commit.
      this.sendGesture([])
    }
  }

  cursor(): void {
    const number = this.announce()
    if (this.cursors) this.cursors.sentAt[number] = performance.now()
  }

  keepAlive(): void {
    // Each server pings, which the socket answers.
  }

  close(): void {
    this.socket?.close()
    this.doc.destroy()
  }

  /** Says where this person is, as this project's board does. Returns the change's number. */
  private announce(): number {
    this.awarenessClock += 1
    const state = {
      pageId: 'page:page',
      cursor: { x: this.awarenessClock * 3, y: 120, type: 'default', rotation: 0 },
      selection: [shapeId(this.options.person)],
      camera: { x: 0, y: 0, z: 1 },
      screen: { w: 1280, h: 800 },
      following: null,
      laser: [],
    }
    const update = encoding.createEncoder()
    encoding.writeVarUint(update, 1)
    encoding.writeVarUint(update, this.doc.clientID)
    encoding.writeVarUint(update, this.awarenessClock)
    encoding.writeVarString(update, JSON.stringify(state))
    this.send((encoder) => {
      encoding.writeVarUint(encoder, AWARENESS)
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update))
    })
    return this.awarenessClock
  }

  private sendGesture(patches: readonly GesturePatch[]): void {
    this.gestureSequence += 1
    const { clientID } = this.doc
    const frame = { clientId: clientID, sequence: this.gestureSequence, patches }
    this.socket?.send(writeGesture(frame))
  }

  private sendSync(kind: number, payload: Uint8Array): void {
    this.send((encoder) => {
      encoding.writeVarUint(encoder, SYNC)
      encoding.writeVarUint(encoder, kind)
      encoding.writeVarUint8Array(encoder, payload)
    })
  }

  private send(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder()
    encoding.writeUint8Array(encoder, this.prefix)
    write(encoder)
    this.socket?.send(encoding.toUint8Array(encoder))
  }

  private receive(bytes: Buffer): void {
    const decoder = decoding.createDecoder(bytes)
    decoder.pos = this.prefix.length
    const kind = decoding.readVarUint(decoder)
    if (kind === AWARENESS) return this.receiveAwareness(decoder)
    if (kind === MESSAGE.gesture) return this.receiveGestures(decoder)
    // Hocuspocus answers a question that came before its own with kind 4 instead of 0.
    if (kind !== SYNC && !(this.dialect.namesDocument && kind === 4)) return
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (step === STEP_1) this.sendSync(STEP_2, EMPTY_UPDATE)
    else if (step === STEP_2) this.takeBoard(payload)
    else if (!this.dialect.hasGestures) this.see(payload)
  }

  private takeBoard(update: Uint8Array): void {
    const { mover, checkBoard } = this.options
    if (mover || checkBoard) Y.applyUpdate(this.doc, update)
    if (checkBoard) {
      recordsOf(this.doc).forEach(
        (map) => (this.records += 'typeName' in readFieldsOf(map) ? 1 : 0),
      )
    }
    this.onBoard()
  }

  /** A change's number is its client's clock after it: every drag is one item. */
  private see(update: Uint8Array): void {
    const { drags } = this.options.room
    const decoder = decoding.createDecoder(update)
    const clients = decoding.readVarUint(decoder)
    const structs = decoding.readVarUint(decoder)
    if (clients === 1 && structs === 1) {
      const client = decoding.readVarUint(decoder)
      if (client === this.doc.clientID) return
      this.seen.see(drags.get(client), decoding.readVarUint(decoder) + 1)
      return
    }
    for (const [client, clock] of Y.parseUpdateMeta(update).to) {
      if (client !== this.doc.clientID) this.seen.see(drags.get(client), clock)
    }
  }

  private receiveAwareness(outer: decoding.Decoder): void {
    const { cursors } = this.options.room
    if (cursors.size === 0) return
    const decoder = decoding.createDecoder(decoding.readVarUint8Array(outer))
    const count = decoding.readVarUint(decoder)
    for (let at = 0; at < count; at++) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      decoding.readVarUint8Array(decoder)
      if (client !== this.doc.clientID) this.seen.see(cursors.get(client), clock)
    }
  }

  /** A change's number is its frame's sequence. */
  private receiveGestures(decoder: decoding.Decoder): void {
    const { drags } = this.options.room
    for (const { clientId, sequence } of readGestures(decoder)) {
      if (clientId !== this.doc.clientID) this.seen.see(drags.get(clientId), sequence)
    }
  }
}
