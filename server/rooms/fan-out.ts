import * as Y from 'yjs'
import type { Limits } from '@/sync/protocol/limits'
import { SYNC, writeCommitted, writeEpoch } from '@/sync/protocol/messages'
import type { AwarenessBoard } from './awareness-board'
import type { Connection } from './connection'
import { frame, join, syncFrames } from './frames'
import { JoinMessage } from './join-message'
import type { Replies, Reply } from './reply'

/**
 * The sending half of a turn: what everyone gets is framed once, and each socket is written to
 * once. Called only while all of the document is committed.
 */
export class FanOut {
  private readonly joinMessage: JoinMessage
  /** What newcomers of ours are told of the dialogue, framed. */
  signal: Uint8Array | null = null
  /** Of the present turn; null until someone comes in it. */
  private greeting: Uint8Array | null = null

  constructor(
    private readonly doc: Y.Doc,
    private readonly awareness: AwarenessBoard,
    private readonly limits: Limits,
    private readonly epoch: number,
  ) {
    this.joinMessage = new JoinMessage(doc)
  }

  /** `gestures`: a framed message with what is in flight; not for strangers' clients [D4]. */
  send(
    connections: Iterable<Connection>,
    updates: readonly Uint8Array[],
    replies: Replies,
    gestures: Uint8Array | null,
  ): void {
    for (const update of updates) this.joinMessage.add(update)
    const changed = this.awareness.takeChanges((broken) => broken.end('bad_frame'))
    const presence = changed?.frame ?? null
    const changesOnly = updates.length > 0 ? syncFrames(SYNC.update, updates) : null
    const both = joined(changesOnly, presence)
    this.greeting = null
    const all = joined(both, gestures)
    const withoutPresence = joined(changesOnly, gestures)
    for (const connection of connections) {
      const wasSynced = connection.synced
      const own = this.ownFrames(connection, replies.begun(connection))
      // Before its sync step 1 is answered a client would only have to hold changes back; the
      // answer has them all. A reader that lags gets changes only: cursors grow old, not wrong.
      const lags = connection.backlog > this.limits.outgoingSoftBytes
      const [told, untold] = connection.extended ? [all, withoutPresence] : [both, changesOnly]
      // Nobody has to be told what they alone just said about themselves [R3].
      const current = connection === changed?.only ? untold : told
      const shared = !wasSynced ? presence : lags ? changesOnly : current
      if (own.length === 0) {
        if (shared) connection.write(shared)
      } else {
        if (shared) own.push(shared)
        connection.write(...own)
      }
    }
  }

  private ownFrames(connection: Connection, reply: Reply | null): Uint8Array[] {
    const own: Uint8Array[] = []
    if (reply?.joined) {
      if (connection.extended) own.push(frame(writeEpoch(this.epoch))) // [E1]
      this.greeting ??= this.greet()
      own.push(this.greeting)
      if (connection.extended && this.signal) own.push(this.signal)
    } else if (reply?.askAgain && connection.held.length > 0) {
      own.push(this.stepOne())
    }
    if (reply?.stateVector) {
      own.push(...this.joinMessage.since(reply.stateVector))
      connection.synced = true
    }
    if (reply) own.push(...reply.frames)
    if (connection.settled > connection.acknowledged) {
      connection.acknowledged = connection.settled
      if (connection.extended) own.push(frame(writeCommitted(connection.acknowledged)))
    }
    return own
  }

  /** What everyone who comes in this turn is asked and told. */
  private greet(): Uint8Array {
    const everyone = this.awareness.everyone()
    return everyone ? join([this.stepOne(), everyone]) : this.stepOne()
  }

  private stepOne(): Uint8Array {
    return syncFrames(SYNC.step1, [Y.encodeStateVector(this.doc)])
  }
}

function joined(one: Uint8Array | null, other: Uint8Array | null): Uint8Array | null {
  return one && other ? join([one, other]) : (one ?? other)
}
