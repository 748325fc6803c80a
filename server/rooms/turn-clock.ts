/**
 * When rooms take their turns: all that have something to do together, at most every `tickMs`.
 *
 * One beat for all rooms rather than a timer each: their appends then reach the database in one
 * transaction, hence one wait for the disk, and a busy process wakes thirty times a second instead
 * of thirty times per room. After a quiet moment the first change is taken at once.
 */
export class TurnClock {
  private due = new Set<() => void>()
  private timer: NodeJS.Timeout | null = null
  private lastBeatAt = -Infinity

  /** `now` in milliseconds; only differences matter. */
  constructor(
    private readonly tickMs: number,
    private readonly now: () => number,
  ) {}

  /** Calls `turn` once, at the next beat. It must not throw. */
  request(turn: () => void): void {
    this.due.add(turn)
    if (this.timer) return
    this.timer = setTimeout(
      () => this.beat(),
      Math.max(0, this.lastBeatAt + this.tickMs - this.now()),
    )
  }

  /** Takes back what `turn` has asked for. */
  cancel(turn: () => void): void {
    if (!this.due.delete(turn) || this.due.size > 0 || !this.timer) return
    clearTimeout(this.timer)
    this.timer = null
  }

  private beat(): void {
    this.timer = null
    this.lastBeatAt = this.now()
    const turns = this.due
    this.due = new Set()
    for (const turn of turns) turn()
  }
}
