import type { GestureChannel } from '@/sync/protocol/gesture-channel'
import {
  readGesture,
  writeGesture,
  type GestureFrame,
  type GesturePatch,
} from '@/sync/protocol/gesture-frames'
import * as decoding from 'lib0/decoding'
import type { Clock } from '../clock'

/** Time that passes when told to. Frames are drawn every `frameMs`. */
export class TestClock implements Clock {
  private time = 1_000
  private waiting: { at: number; call: () => void }[] = []

  constructor(private readonly frameMs = 16) {}

  now = () => this.time

  after(ms: number, call: () => void): () => void {
    const entry = { at: this.time + Math.max(0, ms), call }
    this.waiting.push(entry)
    return () => {
      this.waiting = this.waiting.filter((each) => each !== entry)
    }
  }

  nextFrame(call: () => void): () => void {
    return this.after(this.frameMs - (this.time % this.frameMs), call)
  }

  /** Lets time pass; what is due happens in order. */
  pass(ms: number): void {
    const end = this.time + ms
    for (;;) {
      const next = this.waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.waiting = this.waiting.filter((each) => each !== next)
      this.time = Math.max(this.time, next.at)
      next.call()
    }
    this.time = end
  }
}

/** A channel that hands frames to `onSend`, written and read as over the wire. */
export class TestChannel implements GestureChannel {
  records = 0
  isOnline = true
  readonly sent: GestureFrame[] = []
  private sequence = 0
  private readonly listeners = new Set<(frame: GestureFrame | null) => void>()

  constructor(
    readonly clientId: number,
    private readonly onSend: (frame: GestureFrame) => void = () => undefined,
  ) {}

  send(patches: readonly GesturePatch[]): boolean {
    if (!this.isOnline) return false
    const frame = { clientId: this.clientId, sequence: ++this.sequence, patches }
    const decoder = decoding.createDecoder(writeGesture(frame))
    decoding.readVarUint(decoder)
    const read = readGesture(decoder)
    this.sent.push(read)
    this.onSend(read)
    return true
  }

  listen(listener: (frame: GestureFrame | null) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  inFlight(records: number): void {
    this.records = records
  }

  receive(frame: GestureFrame | null): void {
    for (const listener of [...this.listeners]) listener(frame)
  }
}
