import type { AxisProps } from '@/sync/doc/shapes/axis'
import type { Rect } from '@/sync/doc/seed-layout'

/** Where the parts of an axis stand, in its own coordinates (canvas units). */
export interface LaneLayout {
  /** Stances left of the lane; null when nobody sits there. */
  left: Rect | null
  right: Rect | null
  lane: Rect
  /** x of value 0 and of value 100. */
  from: number
  to: number
  /** y of the scale. */
  line: number
  /** Where chips stand. */
  strip: Rect
  /** Free for what is revealed later; until then the authors' note stands there. */
  plot: Rect
}

const COLUMN = 400
const GUTTER = 20
const STRIP_HEIGHT = 50
const PLOT_TOP = 88
/** Keeps a chip at 0 or 100 inside its lane. */
const INSET = 34

/** A narrow axis gives its columns at most a quarter each. */
export function laneLayout(
  props: Pick<AxisProps, 'w' | 'h' | 'leftParties' | 'rightParties'>,
): LaneLayout {
  const { w, h } = props
  const column = Math.min(COLUMN, w / 4)
  const x = props.leftParties.length > 0 ? column + GUTTER : 0
  const end = props.rightParties.length > 0 ? w - column - GUTTER : w
  const lane = { x, y: 0, w: end - x, h }
  const line = h - STRIP_HEIGHT - 5
  const inset = Math.min(INSET, lane.w / 4)
  return {
    left: x > 0 ? { x: 0, y: 0, w: column, h } : null,
    right: end < w ? { x: end + GUTTER, y: 0, w: column, h } : null,
    lane,
    from: x + inset,
    to: end - inset,
    line,
    strip: { x, y: h - STRIP_HEIGHT, w: lane.w, h: STRIP_HEIGHT },
    plot: { x, y: PLOT_TOP, w: lane.w, h: Math.max(0, line - PLOT_TOP) },
  }
}

/** x of a value from 0 to 100. */
export function laneX(layout: LaneLayout, value: number): number {
  return layout.from + (layout.to - layout.from) * (value / 100)
}

/** Value from 0 to 100 at x, in whole steps; x outside the scale counts as its nearer end. */
export function laneValue(layout: LaneLayout, x: number): number {
  const part = (x - layout.from) / (layout.to - layout.from)
  return Math.round(Math.min(1, Math.max(0, part)) * 100)
}

/** Whether a point, in the axis's coordinates, is in its lane. */
export function isInLane(layout: LaneLayout, point: { x: number; y: number }): boolean {
  const { lane } = layout
  return (
    point.x >= lane.x &&
    point.x <= lane.x + lane.w &&
    point.y >= lane.y &&
    point.y <= lane.y + lane.h
  )
}

/** Which pole a value leans to: `left` below 45, `right` above 55, else `middle`. */
export function leaning(value: number): 'left' | 'middle' | 'right' {
  if (value < 45) return 'left'
  return value > 55 ? 'right' : 'middle'
}
