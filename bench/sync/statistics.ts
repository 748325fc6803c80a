/** The middle value; of an even number the mean of the middle two. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? NaN : (upper + lower) / 2
}

/** Latencies in whole milliseconds, up to `LARGEST_MS`. */
export class Histogram {
  private static readonly LARGEST_MS = 10_000
  private readonly buckets = new Uint32Array(Histogram.LARGEST_MS + 1)
  count = 0

  add(ms: number): void {
    const bucket = Math.min(Histogram.LARGEST_MS, Math.max(0, Math.ceil(ms)))
    this.buckets[bucket] = (this.buckets[bucket] ?? 0) + 1
    this.count += 1
  }

  /** The least whole millisecond that `share` (0–1) of the values don't exceed; NaN for none. */
  quantile(share: number): number {
    let left = Math.ceil(this.count * share)
    if (left === 0) return NaN
    for (let ms = 0; ms < this.buckets.length; ms++) {
      left -= this.buckets[ms] ?? 0
      if (left <= 0) return ms
    }
    return Histogram.LARGEST_MS
  }
}

/** Repeatable pseudo-random numbers in [0, 1) (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
