/** A stretch along the lane, in the axis's coordinates. */
export interface Span {
  from: number
  to: number
}

/** What `taken` leaves free of `within`, from left to right; each taken stretch keeps `gap` around it. */
export function outsideOf(taken: readonly Span[], within: Span, gap: number): Span[] {
  const free: Span[] = []
  let from = within.from
  for (const one of [...taken].sort((a, b) => a.from - b.from)) {
    if (one.from - gap > from) free.push({ from, to: Math.min(one.from - gap, within.to) })
    from = Math.max(from, one.to + gap)
  }
  if (from < within.to) free.push({ from, to: within.to })
  return free.filter((one) => one.to > one.from)
}

/** Left edge of something `width` wide, as near as possible around `middle` in one free stretch; or null. */
export function placeIn(free: readonly Span[], width: number, middle: number): number | null {
  let best: number | null = null
  for (const one of free) {
    if (one.to - one.from < width) continue
    const x = Math.min(Math.max(middle - width / 2, one.from), one.to - width)
    if (best === null || Math.abs(x + width / 2 - middle) < Math.abs(best + width / 2 - middle))
      best = x
  }
  return best
}
