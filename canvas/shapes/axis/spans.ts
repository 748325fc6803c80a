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

/**
 * Left edges of things that each want to stand around their own `middle`, moved as little as keeps them `gap`
 * apart and inside; in the given order, which is that of their middles. Null where they don't fit at all.
 */
export function spreadOut(
  things: readonly { width: number; middle: number }[],
  within: Span,
  gap: number,
): number[] | null {
  const total = things.reduce((sum, { width }) => sum + width + gap, -gap)
  if (total > within.to - within.from + 0.01) return null
  // Runs of things that touch; each run stands at the mean of what its members want.
  const runs: { wanted: number; count: number; width: number }[] = []
  for (const { width, middle } of things) {
    let run = { wanted: middle - width / 2, count: 1, width }
    for (
      let last = runs.at(-1);
      last && startOf(last, within) + last.width + gap > startOf(run, within);
      last = runs.at(-1)
    ) {
      runs.pop()
      const offset = last.width + gap
      const count = last.count + run.count
      run = {
        wanted: (last.wanted * last.count + (run.wanted - offset) * run.count) / count,
        count,
        width: offset + run.width,
      }
    }
    runs.push(run)
  }
  const lefts: number[] = []
  for (const run of runs) {
    let x = startOf(run, within)
    for (let i = 0; i < run.count; i++) {
      const { width } = things[lefts.length]!
      lefts.push(x)
      x += width + gap
    }
  }
  return lefts
}

function startOf(run: { wanted: number; width: number }, within: Span): number {
  return Math.min(Math.max(run.wanted, within.from), within.to - run.width)
}
