import { quantile } from '../measures/quantile'

/**
 * Everything that is published outside attributed mode about values from 0 to 100 is a function of
 * how many of them lie in each tenth of the scale, and of nothing else. That makes one guarantee
 * that no combination of results, rounds or other people's knowledge can undo: whatever is
 * published would be the same, had any person answered differently within the same tenth. Rules:
 * design section 6; the wide outermost bins are the top and bottom coding of statistical
 * disclosure control.
 */

/** Answers are kept in steps of this, outside attributed mode. */
export const SNAP_STEP = 5
const WIDTH = 10
const LAST = 9
/** The fewest answers in one bin; a smaller bin could be one person and a friend. */
export const MINIMUM_IN_BIN = 3

/** A stretch of the scale, both ends included. */
export interface Band {
  from: number
  to: number
}

export interface Bin extends Band {
  count: number
}

/** `value` (0–100) to the nearest 5. */
export function snap(value: number): number {
  return Math.round(value / SNAP_STEP) * SNAP_STEP
}

/** The tenth a value falls in once snapped: 0 for 0 and 5 … 9 for 90, 95 and 100. */
export function decile(value: number): number {
  return Math.min(Math.floor(snap(value) / WIDTH), LAST)
}

/**
 * One ten-wide band that holds the median of snapped `values` (at least one): the middle tenth, or
 * the stretch half-way between the two middle ones.
 */
export function medianBand(values: readonly number[]): Band {
  const from = at(values, 0.5) * WIDTH
  return { from, to: from + WIDTH }
}

/** Both quantiles of snapped `values` (at least one), rounded outward to tens; never of width 0. */
export function outwardBand(values: readonly number[], low: number, high: number): Band {
  return {
    from: Math.floor(at(values, low)) * WIDTH,
    to: (Math.ceil(at(values, high)) + 1) * WIDTH,
  }
}

/** The share-quantile (type 7) of the tenths, in tenths: 2.5 lies between the third and fourth. */
function at(values: readonly number[], share: number): number {
  const place = quantile(values.map(decile), share)
  if (place === null) throw new RangeError('no values to publish')
  return place
}

interface Group {
  first: number
  last: number
  count: number
  merged: boolean
}

/**
 * Ten-wide bins, merged until each holds three; ascending, without overlap. A tenth that holds
 * three by itself keeps its own edges. A bin that had to be merged reaches to the next bin or the
 * end of the scale, so that its edge does not tell where somebody far from the others stands.
 * Fewer than three values have no bins.
 */
export function bins(values: readonly number[]): Bin[] {
  const counts = Array.from({ length: LAST + 1 }, () => 0)
  for (const value of values) counts[decile(value)] = (counts[decile(value)] ?? 0) + 1

  const groups: Group[] = []
  let open: Group | null = null
  counts.forEach((count, place) => {
    if (count === 0) return
    open = open
      ? { ...open, last: place, count: open.count + count, merged: true }
      : { first: place, last: place, count, merged: false }
    if (open.count < MINIMUM_IN_BIN) return
    groups.push(open)
    open = null
  })
  return edges(withRest(groups, open))
}

function withRest(groups: Group[], rest: Group | null): Group[] {
  if (rest === null) return groups
  const previous = groups.at(-1)
  if (!previous) return []
  const count = previous.count + rest.count
  return [...groups.slice(0, -1), { ...previous, last: rest.last, count, merged: true }]
}

function edges(groups: readonly Group[]): Bin[] {
  let reached = 0
  return groups.map(({ first, last, count, merged }, index) => {
    const next = groups[index + 1]
    const from = merged ? reached : first * WIDTH
    const to = merged ? (next ? next.first : LAST + 1) * WIDTH : (last + 1) * WIDTH
    reached = to
    return { from, to, count }
  })
}
