import * as Y from 'yjs'
import type { Limits } from '@/sync/protocol/limits'
import { SYNC, writeCommitted, writeEpoch, writeSync } from '@/sync/protocol/messages'
import type { AwarenessBoard } from './awareness-board'
import type { Connection } from './connection'
import { frame, join } from './frames'
import { JoinMessage } from './join-message'
import type { Replies, Reply } from './reply'

/**
 * The sending half of a turn: what everyone gets is framed once, and each socket is written to
 * once. Called only while all of the document is committed.
 */
export class FanOut {
  private readonly joinMessage: JoinMessage

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
    const presence = changed ? frame(changed) : null
    const changes = updates.map((update) => frame(writeSync(SYNC.update, update)))
    const changesOnly = changes.length > 0 ? join(changes) : null
    const both = changesOnly && presence ? join([changesOnly, presence]) : (changesOnly ?? presence)
    const all = both && gestures ? join([both, gestures]) : (both ?? gestures)
    for (const connection of connections) {
      const wasSynced = connection.synced
      const own = this.ownFrames(connection, replies.begun(connection))
      // Before its sync step 1 is answered a client would only have to hold changes back; the
      // answer has them all. A reader that lags gets changes only: cursors grow old, not wrong.
      const lags = connection.backlog > this.limits.outgoingSoftBytes
      const shared = !wasSynced ? presence : lags ? changesOnly : connection.extended ? all : both
      if (shared) connection.write(...own, shared)
      else if (own.length > 0) connection.write(...own)
    }
  }

  private ownFrames(connection: Connection, reply: Reply | null): Uint8Array[] {
    const own: Uint8Array[] = []
    if (reply?.joined) {
      if (connection.extended) own.push(frame(writeEpoch(this.epoch))) // [E1]
      own.push(this.stepOne())
      const everyone = this.awareness.everyone()
      if (everyone) own.push(frame(everyone))
    } else if (reply?.askAgain && connection.held.length > 0) {
      own.push(this.stepOne())
    }
    if (reply?.stateVector) {
      own.push(...this.joinMessage.since(reply.stateVector))
      connection.synced = true
    }
    if (reply) own.push(...reply.messages.map(frame))
    if (connection.settled > connection.acknowledged) {
      connection.acknowledged = connection.settled
      if (connection.extended) own.push(frame(writeCommitted(connection.acknowledged)))
    }
    return own
  }

  private stepOne(): Uint8Array {
    return frame(writeSync(SYNC.step1, Y.encodeStateVector(this.doc)))
  }
}
