/**
 * The fewest answers a cell (one measure, one party, one axis or proposal) may be computed from.
 * Design: "minimum n = 3 holds for every cell, not for a party as such; it can be raised".
 * Lowering it would let a side of two read each other's answers off a result.
 */
export const MINIMUM_N = 3

/** `raised` if it is stricter than 3, else 3: no caller can lower the minimum. */
export function effectiveMinimum(raised: number | undefined): number {
  return raised !== undefined && raised > MINIMUM_N ? Math.ceil(raised) : MINIMUM_N
}
