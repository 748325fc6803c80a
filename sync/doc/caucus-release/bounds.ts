import type { TLDefaultShape, TLRecord, TLShape } from '@tldraw/tlschema'
import type { Rect } from '../seed-layout'

/** Where a shape's own corner lies on its page, and how far it is turned (radians). */
export interface Turned {
  x: number
  y: number
  rotation: number
}

interface Point {
  x: number
  y: number
}

/** Note edge and line heights of tldraw, canvas units. */
const NOTE = 200
const TEXT_HEIGHT: Readonly<Record<string, number>> = { s: 25, m: 33, l: 49, xl: 60 }
const DEFAULT_TEXT_HEIGHT = 33

export type ShapesById = ReadonlyMap<string, TLShape>

export function shapesById(records: readonly TLRecord[]): ShapesById {
  return new Map(records.flatMap((one) => (one.typeName === 'shape' ? [[one.id, one]] : [])))
}

/** A shape's place on its page, through all its parents. */
export function placeOnPage(shape: TLShape, shapes: ShapesById): Turned {
  const parent = shapes.get(shape.parentId)
  const own = { x: shape.x, y: shape.y, rotation: shape.rotation }
  if (!parent) return own
  const under = placeOnPage(parent, shapes)
  return { ...pointFrom(under, own), rotation: under.rotation + own.rotation }
}

/**
 * The smallest rectangle around these shapes on their page, estimated without measuring letters; null when
 * nothing of them has an extent.
 */
export function boundsOf(list: Iterable<TLShape>, shapes: ShapesById): Rect | null {
  const points = [...list].flatMap((shape) => {
    const place = placeOnPage(shape, shapes)
    return corners(shape).map((corner) => pointFrom(place, corner))
  })
  return points.length === 0 ? null : rectOf(points)
}

function rectOf(points: readonly Point[]): Rect {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const [x, y] = [least(xs), least(ys)]
  return { x, y, w: most(xs) - x, h: most(ys) - y }
}

/**
 * The point of the page where something is tied to a shape. `anchor`: 0 to 1 over the shape's width and
 * height. Estimated as in `boundsOf`.
 */
export function anchorOnPage(shape: TLShape, anchor: Point, shapes: ShapesById): Point {
  const own = corners(shape)
  const place = placeOnPage(shape, shapes)
  const rect = own.length > 0 ? rectOf(own) : boundsOf(membersOf(shape.id, shapes), shapes)
  if (!rect) return { x: place.x, y: place.y }
  const point = { x: rect.x + anchor.x * rect.w, y: rect.y + anchor.y * rect.h }
  return own.length > 0 ? pointFrom(place, point) : point
}

function membersOf(id: string, shapes: ShapesById): TLShape[] {
  const children = [...shapes.values()].filter(({ parentId }) => parentId === id)
  return children.flatMap((child) => [child, ...membersOf(child.id, shapes)])
}

/** A point of the page as it lies in a shape that stands there. Mirror of where a shape's own points are. */
export function pointInside({ x, y, rotation }: Turned, point: Point): Point {
  if (rotation === 0) return { x: point.x - x, y: point.y - y }
  const [sin, cos] = [Math.sin(rotation), Math.cos(rotation)]
  const [dx, dy] = [point.x - x, point.y - y]
  return { x: dx * cos + dy * sin, y: dy * cos - dx * sin }
}

function pointFrom({ x, y, rotation }: Turned, point: Point): Point {
  const [sin, cos] = [Math.sin(rotation), Math.cos(rotation)]
  return { x: x + point.x * cos - point.y * sin, y: y + point.x * sin + point.y * cos }
}

/** Points in the shape's own space that its extent lies between. */
function corners(any: TLShape): Point[] {
  const shape = any as TLDefaultShape
  switch (shape.type) {
    case 'group':
      return []
    case 'draw':
    case 'highlight':
      return shape.props.segments.flatMap(({ points }) =>
        points.map(({ x, y }) => ({ x: x * shape.props.scale, y: y * shape.props.scale })),
      )
    case 'line':
      return Object.values(shape.props.points)
    case 'arrow':
      return [shape.props.start, shape.props.end]
    case 'note': {
      const { scale, growY } = shape.props
      return box(NOTE * scale, (NOTE + growY) * scale)
    }
    case 'text': {
      const { w, scale, size, richText } = shape.props
      const lines = (richText as { content?: unknown[] }).content?.length ?? 1
      const line = (TEXT_HEIGHT[size] ?? DEFAULT_TEXT_HEIGHT) * scale
      return box(w * scale, lines * line)
    }
    default: {
      const { w, h, growY } = shape.props as { w?: number; h?: number; growY?: number }
      return w !== undefined && h !== undefined ? box(w, h + (growY ?? 0)) : []
    }
  }
}

function box(w: number, h: number): Point[] {
  return [
    { x: 0, y: 0 },
    { x: w, y: 0 },
    { x: 0, y: h },
    { x: w, y: h },
  ]
}

// Not Math.min(...values): a drawing has more points than a call takes arguments.
const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity)
const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity)
