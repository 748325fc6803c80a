import { medianOf, type PublishedCell } from '@/dialogue/publication/cell'
import type { Rect } from '@/sync/doc/seed-layout'
import {
  arrowTo,
  EMPTY,
  ICON,
  markIn,
  REVEAL_TEXT,
  type RevealContext,
  type RevealMark,
  type RevealRow,
  type RevealText,
} from './reveal-parts'
import { cellText, partyText } from './reveal-words'
import { spreadOut } from './spans'

/** Marks over their texts. */
const LEAST_ROW = 48
const TEXT_LINE = 25
const LARGEST_MARK = 28
const GAP = 14

/** How much texts say: everything in words, marks for names, or only what was said, at last by marks too. */
const DETAILS = ['words', 'marks', 'marksUnexpected', 'said', 'saidByMarks'] as const
type Detail = (typeof DETAILS)[number]

/** Others that had the same thought of a party. */
interface Thought {
  look: 'thought' | 'expected'
  by: string[]
  cell: PublishedCell
}

interface WantedText {
  mark: RevealMark
  text: string
  icons: string[]
  width: number
}

/**
 * Three parties or more: a row for each with what it said and, hollow, what the others had thought of it. Each
 * row has a line for its texts alone, so that none gets lost among the marks. A lane too low for that shows in
 * one row what all said.
 */
export function partyRows(
  context: RevealContext,
  room: number,
  stack: (count: number) => Rect[],
): RevealRow[] {
  const { parties } = context.result
  const isLow = room / parties.length < LEAST_ROW
  const boxes = isLow ? (room >= LEAST_ROW ? stack(1) : []) : stack(parties.length)
  const rows = isLow
    ? boxes.map((box) => allSaid(context, box))
    : boxes.map((box, i) => partyRow(context, box, parties[i]!.party))
  for (const detail of DETAILS) {
    const texts = rows.map((row) => placeTexts(context, row, detail))
    const fits = texts.every((each) => each !== null)
    if (!fits) continue
    return rows.map((row, i) => ({ ...row, values: texts[i] ?? [] }))
  }
  return rows
}

function allSaid({ lane, result }: RevealContext, box: Rect): RevealRow {
  const size = markSize(box)
  const marks = result.parties.flatMap(({ party, said }) =>
    said ? [markIn(lane, { party, look: 'said', cy: markMiddle(box), size, cell: said })] : [],
  )
  return { ...EMPTY, kind: 'said', by: null, box, marks }
}

function partyRow(context: RevealContext, box: Rect, party: string): RevealRow {
  const { lane, result } = context
  const [cy, size] = [markMiddle(box), markSize(box)]
  const own = result.parties.find((one) => one.party === party)?.said
  const hollow = thoughtsOf(context, party).map(({ look, cell }) =>
    markIn(lane, { party, look, cy, cell, size: look === 'thought' ? size - 1 : size - 5 }),
  )
  // A thought that was right is a ring around what was said.
  const isHit = own && hollow.some((one) => one.look === 'thought' && isSame(one.cell, own))
  const said =
    own && markIn(lane, { party, look: 'said', cy, size: isHit ? size - 9 : size, cell: own })
  const row: RevealRow = {
    ...EMPTY,
    kind: 'party',
    by: party,
    box,
    marks: [...hollow, ...(said ? [said] : [])],
  }
  row.arrows = own
    ? farthest(hollow.flatMap((one) => (one.look === 'thought' ? arrowTo(lane, one, own) : [])))
    : []
  return row
}

/** One arrow from each side is enough: from the thought that was furthest off, past the others. */
function farthest(arrows: RevealRow['arrows']): RevealRow['arrows'] {
  const length = (one: { from: number; to: number }) => Math.abs(one.to - one.from)
  return [
    arrows.filter(({ from, to }) => from < to),
    arrows.filter(({ from, to }) => from > to),
  ].flatMap((side) => side.sort((a, b) => length(b) - length(a)).slice(0, 1))
}

/** What was thought of a party, and what it expected, each place once. */
function thoughtsOf({ result }: RevealContext, party: string): Thought[] {
  const found: Thought[] = []
  const add = (look: Thought['look'], by: string, cell: PublishedCell) => {
    const known = found.find((one) => one.look === look && isSame(one.cell, cell))
    if (known) known.by.push(by)
    else found.push({ look, by: [by], cell })
  }
  for (const { by, of, cell } of result.thoughts) if (of === party) add('thought', by, cell)
  for (const { by, of, meta } of result.thoughts)
    if (by === party && meta) add('expected', of, meta.cell)
  return found
}

function isSame(one: PublishedCell, other: PublishedCell): boolean {
  const [a, b] = [medianOf(one), medianOf(other)]
  return a.from === b.from && a.to === b.to
}

/** All texts of a row in its own line, each as near to its mark as the others allow; null if they don't fit. */
function placeTexts(context: RevealContext, row: RevealRow, detail: Detail): RevealText[] | null {
  const wanted = row.marks
    .flatMap((mark) => textOf(context, row, mark, detail))
    .sort((a, b) => a.mark.cx - b.mark.cx || rank(a.mark) - rank(b.mark))
  const lefts = spreadOut(
    wanted.map(({ mark, width }) => ({ width, middle: mark.cx })),
    context.span,
    GAP,
  )
  if (!lefts) return null
  const y = row.box.y + row.box.h - TEXT_LINE
  return wanted.map(({ mark, text, icons, width }, i) => ({
    text,
    icons,
    x: lefts[i]!,
    y,
    w: width,
    h: TEXT_LINE,
    weight: weightOf(mark),
    party: mark.party,
  }))
}

function textOf(
  context: RevealContext,
  row: RevealRow,
  mark: RevealMark,
  detail: Detail,
): WantedText[] {
  const { view, parties, measure } = context
  const { words } = view
  const name = (id: string) => partyText(parties, id, view)
  const value = cellText(mark.cell, view)
  const want = (text: string, icons: string[] = []) => {
    const width = measure(text, { size: REVEAL_TEXT, weight: weightOf(mark) }) + icons.length * ICON
    return [{ mark, text, icons, width }]
  }
  if (mark.look === 'said') {
    if (detail === 'saidByMarks') return want(value, [mark.party])
    return want(
      row.kind === 'party' && detail === 'words'
        ? words('reveal.said', { party: name(mark.party), value })
        : `${name(mark.party)} ${value}`,
    )
  }
  if (detail === 'said' || detail === 'saidByMarks') return []
  const thought = thoughtsOf(context, mark.party).find(
    (one) => one.look === mark.look && isSame(one.cell, mark.cell),
  )
  if (mark.look === 'expected') {
    if (detail === 'marksUnexpected') return []
    const others = (thought?.by ?? []).map(name).join(', ')
    return detail === 'words'
      ? want(words('reveal.expectedFrom', { parties: others, value }))
      : want(words('reveal.expectedOf', { value }), thought?.by)
  }
  if (detail !== 'words') return want(value, thought?.by)
  return want(
    words('reveal.thoughtBy', { parties: (thought?.by ?? []).map(name).join(', '), value }),
  )
}

function weightOf({ look }: RevealMark): number {
  return look === 'said' ? 800 : look === 'thought' ? 600 : 500
}

function rank({ look }: RevealMark): number {
  return look === 'said' ? 0 : look === 'thought' ? 1 : 2
}

function markSize(box: Rect): number {
  return Math.min(LARGEST_MARK, box.h - TEXT_LINE - 1)
}

/** A band and its mark are as high as `size`. */
function markMiddle(box: Rect): number {
  return box.y + box.h - TEXT_LINE - markSize(box) / 2
}
