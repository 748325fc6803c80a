/** How often the load looks for what is due. */
const LOOK_MS = 2

interface Beat {
  periodMs: number
  dueAt: number
  act: () => void
}

/** Calls functions at steady rates, spread evenly over their periods, until stopped. */
export class Pace {
  private readonly beats: Beat[] = []
  private timer: NodeJS.Timeout | null = null

  /** `phase` from 0 to 1 says where in its period the first call lies. */
  add(hz: number, phase: number, act: () => void): void {
    if (hz <= 0) return
    const periodMs = 1000 / hz
    this.beats.push({ periodMs, dueAt: performance.now() + periodMs * phase, act })
  }

  start(): void {
    this.timer = setInterval(() => this.look(), LOOK_MS)
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer)
    this.timer = null
  }

  /** After a stall what was missed is left out, not sent in a burst: that would be another load. */
  private look(): void {
    const now = performance.now()
    for (const beat of this.beats) {
      if (now < beat.dueAt) continue
      beat.act()
      beat.dueAt = Math.max(beat.dueAt + beat.periodMs, now)
    }
  }
}

/** Longer than any server takes to give a board to a crowd. */
const JOIN_MS = 30_000

/** Rejects when a board takes too long to come, so that a run always ends. */
export async function inTime<Result>(arrival: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('A board took too long to come.')), JOIN_MS)
  })
  return Promise.race([arrival, late]).finally(() => clearTimeout(timer))
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
