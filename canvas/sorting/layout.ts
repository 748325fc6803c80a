import type { Rect } from '@/sync/doc/seed-layout'

/** Between two shapes of a grid; tldraw's notes keep the same. */
export const GAP = 20

export interface Size {
  w: number
  h: number
}

/**
 * In the order one reads: rows from the top, in a row from the left. What begins in the upper half of a row's
 * first shape belongs to that row.
 */
export function readingOrder<Item>(items: readonly Item[], boxOf: (item: Item) => Rect): Item[] {
  const boxed = items.map((item) => ({ item, box: boxOf(item) }))
  boxed.sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
  const rows: (typeof boxed)[] = []
  for (const each of boxed) {
    const row = rows.at(-1)
    const head = row?.[0]?.box
    if (row && head && each.box.y < head.y + head.h / 2) row.push(each)
    else rows.push([each])
  }
  return rows.flatMap((row) => row.sort((a, b) => a.box.x - b.box.x).map(({ item }) => item))
}

/**
 * Left and top of each in a grid of `columns` that begins at 0, 0, and the grid's size. Columns are as wide as
 * their widest, rows as high as their highest; all gaps are equal.
 */
export function gridPlaces(
  sizes: readonly Size[],
  columns: number,
  gap = GAP,
): { places: { x: number; y: number }[]; w: number; h: number } {
  const count = Math.max(1, Math.min(columns, sizes.length))
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(0, ...sizes.filter((_, i) => i % count === column).map(({ w }) => w)),
  )
  const rows = Math.ceil(sizes.length / count)
  const heights = Array.from({ length: rows }, (_, row) =>
    Math.max(...sizes.slice(row * count, (row + 1) * count).map(({ h }) => h)),
  )
  const before = (lengths: readonly number[], place: number) =>
    lengths.slice(0, place).reduce((sum, length) => sum + length + gap, 0)
  return {
    places: sizes.map((_, i) => ({
      x: before(widths, i % count),
      y: before(heights, Math.floor(i / count)),
    })),
    w: before(widths, count) - gap,
    h: Math.max(0, before(heights, rows) - gap),
  }
}

/** Columns of a grid that comes out about `aspect` times as wide as high. */
export function columnsFor(sizes: readonly Size[], aspect: number): number {
  const mean = (key: keyof Size) =>
    sizes.reduce((sum, size) => sum + size[key] + GAP, 0) / Math.max(1, sizes.length)
  const wanted = Math.sqrt((sizes.length * aspect * mean('h')) / mean('w'))
  return Math.max(1, Math.min(sizes.length, Math.round(wanted)))
}

/** Left and top of blocks in rows of about this width, one after the other; and what they take. */
export function shelves(
  blocks: readonly Size[],
  width: number,
  gap: number,
): { places: { x: number; y: number }[]; w: number; h: number } {
  let [x, y, rowHeight, widest] = [0, 0, 0, 0]
  const places = blocks.map(({ w, h }) => {
    if (x > 0 && x + w > width) {
      ;[x, y, rowHeight] = [0, y + rowHeight + gap, 0]
    }
    const place = { x, y }
    x += w + gap
    rowHeight = Math.max(rowHeight, h)
    widest = Math.max(widest, x - gap)
    return place
  })
  return { places, w: widest, h: y + rowHeight }
}

/** Where a block of this size meets none of `taken`: at `wish`, else under everything. */
export function freePlace(
  size: Size,
  wish: { x: number; y: number },
  taken: readonly Rect[],
  gap: number,
): { x: number; y: number } {
  const meets = (box: Rect) =>
    wish.x < box.x + box.w + gap &&
    box.x - gap < wish.x + size.w &&
    wish.y < box.y + box.h + gap &&
    box.y - gap < wish.y + size.h
  if (!taken.some(meets)) return wish
  return {
    x: Math.min(...taken.map(({ x }) => x)),
    y: Math.max(...taken.map(({ y, h }) => y + h)) + gap,
  }
}
