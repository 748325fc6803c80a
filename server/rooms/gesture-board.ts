import * as decoding from 'lib0/decoding'
import type { Limits } from '@/sync/protocol/limits'
import { joinGestures, readGesture, writeGesture } from '@/sync/protocol/gesture-frames'
import type { AwarenessBoard } from './awareness-board'
import type { Connection } from './connection'
import { frame } from './frames'
import type { Gate } from './gate'
import type { News } from './reply'

/** What a connection's tab had in flight when the others were last told. */
interface Shown {
  clientId: number
  sequence: number
}

/**
 * What tabs have in flight, on its way to the others [D4].
 *
 * Invariants
 *  1. Of each connection only the newest frame since the last turn is read and passed on, as it came;
 *     nothing is kept after that but whose frames the others are showing.
 *  2. `take` is called in a turn once what had come before was judged and before it is committed: a
 *     frame that comes later waits for the next turn, like the changes that come with it. So nobody
 *     is told that a flight is over before they have what it ended in.
 */
export class GestureBoard {
  private readonly newest = new Map<Connection, Uint8Array>()
  private readonly shown = new Map<Connection, Shown>()
  /** Empty frames on behalf of those who left. */
  private endings: Uint8Array[] = []

  constructor(
    private readonly gate: Gate,
    private readonly awareness: AwarenessBoard,
    private readonly limits: Limits,
  ) {}

  get hasChanges(): boolean {
    return this.newest.size > 0 || this.endings.length > 0
  }

  /** Takes a whole message from a client. */
  receive(connection: Connection, message: Uint8Array): void {
    if (!connection.extended) return connection.end('bad_frame')
    if (message.length > this.limits.gestureBytes) return connection.end('frame_too_large')
    this.newest.set(connection, message)
  }

  /** Forgets a connection; others are told on the next turn [D6]. */
  remove(connection: Connection): void {
    this.newest.delete(connection)
    this.land(connection)
  }

  /** One message for everyone with what is new since the last call, or null. */
  take(): News | null {
    const { newest } = this
    if (!this.hasChanges) return null
    const taken = new Map<Connection, Uint8Array>()
    for (const [connection, message] of newest)
      if (this.passes(connection, message)) taken.set(connection, message)
    newest.clear()
    const all = [...this.endings, ...taken.values()]
    this.endings = []
    if (all.length === 0) return null
    const [only = null] = all.length === 1 ? taken.keys() : []
    return { frame: frame(joinGestures(all)), only }
  }

  /** [D5] */
  private passes(connection: Connection, message: Uint8Array): boolean {
    const { participant } = connection
    if (!connection.open || !participant) return false
    try {
      const decoder = decoding.createDecoder(message)
      decoding.readVarUint(decoder)
      const { clientId, sequence, patches } = readGesture(decoder)
      const isOwn = this.awareness.holder(clientId) === connection
      const mayChange = patches.every(({ id }) => this.gate.allowsGesture(id, participant))
      if (!isOwn || !mayChange) {
        this.land(connection)
        return false
      }
      const wasShown = this.shown.delete(connection)
      if (patches.length > 0) this.shown.set(connection, { clientId, sequence })
      return wasShown || patches.length > 0
    } catch {
      connection.end('bad_frame')
      return false
    }
  }

  /** Nothing of this connection is in flight any more, whatever it said last. */
  private land(connection: Connection): void {
    const shown = this.shown.get(connection)
    if (!shown) return
    this.shown.delete(connection)
    this.endings.push(writeGesture({ ...shown, patches: [] }))
  }
}
