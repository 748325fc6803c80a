import type { DialogueContent } from '@/dialogue/workshop'

/** A rectangle in canvas units. */
export interface Rect {
  x: number
  y: number
  w: number
  h: number
}

/** Where everything of a seeded board stands, in page coordinates. */
export interface BoardLayout {
  /** Smallest rectangle around everything; starts at 0, 0. */
  bounds: Rect
  title: Rect
  axesArea: Rect
  axes: Rect[]
  /** Null when there is nothing to lean on. */
  precedentsArea: Rect | null
  /** Precedents in order, then the advice when there is one. */
  precedents: Rect[]
  proposalsArea: Rect
  parkingArea: Rect
  nextStepsArea: Rect
}

export const CARD_SIZE = { w: 330, h: 142 } as const

const BOARD_WIDTH = 2400
const LEFT_WIDTH = 1660
const RIGHT_WIDTH = 700
const RIGHT_X = 1700
/** Between what stands left and the proposals. */
const BETWEEN = 40
/** A lane as wide as between two columns of stances: where there are none, proposals get the rest. */
const LANE_WIDTH = 820
const TITLE_HEIGHT = 70
const TOP = 80
const GAP = 10
const GUTTER = 20
const PRECEDENT_HEIGHT = 220
/** Parking lot and next steps under the proposals. */
const STACKED_HEIGHT = 340
/** The same two as a row of their own: a title and one row of tldraw's 200-unit notes. */
const ROW_HEIGHT = 270
/** A board of few axes and no precedents still fills a screen: the row of areas grows. */
const LEAST_HEIGHT = 1000
/** Height by the most stances that stand on one side of a lane. */
const AXIS_HEIGHT = [250, 250, 340, 460] as const

/** Room for the title of an area's frame. */
export const AREA_TITLE_HEIGHT = 38
const SLOT_GAP = { x: 12, y: 8 } as const
const SLOT_INSET = 4

/**
 * Places for cards in a proposals area of this size, row by row, relative to its top left corner.
 * At least one, however small the area.
 */
export function proposalSlots(area: { w: number; h: number }): Rect[] {
  const columns = Math.max(1, Math.floor((area.w - SLOT_GAP.x) / (CARD_SIZE.w + SLOT_GAP.x)))
  const usable = area.h - AREA_TITLE_HEIGHT - SLOT_INSET
  const rows = Math.max(1, Math.floor((usable + SLOT_GAP.y) / (CARD_SIZE.h + SLOT_GAP.y)))
  const gapX = (area.w - columns * CARD_SIZE.w) / (columns + 1)
  const gapY = Math.min(12, Math.max(0, (usable - rows * CARD_SIZE.h) / rows))
  return Array.from({ length: columns * rows }, (_, slot) => ({
    x: Math.max(0, Math.round(gapX + (slot % columns) * (CARD_SIZE.w + gapX))),
    y: Math.round(AREA_TITLE_HEIGHT + Math.floor(slot / columns) * (CARD_SIZE.h + gapY)),
    ...CARD_SIZE,
  }))
}

/** Party ids left and right of the lanes. One party alone stands nowhere: there is no other side. */
export function seatSides(content: DialogueContent): { left: string[]; right: string[] } {
  const { seating } = content
  if (seating.length < 2) return { left: [], right: [] }
  const half = Math.ceil(seating.length / 2)
  return { left: seating.slice(0, half), right: seating.slice(half) }
}

/**
 * Lays a board out. Axes stand in rows on the left, what to lean on under them, proposals on the
 * right. Parking lot and next steps go under the proposals while `cards` (at least eight) still
 * have a slot there, else they are a row at the bottom.
 */
export function layOut(content: DialogueContent, cards: number): BoardLayout {
  const sides = seatSides(content)
  const leans = content.precedents.length + (content.advice ? 1 : 0)
  const leftWidth = sides.left.length === 0 && leans === 0 ? LANE_WIDTH : LEFT_WIDTH
  const axisHeight = AXIS_HEIGHT[Math.max(sides.left.length, sides.right.length)] ?? 460
  const axes = content.axes.map((_, row) => ({
    x: 0,
    y: TOP + row * (axisHeight + GAP),
    w: leftWidth,
    h: axisHeight,
  }))
  const axesArea = rect(0, TOP, leftWidth, axes.length * (axisHeight + GAP) - GAP)
  const afterAxes = bottom(axesArea) + GAP

  const precedentsArea = leans > 0 ? rect(0, afterAxes, LEFT_WIDTH, PRECEDENT_HEIGHT) : null
  const leanWidth = (LEFT_WIDTH - GUTTER * (leans - 1)) / leans
  const precedents = Array.from({ length: leans }, (_, i) =>
    rect(i * (leanWidth + GUTTER), afterAxes, leanWidth, PRECEDENT_HEIGHT),
  )

  const common = {
    title: rect(0, 0, BOARD_WIDTH, TITLE_HEIGHT),
    axesArea,
    axes,
    precedentsArea,
    precedents,
  }

  if (!precedentsArea) {
    // The row stands where the precedents would be, and the proposals are as tall as both.
    const height = Math.max(LEAST_HEIGHT, afterAxes + ROW_HEIGHT)
    const rowHeight = height - afterAxes
    const half = (leftWidth - GUTTER) / 2
    const proposalsX = leftWidth + BETWEEN
    return {
      ...common,
      bounds: rect(0, 0, BOARD_WIDTH, height),
      proposalsArea: rect(proposalsX, TOP, BOARD_WIDTH - proposalsX, height - TOP),
      parkingArea: rect(0, afterAxes, half, rowHeight),
      nextStepsArea: rect(half + GUTTER, afterAxes, half, rowHeight),
    }
  }

  const leftBottom = bottom(precedentsArea)
  const stacked = rect(RIGHT_X, TOP, RIGHT_WIDTH, leftBottom - TOP - GAP - STACKED_HEIGHT)
  if (stacked.h > CARD_SIZE.h && proposalSlots(stacked).length >= Math.max(8, cards)) {
    const half = (RIGHT_WIDTH - GUTTER) / 2
    const y = bottom(stacked) + GAP
    return {
      ...common,
      bounds: rect(0, 0, BOARD_WIDTH, leftBottom),
      proposalsArea: stacked,
      parkingArea: rect(RIGHT_X, y, half, STACKED_HEIGHT),
      nextStepsArea: rect(RIGHT_X + half + GUTTER, y, half, STACKED_HEIGHT),
    }
  }

  const half = (BOARD_WIDTH - GUTTER) / 2
  const y = leftBottom + GAP
  return {
    ...common,
    bounds: rect(0, 0, BOARD_WIDTH, y + ROW_HEIGHT),
    proposalsArea: rect(RIGHT_X, TOP, RIGHT_WIDTH, leftBottom - TOP),
    parkingArea: rect(0, y, half, ROW_HEIGHT),
    nextStepsArea: rect(half + GUTTER, y, half, ROW_HEIGHT),
  }
}

function rect(x: number, y: number, w: number, h: number): Rect {
  return { x, y, w, h }
}

function bottom(area: Rect): number {
  return area.y + area.h
}
