import type { PublishedAxisResult, PublishedPair } from '@/dialogue/publication/axis-result'
import { medianOf, type PublishedCell } from '@/dialogue/publication/cell'
import type { Rect } from '@/sync/doc/seed-layout'
import { measureText, type Measure } from '../../drawing/measure'
import { fitLine } from '../../drawing/wrap'
import type { DrawView } from '../../drawing/view'
import { laneX, type LaneLayout } from './lane'
import { cellText, figureText, partyText, type RevealParty } from './reveal-words'
import { outsideOf, placeIn, type Span } from './spans'

/** A party's mark in a row: where it said it stands, or where another thought it does. */
export interface RevealMark {
  party: string
  /** `own` repeats, smaller, where the side whose thoughts a row shows stands itself. */
  look: 'said' | 'own' | 'thought'
  cx: number
  cy: number
  size: number
  /** Ends of a published band; null for an exact median. */
  band: Span | null
  cell: PublishedCell
}

export interface RevealText extends Rect {
  text: string
  weight: number
  /** Whose words: drawn in its colour; null in ink. */
  party: string | null
}

/** One line of the plot: what all said, or what one side had thought. */
export interface RevealRow {
  kind: 'said' | 'thought'
  /** Whose thoughts; null in the row of what was said. */
  by: string | null
  box: Rect
  marks: RevealMark[]
  /** Between the two marks of a pair; thick where real, dashed where imagined. */
  bar: (Span & { y: number }) | null
  /** From where a side was thought to stand to where it said it does. */
  arrows: (Span & { party: string; y: number })[]
  label: RevealText | null
  values: RevealText[]
}

export interface RevealLayout {
  rows: RevealRow[]
  /** Left and right end of what may be drawn on. */
  span: Span
  /** x of what each side said, to follow it down through the rows. */
  guides: { party: string; x: number; from: number; to: number }[]
}

/** No text of the plot is smaller than this: at the zoom of a whole board it is 13 pixels high. */
export const REVEAL_TEXT = 22
const TEXT_HEIGHT = 28
const MARK = 28
const SMALL_MARK = 22
/** Under a row's title. */
const STACKED_MARK = { least: 16, most: 22 } as const
/** Rows lower than this would draw marks over each other. */
const LEAST_ROW = 34
const HIGHEST_ROW = 64
/** One side's answers alone show how they are spread. */
const HIGHEST_ALONE = 104
/** From here on a row has room for its label over its marks. */
const STACKED_ROW = 40
/** From here on texts beside the marks keep clear of a row's title by themselves. */
const TITLE_APART = 50
const EDGE = 10
const GAP = 8
/** Shorter arrows are no more than a head. */
const LEAST_ARROW = 14

/**
 * Places everything of a result in a lane, in the axis's coordinates: a row of what was said, and under it on
 * the same scale a row for what each side had thought, so that real and imagined distance are compared at a
 * glance. Rows of thoughts give way first where the lane is too low for all. Texts that find no place beside
 * the marks are left out, never drawn over them; the table says everything.
 */
export function layOutReveal(
  result: PublishedAxisResult,
  lane: LaneLayout,
  parties: readonly RevealParty[],
  view: Pick<DrawView, 'words' | 'locale'>,
  measure: Measure = measureText,
): RevealLayout {
  const span = { from: lane.lane.x + EDGE, to: lane.lane.x + lane.lane.w - EDGE }
  const top = lane.plot.y - 10
  const room = lane.line - 3 - top
  const thinkers = thinkersOf(result)
  const wanted = 1 + thinkers.length
  const count = Math.floor(room / LEAST_ROW) >= wanted ? wanted : room >= LEAST_ROW ? 1 : 0
  const highest = result.parties.length === 1 ? HIGHEST_ALONE : HIGHEST_ROW
  const h = Math.min(highest, room / Math.max(1, count))
  const first = top + (room - h * count) / 2
  const context: Context = { result, lane, parties, view, measure, span }
  const boxes = Array.from({ length: count }, (_, i) => ({
    x: span.from,
    y: first + i * h,
    w: span.to - span.from,
    h,
  }))
  const rows = boxes.map((box, i) =>
    i === 0 ? saidRow(context, box) : thoughtRow(context, box, thinkers[i - 1]!),
  )
  const guides = (rows[0]?.marks ?? []).map(({ party, cx, cy }) => ({
    party,
    x: cx,
    from: cy,
    to: lane.line,
  }))
  return { rows, span, guides }
}

interface Context {
  result: PublishedAxisResult
  lane: LaneLayout
  parties: readonly RevealParty[]
  view: Pick<DrawView, 'words' | 'locale'>
  measure: Measure
  span: Span
}

/** Sides that thought something of another, in the workshop's order. */
function thinkersOf(result: PublishedAxisResult): string[] {
  return result.parties
    .map(({ party }) => String(party))
    .filter((party) => result.thoughts.some(({ by }) => by === party))
}

function saidRow(context: Context, box: Rect): RevealRow {
  const { result, view } = context
  const only = onlyPair(result)
  const isStacked = !only && result.parties.length > 1
  const cy = middle(box, isStacked)
  const marks = result.parties.flatMap(({ party, said }) =>
    said ? [mark(context, box, { party, look: 'said', cy, size: MARK, cell: said })] : [],
  )
  const row: RevealRow = { ...EMPTY, kind: 'said', by: null, box, marks }
  const texts = marks.map(({ party, cell }) => {
    const value = cellText(cell, view)
    const name = partyText(context.parties, party, view)
    return isStacked
      ? [`${name} ${value}`, value, name]
      : [view.words('reveal.said', { party: name, value }), value]
  })
  if (isStacked) row.label = titleOf(context, box, view.words('reveal.whatAllSaid'), null)
  row.bar = only && barOf(marks, cy)
  const gap = only && figureText(only.gap, view)
  placeTexts(context, row, texts, gap ? [view.words('reveal.real', { gap }), gap] : [])
  return row
}

function thoughtRow(context: Context, box: Rect, by: string): RevealRow {
  const { result, view, parties } = context
  const only = onlyPair(result)
  const cy = middle(box, !only)
  const own = result.parties.find(({ party }) => party === by)?.said
  const thoughts = result.thoughts.filter((thought) => thought.by === by)
  const marks = [
    ...(own
      ? [mark(context, box, { party: by, look: 'own', cy, size: SMALL_MARK, cell: own })]
      : []),
    ...thoughts.map(({ of, cell }) =>
      mark(context, box, { party: of, look: 'thought', cy, size: MARK - 2, cell }),
    ),
  ]
  const row: RevealRow = { ...EMPTY, kind: 'thought', by, box, marks }
  row.arrows = marks.flatMap((each) => {
    const said = result.parties.find(({ party }) => party === each.party)?.said
    return each.look === 'thought' && said ? arrowTo(context, each, said) : []
  })
  const name = partyText(parties, by, view)
  const texts = marks.map(({ look, cell }) => {
    const value = cellText(cell, view)
    return look === 'own' ? [] : only ? [view.words('reveal.thought', { value }), value] : [value]
  })
  if (!only)
    row.label = titleOf(context, box, view.words('reveal.whatOneThought', { party: name }), by)
  row.bar = only && barOf(marks, cy)
  const imagined = only?.imagined.find((each) => each.by === by)
  const gap = imagined && figureText(imagined.figure, view)
  const imagines = gap
    ? [view.words('reveal.imagined', { party: name, gap }), `${name} ${gap}`]
    : []
  placeTexts(context, row, texts, imagines)
  return row
}

/**
 * Values beside their marks and the distance, in one of its variants, on its bar. Where all is too much, values
 * give way.
 */
function placeTexts(
  context: Context,
  row: RevealRow,
  texts: readonly (readonly string[])[],
  distance: readonly string[],
): void {
  const attempts = [texts, texts.map((variants) => variants.slice(-1)), texts.map(() => [])]
  for (const attempt of attempts) {
    row.values = []
    row.values = placeValues(context, row, attempt)
    if (distance.length === 0) return
    for (const text of distance) {
      row.label = placeLabel(context, row, text, row.by)
      if (row.label) return
    }
  }
}

const EMPTY = { bar: null, arrows: [], label: null, values: [] } satisfies Partial<RevealRow>

/** Bars and distances are between two sides; three or more would cross each other. */
function onlyPair(result: PublishedAxisResult): PublishedPair | null {
  return result.parties.length === 2 ? (result.pairs[0] ?? null) : null
}

function middle(box: Rect, underTitle: boolean): number {
  return underTitle && box.h >= STACKED_ROW
    ? box.y + box.h - stackedMark(box) / 2 - 3
    : box.y + box.h / 2
}

function stackedMark(box: Rect): number {
  return Math.min(STACKED_MARK.most, Math.max(STACKED_MARK.least, box.h - 25))
}

function mark(
  { lane, result }: Context,
  box: Rect,
  given: Pick<RevealMark, 'look' | 'cy' | 'size' | 'cell'> & { party: string },
): RevealMark {
  const { from, to } = medianOf(given.cell)
  const stacked = result.parties.length > 2
  return {
    ...given,
    size: stacked ? stackedMark(box) : given.size,
    cx: laneX(lane, (from + to) / 2),
    band: from === to ? null : { from: laneX(lane, from), to: laneX(lane, to) },
  }
}

/** What a mark covers of its row. */
function extent({ cx, size, band }: RevealMark): Span {
  return {
    from: Math.min(cx - size / 2, band?.from ?? cx),
    to: Math.max(cx + size / 2, band?.to ?? cx),
  }
}

function barOf(marks: readonly RevealMark[], y: number): (Span & { y: number }) | null {
  const [a, b] = marks
  if (!a || !b) return null
  return { from: Math.min(a.cx, b.cx), to: Math.max(a.cx, b.cx), y }
}

/** From the hollow mark's edge to where its party said it stands; none for a near hit. */
function arrowTo({ lane }: Context, from: RevealMark, said: PublishedCell) {
  const target = medianOf(said)
  const edge = extent(from)
  const [left, right] = [laneX(lane, target.from), laneX(lane, target.to)]
  const arrow =
    left - edge.to >= LEAST_ARROW
      ? { from: edge.to, to: left }
      : edge.from - right >= LEAST_ARROW
        ? { from: edge.from, to: right }
        : null
  return arrow ? [{ ...arrow, party: from.party, y: from.cy }] : []
}

/** What texts must not cover: marks, arrows, other texts. */
function obstacles(row: RevealRow): Span[] {
  return [
    ...row.marks.map(extent),
    ...row.arrows.map(({ from, to }) => ({ from: Math.min(from, to), to: Math.max(from, to) })),
    ...row.values.map(({ x, w }) => ({ from: x, to: x + w })),
    // A title stands a little over the marks' line.
    ...(row.label && row.box.h < TITLE_APART
      ? [{ from: row.label.x, to: row.label.x + row.label.w }]
      : []),
  ]
}

/** Beside its mark, on the outer side where there is room; the shorter variant before the inner side. */
function placeValues(
  context: Context,
  row: RevealRow,
  texts: readonly (readonly string[])[],
): RevealText[] {
  const placed: RevealText[] = []
  const leftmost = Math.min(...row.marks.map(({ cx }) => cx))
  row.marks.forEach((each, i) => {
    const variants = texts[i] ?? []
    const { from, to } = extent(each)
    const outer = each.cx === leftmost ? 'left' : 'right'
    const sides = outer === 'left' ? (['left', 'right'] as const) : (['right', 'left'] as const)
    const taken = [...obstacles(row), ...placed.map(({ x, w }) => ({ from: x, to: x + w }))]
    for (const side of sides) {
      for (const text of variants) {
        const w = context.measure(text, { size: REVEAL_TEXT, weight: 700 })
        const x = side === 'left' ? from - GAP - w : to + GAP
        const spanned = { from: x - 2, to: x + w + 2 }
        if (spanned.from < context.span.from || spanned.to > context.span.to) continue
        if (taken.some((one) => one.from < spanned.to && spanned.from < one.to)) continue
        placed.push({ ...textBox(text, x, w, each.cy), weight: 700, party: each.party })
        return
      }
    }
  })
  return placed
}

/** On the bar where its longest free stretch allows, else beside everything. */
function placeLabel(
  context: Context,
  row: RevealRow,
  text: string,
  party: string | null,
): RevealText | null {
  const { bar } = row
  if (!bar) return null
  const weight = party === null ? 700 : 600
  const w = context.measure(text, { size: REVEAL_TEXT, weight }) + 2 * GAP
  const free = outsideOf(obstacles(row), context.span, GAP / 2)
  const onBar = free.map((one) => ({
    from: Math.max(one.from, bar.from),
    to: Math.min(one.to, bar.to),
  }))
  const longest = onBar.reduce(
    (best, one) => (one.to - one.from > best.to - best.from ? one : best),
    {
      from: 0,
      to: 0,
    },
  )
  const wanted =
    longest.to > longest.from ? (longest.from + longest.to) / 2 : (bar.from + bar.to) / 2
  const x = placeIn(free, w, wanted)
  return x === null ? null : { ...textBox(text, x, w, bar.y), weight, party }
}

/** A row's name at its upper left, where rows have more than two marks. */
function titleOf(
  context: Context,
  box: Rect,
  text: string,
  party: string | null,
): RevealText | null {
  if (box.h < STACKED_ROW) return null
  const style = { size: REVEAL_TEXT, weight: 600 }
  const shown = fitLine(text, style, box.w, context.measure)
  const w = context.measure(shown, style)
  return { text: shown, x: box.x, y: box.y - 3, w, h: TEXT_HEIGHT - 4, weight: 600, party }
}

function textBox(text: string, x: number, w: number, middleY: number) {
  return { text, x, y: middleY - TEXT_HEIGHT / 2, w, h: TEXT_HEIGHT }
}
