import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { ParticipantAuth } from '@/server/services'
import { CLOSE_REASONS, isFinal, type CloseReason } from '@/sync/protocol/close-reasons'
import type { Limits } from '@/sync/protocol/limits'
import { frame, join } from './frames'
import type { Missing } from './gate'

export interface ConnectionOptions {
  id: number
  webSocket: WebSocket
  /** The raw socket under `webSocket`: shared frames are written to it as they are. */
  socket: Duplex
  /** Opted in to our own message kinds. */
  extended: boolean
  address: string
  limits: Limits
  now: () => number
}

/** Up to here copying several frames into one costs less than a write of several buffers. */
const COPIED_BYTES = 16 * 1024

/** Changes of one client that wait for something before them. */
export interface HeldChange {
  /** Which of this connection's change frames it was, from 1. */
  number: number
  update: Uint8Array
  missing: Missing
}

/**
 * One open socket and what the server knows about it.
 *
 * Invariants
 *  1. Nothing is written once closing has begun: a data frame after a close frame is a protocol error.
 *  2. `settled` counts change frames whose effect is in the document or was refused; it never runs
 *     ahead of a held change, so that `committed` never speaks for something that is not there.
 *  3. After a final reason nothing this client sent is processed any more.
 */
export class Connection {
  readonly id: number
  readonly extended: boolean
  readonly address: string
  participant: ParticipantAuth | null = null
  /** The document they asked for; '' before they are known. */
  documentId = ''
  /** Sync step 1 was answered: from here on it gets every change. */
  synced = false
  /** Change frames received. */
  received = 0
  /** What `committed` has told the client. */
  acknowledged = 0
  readonly held: HeldChange[] = []
  heldBytes = 0
  /** When the oldest held change came; null while none is held. */
  heldSince: number | null = null
  /** Bytes received and not processed yet. */
  inboxBytes = 0
  lastSentAt: number
  lastHeardAt: number
  ended: CloseReason | null = null
  private settledThrough = 0
  private allowance: number
  private allowanceAt: number
  private readonly webSocket: WebSocket
  private readonly socket: Duplex
  private readonly limits: Limits
  private readonly now: () => number

  constructor(options: ConnectionOptions) {
    this.id = options.id
    this.extended = options.extended
    this.address = options.address
    this.webSocket = options.webSocket
    this.socket = options.socket
    this.limits = options.limits
    this.now = options.now
    this.allowance = options.limits.messageBurst
    this.allowanceAt = this.lastSentAt = this.lastHeardAt = options.now()
  }

  get open(): boolean {
    return this.ended === null && this.webSocket.readyState === this.webSocket.OPEN
  }

  /** True when what it sent must not be processed any more (3). */
  get discarded(): boolean {
    return this.ended !== null && isFinal(CLOSE_REASONS[this.ended])
  }

  get settled(): number {
    const first = this.held[0]
    return first ? first.number - 1 : this.settledThrough
  }

  settle(number: number): void {
    this.settledThrough = Math.max(this.settledThrough, number)
  }

  /** Takes `cost` messages from the allowance; false when the client has sent too many. */
  allow(cost: number): boolean {
    const now = this.now()
    const earned = ((now - this.allowanceAt) / 1000) * this.limits.messagesPerSecond
    this.allowance = Math.min(this.limits.messageBurst, this.allowance + earned) - cost
    this.allowanceAt = now
    this.lastHeardAt = now
    return this.allowance >= 0
  }

  /** Bytes waiting for the reader. */
  get backlog(): number {
    return this.socket.writableLength
  }

  /** Writes framed bytes in one system call; ends a reader that has let too much pile up. */
  write(...framed: readonly Uint8Array[]): void {
    if (!this.open) return
    if (this.backlog > this.limits.outgoingBytes) return this.end('too_slow')
    const [first] = framed
    const size = framed.reduce((sum, bytes) => sum + bytes.length, 0)
    if (framed.length === 1 && first) this.socket.write(first)
    else if (size <= COPIED_BYTES) this.socket.write(join(framed))
    else {
      this.socket.cork()
      for (const bytes of framed) this.socket.write(bytes)
      this.socket.uncork()
    }
    this.lastSentAt = this.now()
  }

  send(message: Uint8Array): void {
    this.write(frame(message))
  }

  ping(): void {
    if (this.open) this.webSocket.ping()
  }

  /** Stops reading from the socket, so that a stalled database slows senders instead of memory. */
  pause(): void {
    this.webSocket.pause()
  }

  resume(): void {
    if (this.webSocket.isPaused) this.webSocket.resume()
  }

  /** Closes with a named reason; cut off if the goodbye takes longer than `closeMs`. */
  end(reason: CloseReason): void {
    if (this.ended) return
    this.ended = reason
    this.held.length = 0
    this.heldSince = null
    this.resume()
    this.webSocket.close(CLOSE_REASONS[reason], reason)
    const cut = setTimeout(() => this.webSocket.terminate(), this.limits.closeMs)
    this.webSocket.once('close', () => clearTimeout(cut))
  }

  /** As `end`, and resolves when the socket is gone. */
  async finish(reason: CloseReason): Promise<void> {
    if (this.webSocket.readyState === this.webSocket.CLOSED) return
    const gone = new Promise<void>((resolve) => this.webSocket.once('close', () => resolve()))
    this.end(reason)
    await gone
  }

  heard(): void {
    this.lastHeardAt = this.now()
  }

  terminate(): void {
    this.webSocket.terminate()
  }
}
