import type { PublishedPair } from '@/dialogue/publication/axis-result'
import type { Rect } from '@/sync/doc/seed-layout'
import {
  arrowTo,
  EMPTY,
  extentOf,
  markIn,
  REVEAL_TEXT,
  textBox,
  type RevealContext,
  type RevealMark,
  type RevealRow,
  type RevealText,
} from './reveal-parts'
import { cellText, figureText, partyText } from './reveal-words'
import { outsideOf, placeIn, type Span } from './spans'

const MARK = 28
const SMALL_MARK = 22
/** Rows lower than this would draw marks over each other. */
const LEAST_ROW = 34
const GAP = 8
const VALUE_WEIGHT = 700
const ARROW_HEAD = 16

/** Two sides: what both said, then what each had thought, one under the other. */
export function pairRows(
  context: RevealContext,
  room: number,
  stack: (count: number) => Rect[],
): RevealRow[] {
  const { result } = context
  const pair = result.pairs[0]
  if (!pair) return []
  const thinkers = result.parties
    .map(({ party }) => String(party))
    .filter((party) => result.thoughts.some(({ by }) => by === party))
  const wanted = 1 + thinkers.length
  const count = Math.floor(room / LEAST_ROW) >= wanted ? wanted : room >= LEAST_ROW ? 1 : 0
  return stack(count).map((box, i) =>
    i === 0 ? saidRow(context, pair, box) : thoughtRow(context, pair, box, thinkers[i - 1]!),
  )
}

function saidRow(context: RevealContext, pair: PublishedPair, box: Rect): RevealRow {
  const { result, view, lane, parties } = context
  const cy = middleOf(box)
  const marks = apart(
    box,
    result.parties.flatMap(({ party, said }) =>
      said ? [markIn(lane, { party, look: 'said', cy, size: MARK, cell: said })] : [],
    ),
  )
  const row: RevealRow = { ...EMPTY, kind: 'said', by: null, box, marks, bar: barOf(marks, cy) }
  const texts = marks.map(({ party, cell }) => {
    const value = cellText(cell, view)
    return [view.words('reveal.said', { party: partyText(parties, party, view), value }), value]
  })
  const gap = figureText(pair.gap, view)
  placeTexts(context, row, texts, [view.words('reveal.real', { gap }), gap])
  return row
}

function thoughtRow(context: RevealContext, pair: PublishedPair, box: Rect, by: string): RevealRow {
  const { result, view, parties, lane } = context
  const cy = middleOf(box)
  const own = result.parties.find(({ party }) => party === by)?.said
  const thought = result.thoughts.find((one) => one.by === by)
  // What the other side expected to be thought of it, where that is thought.
  const expected = result.thoughts.find((one) => one.of === by)?.meta?.cell
  const marks = apart(box, [
    ...(own ? [markIn(lane, { party: by, look: 'own', cy, size: SMALL_MARK, cell: own })] : []),
    ...(thought
      ? [
          markIn(lane, {
            party: thought.of,
            look: 'thought',
            cy,
            size: MARK - 2,
            cell: thought.cell,
          }),
        ]
      : []),
    ...(thought && expected
      ? [
          markIn(lane, {
            party: thought.of,
            look: 'expected',
            cy,
            size: SMALL_MARK,
            cell: expected,
          }),
        ]
      : []),
  ])
  const row: RevealRow = { ...EMPTY, kind: 'thought', by, box, marks, bar: barOf(marks, cy) }
  row.arrows = marks.flatMap((each) => {
    const said = result.parties.find(({ party }) => party === each.party)?.said
    return each.look === 'thought' && said ? arrowTo(lane, each, said) : []
  })
  const texts = marks.map(({ look, cell, party }) => {
    const value = cellText(cell, view)
    if (look === 'own') return []
    if (look === 'thought') return [view.words('reveal.thought', { value }), value]
    const name = partyText(parties, party, view)
    return [
      view.words('reveal.expected', { party: name, value }),
      view.words('reveal.expectedOf', { value }),
    ]
  })
  const name = partyText(parties, by, view)
  const imagined = pair.imagined.find((each) => each.by === by)
  const gap = imagined && figureText(imagined.figure, view)
  const imagines = gap
    ? [view.words('reveal.imagined', { party: name, gap }), `${name} ${gap}`]
    : []
  placeTexts(context, row, texts, imagines)
  return row
}

/** Ways to place values, the best first: clear of arrows, and on a mark's outer side. */
const WAYS = [
  { overArrows: false, inner: false },
  { overArrows: true, inner: false },
  { overArrows: true, inner: true },
] as const

/**
 * Values beside their marks, and the distance, in one of its variants, on its bar. Of all ways the first that
 * leaves out least; the distance goes before any value, and a name before a word.
 */
function placeTexts(
  context: RevealContext,
  row: RevealRow,
  texts: readonly (readonly string[])[],
  distance: readonly string[],
): void {
  const short = texts.map((variants) => variants.slice(-1))
  const unexpected = short.map((variants, i) => (row.marks[i]?.look === 'expected' ? [] : variants))
  const isWhole = (text: string) => texts.some(([whole]) => whole === text)
  const wanted = texts.filter((variants) => variants.length > 0).length
  let least = Infinity
  for (const attempt of [texts, short, unexpected, texts.map(() => [])])
    for (const { overArrows, inner } of WAYS) {
      const values = placeValues(context, row, attempt, overArrows, inner)
      const label = distance
        .map((text) => placeLabel(context, { ...row, values }, text, overArrows))
        .find((one) => one !== null)
      const cost =
        (label || distance.length === 0 ? 0 : 100) +
        (wanted - values.length) * 10 +
        values.filter(({ text, weight }) => !isWhole(text) && weight !== VALUE_WEIGHT).length * 3 +
        values.filter(({ text, weight }) => !isWhole(text) && weight === VALUE_WEIGHT).length +
        (overArrows ? 0.5 : 0)
      if (cost >= least) continue
      least = cost
      row.values = values
      row.label = label ?? null
      if (cost === 0) return
    }
}

/** Marks that would cover each other share the row's height instead: their places stay true. */
function apart(box: Rect, marks: readonly RevealMark[]): RevealMark[] {
  const covers = (a: RevealMark, b: RevealMark) => {
    const [one, other] = [extentOf(a), extentOf(b)]
    return one.from < other.to - 4 && other.from < one.to - 4
  }
  const groups: RevealMark[][] = []
  for (const mark of marks) {
    const touched = groups.filter((group) => group.some((each) => covers(each, mark)))
    for (const group of touched) groups.splice(groups.indexOf(group), 1)
    groups.push([...touched.flat(), mark])
  }
  return marks.map((mark) => {
    const group = groups.find((each) => each.includes(mark))!
    const h = box.h / group.length
    if (group.length === 1) return mark
    return {
      ...mark,
      cy: box.y + (group.indexOf(mark) + 0.5) * h,
      size: Math.min(mark.size, h - 1),
    }
  })
}

function middleOf(box: Rect): number {
  return box.y + box.h / 2
}

function barOf(marks: readonly RevealMark[], y: number): (Span & { y: number }) | null {
  const [a, b] = marks
  if (!a || !b) return null
  return { from: Math.min(a.cx, b.cx), to: Math.max(a.cx, b.cx), y }
}

/** What texts must not cover: marks, other texts, and of arrows the head, where need be. */
function obstacles(row: RevealRow, overArrows: boolean): Span[] {
  return [
    ...row.marks.map(extentOf),
    ...row.arrows.map(({ from, to }) =>
      overArrows
        ? { from: to - ARROW_HEAD, to: to + ARROW_HEAD }
        : { from: Math.min(from, to), to: Math.max(from, to) },
    ),
    ...row.values.map(({ x, w }) => ({ from: x, to: x + w })),
  ]
}

/**
 * Beside its mark, on the outer side where there is room, else on the inner one. What says whose it is may
 * also stand a little further away.
 */
function placeValues(
  context: RevealContext,
  row: RevealRow,
  texts: readonly (readonly string[])[],
  overArrows: boolean,
  inner: boolean,
): RevealText[] {
  const placed: RevealText[] = []
  const leftmost = row.marks.reduce((best, one, i) => (one.cx < row.marks[best]!.cx ? i : best), 0)
  row.marks.forEach((each, i) => {
    const variants = texts[i] ?? []
    const { from, to } = aroundOf(each, row.marks)
    const sides =
      (i === leftmost) !== inner ? (['left', 'right'] as const) : (['right', 'left'] as const)
    const taken = obstacles({ ...row, values: placed }, overArrows)
    const weight = each.look === 'expected' ? 500 : VALUE_WEIGHT
    const widthOf = (text: string) => context.measure(text, { size: REVEAL_TEXT, weight })
    const put = (text: string, x: number, w: number) =>
      placed.push({
        ...textBox(text, x, w, middleOf(row.box)),
        weight,
        party: each.party,
      })
    for (const text of variants) {
      const w = widthOf(text)
      for (const side of sides) {
        const x = side === 'left' ? from - GAP - w : to + GAP
        const spanned = { from: x - 2, to: x + w + 2 }
        if (spanned.from < context.span.from || spanned.to > context.span.to) continue
        if (taken.some((one) => one.from < spanned.to && spanned.from < one.to)) continue
        put(text, x, w)
        return
      }
    }
    const name = partyText(context.parties, each.party, context.view)
    const text = variants.find((one) => one.includes(name))
    if (!text) return
    const w = widthOf(text)
    const x = placeIn(outsideOf(taken, context.span, GAP), w, each.cx)
    if (x !== null) put(text, x, w)
  })
  return placed
}

/** What a mark covers together with those at its place. */
function aroundOf(mark: RevealMark, marks: readonly RevealMark[]): Span {
  let around = extentOf(mark)
  for (const other of [...marks, ...marks]) {
    const { from, to } = extentOf(other)
    if (from < around.to + GAP && around.from < to + GAP)
      around = { from: Math.min(from, around.from), to: Math.max(to, around.to) }
  }
  return around
}

/** On the bar where its longest free stretch allows, else beside everything. */
function placeLabel(
  context: RevealContext,
  row: RevealRow,
  text: string,
  overArrows: boolean,
): RevealText | null {
  const { bar, by: party } = row
  if (!bar) return null
  const weight = party === null ? 700 : 600
  const w = context.measure(text, { size: REVEAL_TEXT, weight }) + 2 * GAP
  const free = outsideOf(obstacles(row, overArrows), context.span, GAP / 2)
  const onBar = free.map((one) => ({
    from: Math.max(one.from, bar.from),
    to: Math.min(one.to, bar.to),
  }))
  const longest = onBar.reduce(
    (best, one) => (one.to - one.from > best.to - best.from ? one : best),
    { from: 0, to: 0 },
  )
  const wanted =
    longest.to > longest.from ? (longest.from + longest.to) / 2 : (bar.from + bar.to) / 2
  const x = placeIn(free, w, wanted)
  return x === null ? null : { ...textBox(text, x, w, bar.y), weight, party }
}
