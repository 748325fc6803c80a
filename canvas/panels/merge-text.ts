/** One replaced stretch: at `at`, `removed` letters gave way to `inserted`. */
interface Splice {
  at: number
  removed: number
  inserted: string
}

/** The stretch by which `after` differs from `before`; never splits a surrogate pair. */
function spliceOf(before: string, after: string): Splice {
  const shortest = Math.min(before.length, after.length)
  let start = 0
  while (start < shortest && before[start] === after[start]) start++
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--
  let end = 0
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end++
  if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end--
  return {
    at: start,
    removed: before.length - start - end,
    inserted: after.slice(start, after.length - end),
  }
}

/**
 * What a text becomes when `base`, which both sides last saw, was changed to `mine` here and to
 * `theirs` elsewhere. Letters typed on either side are all kept; letters removed on either side
 * are gone.
 */
export function mergeText(base: string, mine: string, theirs: string): string {
  if (base === theirs || mine === theirs) return mine
  if (base === mine) return theirs
  const change = spliceOf(base, mine)
  const start = mapPosition(base, theirs, change.at)
  const end = Math.max(start, mapPosition(base, theirs, change.at + change.removed))
  return theirs.slice(0, start) + change.inserted + theirs.slice(end)
}

/** Where the caret at `position` of `before` belongs in `after`: it stays by the letters it was at. */
export function mapPosition(before: string, after: string, position: number): number {
  const { at, removed, inserted } = spliceOf(before, after)
  if (position <= at) return position
  if (position >= at + removed) return position + inserted.length - removed
  return at + Math.min(position - at, inserted.length)
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000
}
