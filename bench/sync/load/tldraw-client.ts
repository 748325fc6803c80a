import { createTLSchema, InstancePresenceRecordType } from '@tldraw/tlschema'
import { shapeId } from '../board'
import type { Join, JoinOptions, LoadClient } from './client'
import { Seen, type Stream } from './ledger'
import { inTime } from './pace'
import { LoadSocket } from './socket'

/** tldraw 3.15.6's protocol version. */
const PROTOCOL = 7
const schema = createTLSchema().serialize()

/** `[put, record]`, `[patch, fields]` or `[remove]`, by record id. */
type Diff = Record<string, [op: string, content?: unknown]>

interface FromServer {
  type: string
  diff?: Diff
  data?: FromServer[]
}

/** A client of tldraw's sync-core. */
export const joinTldraw: Join = async (options) => {
  const client = new TldrawClient(options)
  await inTime(client.open())
  return client
}

class TldrawClient implements LoadClient {
  records = 0
  lost: number | null = null
  private readonly seen: Seen
  private readonly drags: Stream | null
  private readonly cursors: Stream | null
  private socket: LoadSocket | null = null
  private clock = 0
  private moves = 0
  private cursorMoves = 0
  private onBoard: () => void = () => undefined
  private onFailed: (error: Error) => void = () => undefined

  constructor(private readonly options: JoinOptions) {
    const { room, person, mover } = options
    this.seen = new Seen(room.ledger)
    this.drags = mover ? room.stream('drags', shapeId(person)) : null
    this.cursors = mover ? room.stream('cursors', person) : null
  }

  async open(): Promise<void> {
    const whole = new Promise<void>((resolve, reject) => {
      this.onBoard = resolve
      this.onFailed = reject
    })
    whole.catch(() => undefined)
    const socket = await LoadSocket.open(this.options.port, this.options.path)
    this.socket = socket
    socket.onMessage = (bytes) => this.receive(JSON.parse(bytes.toString()) as FromServer)
    socket.onLost = (code) => {
      this.lost = code
      this.onFailed(new Error(`The server closed a socket with ${code}.`))
    }
    this.send({
      type: 'connect',
      connectRequestId: `person-${this.options.person}`,
      lastServerClock: -1,
      protocolVersion: PROTOCOL,
      schema,
    })
    await whole
    this.announce()
  }

  drag(): void {
    if (!this.drags) throw new Error('Nothing to drag.')
    this.moves += 1
    this.drags.sentAt[this.moves] = performance.now()
    const place = { x: ['put', this.moves], y: ['put', this.moves * 0.7] }
    this.push({ diff: { [shapeId(this.options.person)]: ['patch', place] } })
  }

  cursor(): void {
    this.cursorMoves += 1
    if (this.cursors) this.cursors.sentAt[this.cursorMoves] = performance.now()
    this.push({ presence: ['patch', { cursor: ['put', this.cursorNow()] }] })
  }

  keepAlive(): void {
    this.send({ type: 'ping' })
  }

  close(): void {
    this.socket?.close()
  }

  private announce(): void {
    const presence = InstancePresenceRecordType.create({
      id: InstancePresenceRecordType.createId(`person-${this.options.person}`),
      currentPageId: 'page:page' as never,
      userId: `person-${this.options.person}`,
      userName: `Person ${this.options.person + 1}`,
      cursor: this.cursorNow(),
      camera: { x: 0, y: 0, z: 1 },
      screenBounds: { x: 0, y: 0, w: 1280, h: 800 },
      selectedShapeIds: [shapeId(this.options.person) as never],
    })
    this.push({ presence: ['put', presence] })
  }

  /** x is the change's number and y the person's, so that the others know whose cursor it is. */
  private cursorNow() {
    return { x: this.cursorMoves, y: this.options.person, type: 'default' as const, rotation: 0 }
  }

  private push(change: object): void {
    this.clock += 1
    this.send({ type: 'push', clientClock: this.clock, ...change })
  }

  private send(message: object): void {
    this.socket?.send(JSON.stringify(message))
  }

  private receive(message: FromServer): void {
    if (message.type === 'data') {
      for (const each of message.data ?? []) this.receive(each)
    } else if (message.type === 'connect') {
      this.records = Object.values(message.diff ?? {}).filter(([op]) => op === 'put').length
      this.onBoard()
    } else if (message.type === 'patch') {
      for (const [id, [op, content]] of Object.entries(message.diff ?? {})) {
        if (op === 'patch') this.see(id, content as Record<string, [op: string, value: unknown]>)
      }
    }
  }

  private see(id: string, fields: Record<string, [op: string, value: unknown]>): void {
    const { drags, cursors } = this.options.room
    const moved = fields.x?.[1]
    if (typeof moved === 'number') return this.seen.see(drags.get(id), moved)
    const cursor = fields.cursor?.[1]
    if (typeof cursor !== 'object' || cursor === null) return
    const { x, y } = cursor as { x: number; y: number }
    this.seen.see(cursors.get(y), x)
  }
}
