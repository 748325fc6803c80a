import type * as decoding from 'lib0/decoding'
import type { GestureChannel } from '../protocol/gesture-channel'
import {
  readGestures,
  writeGesture,
  type GestureFrame,
  type GesturePatch,
} from '../protocol/gesture-frames'
import { LIMITS } from '../protocol/limits'

/** Bytes waiting to leave this browser above which frames are left out: they would come late. */
const SLOW_LINE_BYTES = 32 * 1024

/** A board connection's gesture frames: numbers them, reads the others'. No timers, no sockets. */
export class GestureLine implements GestureChannel {
  /** Records in flight here. */
  records = 0
  private sequence = 0
  private readonly listeners = new Set<(frame: GestureFrame | null) => void>()

  constructor(
    private readonly options: {
      /** This tab's awareness client id. */
      clientId: () => number
      /** The socket while messages may be sent, else null. */
      socket: () => WebSocket | null
      /** `records` has changed. */
      onChange: () => void
    },
  ) {}

  send(patches: readonly GesturePatch[]): boolean {
    const socket = this.options.socket()
    const isSlow = socket !== null && socket.bufferedAmount > SLOW_LINE_BYTES
    if (!socket || (isSlow && patches.length > 0)) return false
    const message = writeGesture({
      clientId: this.options.clientId(),
      sequence: ++this.sequence,
      patches,
    })
    if (message.length > LIMITS.gestureBytes) return false
    socket.send(message)
    return true
  }

  listen(listener: (frame: GestureFrame | null) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  inFlight(records: number): void {
    if (this.records === records) return
    this.records = records
    this.options.onChange()
  }

  /** Takes what follows the kind of a message from the server; what can't be read is left out. */
  receive(decoder: decoding.Decoder): void {
    let frames: GestureFrame[]
    try {
      frames = readGestures(decoder)
    } catch {
      return
    }
    const own = this.options.clientId()
    for (const frame of frames) if (frame.clientId !== own) this.tell(frame)
  }

  lost(): void {
    this.tell(null)
  }

  close(): void {
    this.listeners.clear()
  }

  private tell(frame: GestureFrame | null): void {
    for (const listener of [...this.listeners]) listener(frame)
  }
}
