import type { Json } from './json'

/** Something in a shared text that is no letter: a formatting mark, the style of a block. */
export type Token = Readonly<Record<string, Json>>

/** A run of letters, or one token. */
export type Piece = string | Token

/**
 * A shared text in a line: runs of letters and tokens, as the document keeps them. Letters count as
 * many units as UTF-16 needs, a token counts one.
 */
export type Delta = readonly Piece[]

/** At offset `at` of the text before, `remove` units go and `insert` comes. */
export interface DeltaEdit {
  at: number
  remove: number
  insert: Delta
}

/** One character (never half a pair) or one token: what a comparison doesn't take apart. */
type Unit = string | Token

interface UnitEdit {
  at: number
  remove: number
  insert: Unit[]
}

/** Adds a piece, joining letters to letters. */
export function addPiece(delta: Piece[], piece: Piece): void {
  const last = delta.at(-1)
  if (piece === '') return
  if (typeof piece === 'string' && typeof last === 'string') delta[delta.length - 1] = last + piece
  else delta.push(piece)
}

const unitsOf = (delta: Delta): Unit[] =>
  delta.flatMap((piece): Unit[] => (typeof piece === 'string' ? [...piece] : [piece]))

function deltaFrom(units: readonly Unit[]): Delta {
  const delta: Piece[] = []
  for (const unit of units) addPiece(delta, unit)
  return delta
}

const lengthOf = (unit: Unit): number => (typeof unit === 'string' ? unit.length : 1)

/** Tokens are small and made by one function in one order: their text tells them apart. */
const isSame = (a: Unit | undefined, b: Unit | undefined): boolean =>
  a === b ||
  (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))

/**
 * Edits that turn `before` into `after`, in order, apart from each other: what both begin and end
 * with stays. In between, where letters were only added or only removed the others stay too, and the
 * tokens between letters that stay change by themselves: formatting a word doesn't write it anew.
 * Never splits a surrogate pair. Takes time in proportion to the length of both.
 */
export function diffDelta(before: Delta, after: Delta): DeltaEdit[] {
  const units = unitsOf(before)
  let index = 0
  let offset = 0
  return diffUnits(units, unitsOf(after)).map(({ at, remove, insert }) => {
    for (; index < at; index++) offset += lengthOf(units[index]!)
    let removed = 0
    for (let n = at; n < at + remove; n++) removed += lengthOf(units[n]!)
    return { at: offset, remove: removed, insert: deltaFrom(insert) }
  })
}

function diffUnits(before: readonly Unit[], after: readonly Unit[]): UnitEdit[] {
  const whole = trim(before, 0, before.length, after, 0, after.length)
  if (!whole) return []
  const { from, to, newFrom, newTo } = whole
  const old = lettersIn(before, from, to)
  const now = lettersIn(after, newFrom, newTo)
  const edits: UnitEdit[] = []
  let at = from
  let newAt = newFrom
  const takeUpTo = (end: number, newEnd: number) => {
    const edit = trim(before, at, end, after, newAt, newEnd)
    if (edit) {
      const insert = after.slice(edit.newFrom, edit.newTo)
      edits.push({ at: edit.from, remove: edit.to - edit.from, insert })
    }
    at = end + 1
    newAt = newEnd + 1
  }
  for (const [end, newEnd] of keptLetters(before, old, after, now)) takeUpTo(end, newEnd)
  takeUpTo(to, newTo)
  return edits
}

/** Which letters stay, as pairs of indices in ascending order. */
function keptLetters(
  before: readonly Unit[],
  old: readonly number[],
  after: readonly Unit[],
  now: readonly number[],
): [number, number][] {
  const isKept = (a: number, b: number) => before[old[a]!] === after[now[b]!]
  const kept: [number, number][] = []
  // Only added to in several places (a tab before each line), or only taken from: nothing else goes.
  const fewer = Math.min(old.length, now.length)
  for (let a = 0, b = 0; a < old.length && b < now.length;) {
    if (isKept(a, b)) kept.push([old[a++]!, now[b++]!])
    else if (old.length < now.length) b++
    else a++
  }
  if (kept.length === fewer) return kept
  let head = 0
  while (head < fewer && isKept(head, head)) head++
  let tail = 0
  while (tail < fewer - head && isKept(old.length - 1 - tail, now.length - 1 - tail)) tail++
  const from = (n: number): [number, number] => [old[n]!, now[n]!]
  const fromEnd = (n: number): [number, number] => [old[old.length - n]!, now[now.length - n]!]
  return [
    ...Array.from({ length: head }, (_, n) => from(n)),
    ...Array.from({ length: tail }, (_, n) => fromEnd(tail - n)),
  ]
}

/** The part of both ranges that is left without what they begin and end with in common, or null. */
function trim(
  before: readonly Unit[],
  from: number,
  to: number,
  after: readonly Unit[],
  newFrom: number,
  newTo: number,
) {
  while (from < to && newFrom < newTo && isSame(before[from], after[newFrom])) {
    from++
    newFrom++
  }
  while (from < to && newFrom < newTo && isSame(before[to - 1], after[newTo - 1])) {
    to--
    newTo--
  }
  return from === to && newFrom === newTo ? null : { from, to, newFrom, newTo }
}

/** Indices of the letters in a range. */
function lettersIn(units: readonly Unit[], from: number, to: number): number[] {
  const letters: number[] = []
  for (let at = from; at < to; at++) if (typeof units[at] === 'string') letters.push(at)
  return letters
}

/**
 * What becomes of `base` when it was changed to `mine` here and to `theirs` elsewhere: what came on
 * either side stays, what was removed on either side goes.
 */
export function mergeDelta(base: Delta, mine: Delta, theirs: Delta): Delta {
  const units = unitsOf(base)
  const own = diffUnits(units, unitsOf(mine))
  const others = diffUnits(units, unitsOf(theirs))
  const gone = new Set<number>()
  const comes = new Map<number, Unit[]>()
  for (const { at, remove, insert } of [...others, ...own]) {
    for (let n = at; n < at + remove; n++) gone.add(n)
    comes.set(at, [...(comes.get(at) ?? []), ...insert])
  }
  const merged: Unit[] = []
  for (let at = 0; at <= units.length; at++) {
    merged.push(...(comes.get(at) ?? []))
    if (at < units.length && !gone.has(at)) merged.push(units[at]!)
  }
  return deltaFrom(merged)
}
