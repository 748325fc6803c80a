/**
 * When rooms take their turns [R9]: all that have something to do together, at most every `tickMs`.
 *
 * One beat for all rooms rather than a timer each: their appends then reach the database in one
 * transaction, hence one wait for the disk, and a busy process wakes thirty times a second instead
 * of thirty times per room. After a quiet moment the first change is taken at once.
 */
export class TurnClock {
  private due = new Set<() => void>()
  private timer: NodeJS.Timeout | null = null
  /** When the present or last beat was to be. One that comes late doesn't put off the next. */
  private beatAt = -Infinity

  /** `now` in milliseconds; only differences matter. */
  constructor(
    private readonly tickMs: number,
    private readonly now: () => number,
  ) {}

  /** Calls `turn` once, at the next beat. It must not throw. */
  request(turn: () => void): void {
    this.due.add(turn)
    if (this.timer) return
    const now = this.now()
    this.beatAt = Math.max(now, this.beatAt + this.tickMs)
    this.timer = setTimeout(() => this.beat(), this.beatAt - now)
  }

  /** Takes back what `turn` has asked for. */
  cancel(turn: () => void): void {
    if (!this.due.delete(turn) || this.due.size > 0 || !this.timer) return
    clearTimeout(this.timer)
    this.timer = null
  }

  private beat(): void {
    this.timer = null
    // Late by more than half a tick (a slow disk, a busy machine): no second beat on its heels.
    this.beatAt = Math.max(this.beatAt, this.now() - this.tickMs / 2)
    const turns = this.due
    this.due = new Set()
    for (const turn of turns) turn()
  }
}
