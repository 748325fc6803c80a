import type * as Y from 'yjs'

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

/** Applies an edit to shared text, as one deletion and one insertion. */
export function applyTextEdit(text: Y.Text, edit: TextEdit | null): void {
  if (!edit) return
  if (edit.remove > 0) text.delete(edit.at, edit.remove)
  if (edit.insert !== '') text.insert(edit.at, edit.insert)
}

/** Applies an edit to a plain string. */
export function editString(text: string, edit: TextEdit | null): string {
  return edit ? text.slice(0, edit.at) + edit.insert + text.slice(edit.at + edit.remove) : text
}

/**
 * The edit base → `mine`, carried over to `theirs` (another version of the same base), both sides'
 * letters kept. For editors that showed `base` while `theirs` arrived: put the result into the
 * record when a composition ends.
 */
export function mergeText(base: string, mine: string, theirs: string): string {
  const edit = diffText(base, mine)
  return edit ? editString(theirs, carryEdit(edit, diffText(base, theirs))) : theirs
}

/** `edit` and `over` start from one text; gives `edit` as it applies after `over`. */
export function carryEdit(edit: TextEdit, over: TextEdit | null): TextEdit {
  if (!over) return edit
  const at = carryOffset(edit.at, over)
  const end = carryOffset(edit.at + edit.remove, over)
  const editEnd = edit.at + edit.remove
  const overEnd = over.at + over.remove
  // Letters the other side put inside what we delete are theirs: keep them, delete around them.
  if (over.insert !== '' && over.at >= edit.at && overEnd <= editEnd) {
    const before = over.at - edit.at
    return before > 0 || overEnd === editEnd
      ? { at: edit.at, remove: before, insert: edit.insert }
      : { at: edit.at + over.insert.length, remove: editEnd - overEnd, insert: edit.insert }
  }
  return { at, remove: Math.max(0, end - at), insert: edit.insert }
}

/** Where an offset of the text before `over` lies after it. */
export function carryOffset(offset: number, over: TextEdit): number {
  if (offset <= over.at) return offset
  if (offset >= over.at + over.remove) return offset - over.remove + over.insert.length
  return over.at + over.insert.length
}
