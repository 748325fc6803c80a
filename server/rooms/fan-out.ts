import * as Y from 'yjs'
import type { Limits } from '@/sync/protocol/limits'
import { SYNC, writeCommitted, writeEpoch } from '@/sync/protocol/messages'
import type { AwarenessBoard } from './awareness-board'
import type { Connection } from './connection'
import { frame, join, syncFrames } from './frames'
import { JoinMessage } from './join-message'
import type { News, Replies, Reply } from './reply'
import type { Steering } from './steering'

/**
 * The sending half of a turn: what everyone gets is framed once, and each socket is written to
 * once. Called only while all of the document is committed.
 */
export class FanOut {
  private readonly joinMessage: JoinMessage
  /** Of the present turn; null until someone comes in it. */
  private greeting: Uint8Array | null = null

  constructor(
    private readonly doc: Y.Doc,
    private readonly awareness: AwarenessBoard,
    private readonly steering: Steering,
    private readonly limits: Limits,
    private readonly epoch: number,
  ) {
    this.joinMessage = new JoinMessage(doc)
  }

  /** What the server itself has taken away is sent to nobody who joins from now on [W20]. */
  forgetDeleted(): void {
    this.joinMessage.forget()
  }

  /** `gestures`: what is in flight; not for strangers' clients [D4]. */
  send(
    connections: Iterable<Connection>,
    updates: readonly Uint8Array[],
    replies: Replies,
    gestures: News | null,
  ): void {
    for (const update of updates) this.joinMessage.add(update)
    const presence = this.awareness.takeChanges((broken) => broken.end('bad_frame'))
    const changes = updates.length > 0 ? syncFrames(SYNC.update, updates) : null
    const parts = new Parts([changes, presence?.frame ?? null, gestures?.frame ?? null])
    this.greeting = null
    for (const connection of connections) {
      const wasSynced = connection.synced
      const own = this.ownFrames(connection, replies.begun(connection))
      // Before its sync step 1 is answered a client would only have to hold changes back; the
      // answer has them all. A reader that lags gets changes only: cursors grow old, not wrong.
      const lags = connection.backlog > this.limits.outgoingSoftBytes
      // Nobody has to be told what they alone just said about themselves [R3].
      const hears = (news: News | null) => !lags && news?.only !== connection
      const shared = parts.joined(
        wasSynced,
        !wasSynced || hears(presence),
        wasSynced && connection.extended && hears(gestures),
      )
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
      if (connection.extended) own.push(...this.steering.greeting())
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

/** What a turn tells, in every combination that somebody gets, each put together once. */
class Parts {
  private readonly made = new Map<number, Uint8Array | null>()

  constructor(private readonly parts: readonly (Uint8Array | null)[]) {}

  /** Those of the parts that are wanted, in their order, or null when there are none. */
  joined(...wanted: readonly boolean[]): Uint8Array | null {
    const key = wanted.reduce((sum, isWanted, at) => sum + (isWanted ? 1 << at : 0), 0)
    let bytes = this.made.get(key)
    if (bytes === undefined) {
      const chosen = this.parts.filter((part, at) => part !== null && wanted[at]) as Uint8Array[]
      bytes = chosen.length > 1 ? join(chosen) : (chosen[0] ?? null)
      this.made.set(key, bytes)
    }
    return bytes
  }
}
