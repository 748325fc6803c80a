import type { PublishedCell } from '@/dialogue/publication/cell'
import type { Rect } from '@/sync/doc/seed-layout'
import { laneX } from './lane'
import {
  EMPTY,
  markIn,
  REVEAL_TEXT,
  type RevealContext,
  type RevealRow,
  type RevealText,
} from './reveal-parts'
import { cellText, middleHalf } from './reveal-words'
import { spreadOut, type Span } from './spans'

/** One side's answers alone show how they are spread. */
const HIGHEST = 110
/** Without room for texts over it a spread says nothing. */
const LEAST = 60
const TEXT_LINE = 30
/** The bracket under the words for the middle. */
export const BRACKET = 12
const COUNT_LINE = 25
const PAD = 10
const LARGEST_DOT = 9

/** One answer, or answers of people in one bin. */
export interface SpreadShape {
  /** The middle half of all answers, where that is published. */
  half: Span | null
  dots: { cx: number; cy: number; r: number }[]
  bars: (Rect & { count: number })[]
}

/** One party: no sides, so nothing names one; its answers fill the row, their middle stands over them. */
export function spreadRows(
  context: RevealContext,
  stack: (count: number, highest: number) => Rect[],
): RevealRow[] {
  const { result, lane, view } = context
  const [party] = result.parties
  const box = stack(1, HIGHEST)[0]
  if (!party?.said || !box || box.h < LEAST) return []
  const cell = party.said
  const mark = markIn(lane, {
    party: party.party,
    look: 'said',
    cy: box.y + box.h / 2,
    size: 8,
    cell,
  })
  const half = spreadShape(cell, box, (value) => laneX(lane, value)).half
  const wanted = [
    {
      text: view.words('reveal.middleAt', { value: cellText(cell, view) }),
      middle: mark.cx,
      isLabel: true,
    },
    ...(half
      ? [
          {
            text: view.words('reveal.halfHere'),
            middle: beside(half, mark.cx),
            isLabel: false,
          },
        ]
      : []),
  ].sort((a, b) => a.middle - b.middle)
  const texts = inTopLine(context, box, wanted)
  const counts = spreadShape(cell, box, (value) => laneX(lane, value)).bars.map(
    ({ x, y, w, count }): RevealText => {
      const [long, short] = [view.words('reveal.people', { count: String(count) }), String(count)]
      const measure = (text: string) => context.measure(text, { size: REVEAL_TEXT, weight: 600 })
      const text = measure(long) <= w - 8 ? long : short
      const width = measure(text)
      return {
        text,
        x: x + (w - width) / 2,
        y: y - COUNT_LINE,
        w: width,
        h: COUNT_LINE,
        weight: 600,
        party: party.party,
        icons: [],
      }
    },
  )
  return [
    {
      ...EMPTY,
      kind: 'spread',
      by: party.party,
      box,
      marks: [mark],
      label: texts.find(({ isLabel }) => isLabel)?.text ?? null,
      values: [...texts.filter(({ isLabel }) => !isLabel).map(({ text }) => text), ...counts],
    },
  ]
}

/** The words for the half stand in its wider part. */
function beside(half: Span, middle: number): number {
  return middle - half.from > half.to - middle ? (half.from + middle) / 2 : (middle + half.to) / 2
}

function inTopLine(
  context: RevealContext,
  box: Rect,
  wanted: readonly { text: string; middle: number; isLabel: boolean }[],
): { text: RevealText; isLabel: boolean }[] {
  const sized = wanted.map((one) => {
    const weight = one.isLabel ? 700 : 500
    const width =
      context.measure(one.text, { size: REVEAL_TEXT, weight }) + (one.isLabel ? 2 * PAD : 0)
    return { ...one, weight, width }
  })
  const lefts = spreadOut(sized, context.span, PAD)
  if (!lefts) return []
  return sized.map(({ text, width, weight, isLabel }, i) => ({
    isLabel,
    text: {
      text,
      x: lefts[i]!,
      y: box.y,
      w: width,
      h: TEXT_LINE - 2,
      weight,
      party: isLabel ? null : (context.result.parties[0]?.party ?? null),
      icons: [],
    },
  }))
}

/** What is drawn of the answers themselves, standing on the bottom of `box`. */
export function spreadShape(
  cell: PublishedCell,
  box: Rect,
  x: (value: number) => number,
): SpreadShape {
  const half = middleHalf(cell)
  const bottom = box.y + box.h
  const height = box.h - TEXT_LINE - 4
  const shape: SpreadShape = {
    half: half && half.to > half.from ? { from: x(half.from), to: x(half.to) } : null,
    dots: [],
    bars: [],
  }
  if (cell.kind === 'exact') {
    const levels = levelsOf(cell.dots.map(({ value }) => value))
    const most = Math.max(...levels.map(({ level }) => level)) + 1
    const r = Math.min(LARGEST_DOT, height / most / 2)
    shape.dots = levels.map(({ value, level }) => ({
      cx: x(value),
      cy: bottom - r - 2 - level * 2 * r,
      r: r * 0.9,
    }))
  }
  if (cell.kind === 'bins') {
    const density = cell.bins.map(({ from, to, count }) => count / (to - from))
    const most = Math.max(...density)
    shape.bars = cell.bins.map(({ from, to, count }, i) => {
      const h = Math.max(6, (height - BRACKET - COUNT_LINE) * (density[i]! / most))
      return { x: x(from) + 2, y: bottom - h, w: x(to) - x(from) - 4, h, count }
    })
  }
  return shape
}

/** Equal answers stand on each other. */
export function levelsOf(values: readonly number[]): { value: number; level: number }[] {
  const seen = new Map<number, number>()
  return values.map((value) => {
    const level = seen.get(value) ?? 0
    seen.set(value, level + 1)
    return { value, level }
  })
}
