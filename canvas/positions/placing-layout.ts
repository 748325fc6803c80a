import type { LaneLayout } from '../shapes/axis/lane'
import { laneX } from '../shapes/axis/lane'
import {
  markOf,
  questionsOf,
  type PlacedMarks,
  type PlacingQuestion,
  type PlacingState,
} from './placing'

/** One question's line in the lane, in the axis's coordinates. */
export interface PlacingRow {
  question: PlacingQuestion
  /** 0–100; null while unanswered. */
  value: number | null
  /** x of the mark; of the middle of the scale while there is none. */
  cx: number
  cy: number
  /** The mark's. */
  size: number
}

/** Room for the question over the marks. */
export const GUIDANCE_HEIGHT = 38
const HIGHEST_ROW = 46
const LARGEST_MARK = 30

/** Where the marks of an axis stand: a line each, in the order they are asked, over the scale. */
export function placingRows(
  layout: LaneLayout,
  placing: Pick<PlacingState, 'others' | 'asksMeta'>,
  marks: PlacedMarks,
): PlacingRow[] {
  const questions = questionsOf(placing)
  const top = layout.plot.y + GUIDANCE_HEIGHT
  const room = Math.max(0, layout.line - 4 - top)
  const h = Math.min(HIGHEST_ROW, room / questions.length)
  const first = layout.line - 4 - h * questions.length
  return questions.map((question, i) => {
    const value = markOf(marks, question)
    return {
      question,
      value,
      cx: laneX(layout, value ?? 50),
      cy: first + (i + 0.5) * h,
      size: Math.min(LARGEST_MARK, Math.max(16, h - 2)),
    }
  })
}

/**
 * The mark that a press at this point (axis coordinates) takes hold of: the nearest whose middle is within
 * `reach` canvas units, or null.
 */
export function rowAt(
  rows: readonly PlacingRow[],
  point: { x: number; y: number },
  reach: number,
): PlacingRow | null {
  let best: { row: PlacingRow; distance: number } | null = null
  for (const row of rows) {
    if (row.value === null) continue
    const [dx, dy] = [Math.abs(row.cx - point.x), Math.abs(row.cy - point.y)]
    if (dx > Math.max(reach, row.size / 2) || dy > Math.max(reach, row.size / 2)) continue
    const distance = Math.hypot(dx, dy)
    if (!best || distance < best.distance) best = { row, distance }
  }
  return best?.row ?? null
}
