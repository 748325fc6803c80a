import { Histogram } from '../statistics'

/** One person's changes of one kind, numbered from 1 by the protocol itself. */
export interface Stream {
  /** Place among the room's streams. */
  readonly index: number
  /** When change n was sent (`performance.now()`); holes where nothing was. */
  readonly sentAt: number[]
  /** Who else is in the room. */
  readonly receivers: number
}

/** The streams of one room, found by what messages call them. */
export class RoomLedger {
  readonly drags = new Map<string | number, Stream>()
  readonly cursors = new Map<string | number, Stream>()

  constructor(
    readonly ledger: Ledger,
    private readonly receivers: number,
  ) {}

  stream(of: 'drags' | 'cursors', key: string | number): Stream {
    const index = this.drags.size + this.cursors.size
    const stream: Stream = { index, sentAt: [], receivers: this.receivers }
    this[of].set(key, stream)
    this.ledger.streams.push(stream)
    return stream
  }
}

/**
 * Which change reached whom, and when. A change counts as delivered to a receiver when it, or a
 * newer one of the same stream, arrives there: what a server leaves out in favour of something
 * newer costs the latency until that, and is counted in `superseded`.
 */
export class Ledger {
  readonly streams: Stream[] = []
  readonly latency = new Histogram()
  /** Deliveries of changes sent in the window that came within a newer one. */
  superseded = 0
  /** Deliveries of any change while `counting`. */
  delivered = 0
  counting = false
  private from = Infinity
  private to = Infinity

  /** Changes sent from now until `endWindow` are followed to everyone; `counting` ends by hand. */
  startWindow(): void {
    this.from = performance.now()
    this.counting = true
  }

  endWindow(): void {
    this.to = performance.now()
  }

  /** Deliveries there have to be: changes sent in the window, times their receivers. */
  get expected(): number {
    let sum = 0
    for (const { sentAt, receivers } of this.streams) {
      sentAt.forEach((at) => {
        if (this.within(at)) sum += receivers
      })
    }
    return sum
  }

  /** Changes sent in the window. */
  get sent(): number {
    let sum = 0
    for (const { sentAt } of this.streams) {
      sentAt.forEach((at) => {
        if (this.within(at)) sum += 1
      })
    }
    return sum
  }

  /** A receiver that had seen `last` of a stream now sees `now`. */
  arrived(stream: Stream, last: number, now: number): void {
    const time = performance.now()
    for (let number = last + 1; number <= now; number++) {
      const sentAt = stream.sentAt[number]
      if (sentAt === undefined) continue
      if (this.counting) this.delivered += 1
      if (!this.within(sentAt)) continue
      this.latency.add(time - sentAt)
      if (number < now) this.superseded += 1
    }
  }

  private within(at: number): boolean {
    return at >= this.from && at < this.to
  }
}

/** What one receiver has seen of each stream of its room. */
export class Seen {
  private readonly last: number[] = []

  constructor(private readonly ledger: Ledger) {}

  see(stream: Stream | undefined, number: number): void {
    if (!stream) return
    const last = this.last[stream.index] ?? 0
    if (number <= last) return
    this.last[stream.index] = number
    this.ledger.arrived(stream, last, number)
  }
}
