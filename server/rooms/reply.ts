import { writeRefused, type Refusal } from '@/sync/protocol/messages'
import type { Connection } from './connection'
import { frame } from './frames'

/** What a turn has to tell of what clients say and nobody stores, framed. */
export interface News {
  frame: Uint8Array
  /** The only connection it comes from, when there is but one: it need not be told. */
  only: Connection | null
}

/** What one turn owes to one connection, besides what everyone gets. */
export interface Reply {
  /** It has just come in: greet it. */
  joined: boolean
  /** It asked for what it lacks; its state vector. */
  stateVector: Uint8Array | null
  /** Something it sent lacks its beginning: ask for everything it has. */
  askAgain: boolean
  /** Framed messages. */
  frames: Uint8Array[]
}

export class Replies {
  private readonly byConnection = new Map<Connection, Reply>()

  /** The reply to a connection, begun when there is none yet. */
  to(connection: Connection): Reply {
    let reply = this.byConnection.get(connection)
    if (!reply) {
      reply = { joined: false, stateVector: null, askAgain: false, frames: [] }
      this.byConnection.set(connection, reply)
    }
    return reply
  }

  begun(connection: Connection): Reply | null {
    return this.byConnection.get(connection) ?? null
  }

  /** Tells a client of ours what was refused; a stranger's client knows no such message. */
  refuse(connection: Connection, refusal: Refusal): void {
    if (connection.extended) this.to(connection).frames.push(frame(writeRefused(refusal)))
  }
}
