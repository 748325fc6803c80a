import * as Y from 'yjs'
import { SYNC } from '@/sync/protocol/messages'
import { syncFrames } from './frames'

/** Tail bytes after which a fresh snapshot is cheaper for the joiner than a long tail. */
const MAX_TAIL_BYTES = 128 * 1024

/**
 * The whole document as a joiner gets it: a snapshot framed once, and what came after it. Fifty
 * people joining at once cost one encoding.
 *
 * The tail goes first: a y-websocket client calls itself synced at the step 2 message, and by then
 * it must have everything.
 */
export class JoinMessage {
  private snapshot: Uint8Array | null = null
  private tail: Uint8Array[] = []
  private tailBytes = 0
  private framedTail: Uint8Array | null = null

  constructor(private readonly doc: Y.Doc) {}

  /** Call with every update once it is committed, before anyone is answered. */
  add(update: Uint8Array): void {
    if (!this.snapshot) return
    this.tail.push(update)
    this.tailBytes += update.length
    this.framedTail = null
    if (this.tailBytes > Math.max(MAX_TAIL_BYTES, this.snapshot.length / 8)) this.forget()
  }

  /** Framed messages for a client that has nothing yet. Call while all of the document is committed. */
  whole(): Uint8Array[] {
    if (!this.snapshot) {
      this.forget()
      this.snapshot = syncFrames(SYNC.step2, [Y.encodeStateAsUpdate(this.doc)])
    }
    if (this.tail.length === 0) return [this.snapshot]
    this.framedTail ??= syncFrames(SYNC.update, [Y.mergeUpdates(this.tail)])
    return [this.framedTail, this.snapshot]
  }

  /** Framed messages for a client that has what `stateVector` says. Throws when that is unreadable. */
  since(stateVector: Uint8Array): Uint8Array[] {
    if (Y.decodeStateVector(stateVector).size === 0) return this.whole()
    return [syncFrames(SYNC.step2, [Y.encodeStateAsUpdate(this.doc, stateVector)])]
  }

  /** Encodes anew for the next joiner: what is kept here still has what was deleted since. */
  forget(): void {
    this.snapshot = this.framedTail = null
    this.tail = []
    this.tailBytes = 0
  }
}
