import { onPageWake } from './page-wake'

export interface ServerClockOptions {
  /** Asks the server what time it is: milliseconds since 1970. Rejections are tried again. */
  askNow: () => Promise<number>
  /** This device's clock, which may be wrong. */
  localNow?: () => number
  /** Milliseconds that only ever pass, for noticing that the device's clock was set. */
  elapsed?: () => number
}

/** The server's time on a device whose own clock may be wrong. */
export interface ServerClock {
  /** Milliseconds since 1970. The device's own until the first measurement. */
  now(): number
  /** Resolves after the first measurement. */
  readonly whenMeasured: Promise<void>
  /** Calls back when the estimate has changed. */
  subscribe(listener: () => void): () => void
  /** What was just sent at this time by the server can't be from the future. */
  isAtLeast(serverNow: number): void
  measure(): Promise<void>
  close(): void
}

/** Round trips per measurement: the shortest one was held up least, and says most. */
const ROUND_TRIPS = 5
/** A device's clock drifts by seconds a day: this keeps it within a few milliseconds. */
const MEASURE_AGAIN_MS = 10 * 60_000
/** How often the two clocks of the device are compared, and what difference means that one was set. */
const WATCH_MS = 5000
const JUMP_MS = 250
const RETRY_MS = 5000

/** A question that a sleeping network swallowed must not keep the next ones from being asked. */
const ANSWER_MS = 10_000

function inTime<Value>(answer: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('The server did not answer.')), ANSWER_MS)
    answer.then(resolve, reject).finally(() => clearTimeout(late))
  })
}

/**
 * Estimates the offset of this device's clock: the server's answer belongs to the middle of the round
 * trip, so it is off by at most half the shortest one. Measured again when the page wakes, the network
 * is back, the device's clock was set, and every ten minutes.
 */
export function serverClock(options: ServerClockOptions): ServerClock {
  const localNow = options.localNow ?? Date.now
  const elapsed = options.elapsed ?? (() => performance.now())
  const listeners = new Set<() => void>()
  let offset = 0
  let measured = false
  let closed = false
  let running: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let settled: () => void = () => undefined
  const whenMeasured = new Promise<void>((resolve) => (settled = resolve))

  function take(next: number): void {
    if (next === offset && measured) return
    offset = next
    for (const listener of [...listeners]) listener()
  }

  async function roundTrips(): Promise<void> {
    clearTimeout(timer)
    let best: { took: number; offset: number } | null = null
    for (let trip = 0; trip < ROUND_TRIPS && !closed; trip += 1) {
      const from = elapsed()
      try {
        const server = await inTime(options.askNow())
        const took = elapsed() - from
        if (!best || took < best.took) best = { took, offset: server + took / 2 - localNow() }
      } catch {
        break
      }
    }
    if (closed) return
    if (best) {
      take(best.offset)
      measured = true
      settled()
    }
    timer = setTimeout(() => void measure(), best ? MEASURE_AGAIN_MS : RETRY_MS)
  }

  function measure(): Promise<void> {
    running ??= roundTrips().finally(() => (running = null))
    return running
  }

  let difference = localNow() - elapsed()
  const watch = setInterval(() => {
    const now = localNow() - elapsed()
    const jumped = Math.abs(now - difference) > JUMP_MS
    difference = now
    if (jumped) void measure()
  }, WATCH_MS)
  const stopWaking = onPageWake(
    () => void measure(),
    () => undefined,
  )
  void measure()

  return {
    now: () => localNow() + offset,
    whenMeasured,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    isAtLeast(serverNow) {
      if (!measured && localNow() + offset < serverNow) take(serverNow - localNow())
    },
    measure,
    close() {
      closed = true
      clearTimeout(timer)
      clearInterval(watch)
      stopWaking()
      listeners.clear()
    },
  }
}
