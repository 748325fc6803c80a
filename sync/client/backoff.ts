const FIRST_MS = 300
/** Higher keeps people waiting after a restart; lower lets a crowd hammer a struggling server. */
const LONGEST_MS = 3_000

/**
 * How long to wait before attempt `failures` (from 1), in milliseconds: doubling, with jitter over
 * the upper half, so that sixty browsers don't come back in the same instant.
 */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10))
  return full / 2 + (full / 2) * random()
}
