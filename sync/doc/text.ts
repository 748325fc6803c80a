/** One contiguous change of a text: at UTF-16 offset `at`, `remove` units go and `insert` comes. */
export interface TextEdit {
  at: number
  remove: number
  insert: string
}

/**
 * The smallest single edit that turns `before` into `after`: common prefix and suffix stay. Never
 * splits a surrogate pair. Null when they are equal.
 */
export function diffText(before: string, after: string): TextEdit | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  if (start > 0 && isHighSurrogate(before, start - 1)) start--
  let end = 0
  while (
    end < shorter - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end++
  }
  if (end > 0 && isLowSurrogate(before, before.length - end)) end--
  return {
    at: start,
    remove: before.length - start - end,
    insert: after.slice(start, after.length - end),
  }
}

const isHighSurrogate = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xd800
const isLowSurrogate = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00

/** Applies an edit to a plain string. */
export function editString(text: string, edit: TextEdit | null): string {
  return edit ? text.slice(0, edit.at) + edit.insert + text.slice(edit.at + edit.remove) : text
}

/**
 * What becomes of `base` when it was changed to `mine` here and to `theirs` elsewhere: letters typed
 * on either side stay, letters removed on either side go. For editors that showed `base` while
 * `theirs` arrived: put the result into the record when a composition ends.
 */
export function mergeText(base: string, mine: string, theirs: string): string {
  const own = diffText(base, mine)
  const other = diffText(base, theirs)
  const isKept = (edit: TextEdit | null, at: number) =>
    !edit || at < edit.at || at >= edit.at + edit.remove
  let merged = ''
  for (let at = 0; at <= base.length; at++) {
    if (other?.at === at) merged += other.insert
    if (own?.at === at) merged += own.insert
    if (at < base.length && isKept(own, at) && isKept(other, at)) merged += base[at]
  }
  return merged
}

/** Where the caret at `position` of `before` belongs in `after`: it stays by the letters it was at. */
export function mapPosition(before: string, after: string, position: number): number {
  const edit = diffText(before, after)
  if (!edit || position <= edit.at) return position
  if (position >= edit.at + edit.remove) return position + edit.insert.length - edit.remove
  return edit.at + Math.min(position - edit.at, edit.insert.length)
}
