import type { PublishedAxisResult } from '@/dialogue/publication/axis-result'
import { medianOf, type PublishedCell } from '@/dialogue/publication/cell'
import type { Rect } from '@/sync/doc/seed-layout'
import type { Measure } from '../../drawing/measure'
import type { DrawView } from '../../drawing/view'
import { laneX, type LaneLayout } from './lane'
import type { RevealParty } from './reveal-words'
import type { Span } from './spans'

/** A party's mark in a row: where it said it stands, where another thought so, or expected to be seen. */
export interface RevealMark {
  party: string
  /**
   * `own` repeats, smaller, where the side whose thoughts a row shows stands itself; `expected` is where a
   * side thought that the other sees it.
   */
  look: 'said' | 'own' | 'thought' | 'expected'
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
  /** Parties whose small marks stand before the words, each `ICON` wide with its gap. */
  icons: readonly string[]
}

/** One line of the plot: what all said, what one side had thought, or all about one party. */
export interface RevealRow {
  kind: 'said' | 'thought' | 'party' | 'spread'
  /** Whose thoughts, or about which party; null in the row of what was said. */
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

/** What every layout of a plot is made from. */
export interface RevealContext {
  result: PublishedAxisResult
  lane: LaneLayout
  parties: readonly RevealParty[]
  view: Pick<DrawView, 'words' | 'locale'>
  measure: Measure
  span: Span
}

/** No text of the plot is smaller than this: at the zoom of a whole board it is 13 pixels high. */
export const REVEAL_TEXT = 22
export const TEXT_HEIGHT = 28
/** A party's small mark before a number, with the gap after it. */
export const ICON = 24
/** Shorter arrows are no more than a head. */
const LEAST_ARROW = 14

export const EMPTY = {
  bar: null,
  arrows: [],
  label: null,
  values: [],
} satisfies Partial<RevealRow>

export function markIn(
  lane: LaneLayout,
  given: Pick<RevealMark, 'look' | 'cy' | 'size' | 'cell'> & { party: string },
): RevealMark {
  const { from, to } = medianOf(given.cell)
  return {
    ...given,
    cx: laneX(lane, (from + to) / 2),
    band: from === to ? null : { from: laneX(lane, from), to: laneX(lane, to) },
  }
}

/** What a mark covers of its row. */
export function extentOf({ cx, size, band }: Pick<RevealMark, 'cx' | 'size' | 'band'>): Span {
  return {
    from: Math.min(cx - size / 2, band?.from ?? cx),
    to: Math.max(cx + size / 2, band?.to ?? cx),
  }
}

/** From the hollow mark's edge to where its party said it stands; none for a near hit. */
export function arrowTo(lane: LaneLayout, from: RevealMark, said: PublishedCell) {
  const target = medianOf(said)
  const edge = extentOf(from)
  const [left, right] = [laneX(lane, target.from), laneX(lane, target.to)]
  const arrow =
    left - edge.to >= LEAST_ARROW
      ? { from: edge.to, to: left }
      : edge.from - right >= LEAST_ARROW
        ? { from: edge.from, to: right }
        : null
  return arrow ? [{ ...arrow, party: from.party, y: from.cy }] : []
}

export function textBox(text: string, x: number, w: number, middleY: number) {
  return { text, x, y: middleY - TEXT_HEIGHT / 2, w, h: TEXT_HEIGHT, icons: [] }
}
