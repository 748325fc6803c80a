/** A repeatable source of chance (mulberry32): the same seed gives the same run. */
export class Random {
  constructor(private state: number) {}

  /** 0 ≤ n < 1. */
  next = (): number => {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  /** A whole number, `from` ≤ n < `to`. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new Error('nothing to pick from')
    return items[this.between(0, items.length)]!
  }

  /** Between 0 and `most` different items, in order. */
  some<T>(items: readonly T[], most: number): T[] {
    const count = Math.min(items.length, this.between(1, most + 1))
    const rest = [...items]
    return Array.from({ length: count }, () => rest.splice(this.between(0, rest.length), 1)[0]!)
  }
}
