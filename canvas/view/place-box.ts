import { Box, type Editor, type TLShapeId } from '@tldraw/editor'
import { areaOf } from '@/sync/doc/areas'
import type { AxisShape } from '@/sync/doc/shapes/axis'
import type { Rect } from '@/sync/doc/seed-layout'
import { boardSettings } from '../board-settings'
import { boardIndex, isAxis } from '../cards'
import { laneLayout } from '../shapes/axis/lane'
import { PHONE_WIDTH } from './show-board'

/** A heading this close above something, in canvas units, belongs to it: cut by a menu it says nothing. */
const NEAR = 30

/**
 * The part of the page that shows these shapes (or axes, by their own ids) on a canvas so wide, in page units;
 * null when none of them is there. A phone has room for a lane or a column, not for a row: there an axis, and
 * the area of all axes, is its lanes, or while `stances` are confirmed the column of one's own side.
 */
export function placeBox(
  editor: Editor,
  ids: readonly string[],
  { width, stances = false }: { width: number; stances?: boolean },
): Box | null {
  const isPhone = width < PHONE_WIDTH
  const boxes = ids.flatMap((id) => {
    const axes = boardIndex(editor).axes.get()
    const shape = axes.find(({ props }) => props.axisId === id) ?? editor.getShape(id as TLShapeId)
    const bounds = shape && editor.getShapePageBounds(shape)
    if (!shape || !bounds) return []
    const isOfAxes = areaOf(shape.meta) === 'axes' && axes.length > 0
    if (isAxis(shape)) return isPhone ? partsOf(editor, [shape], lanePart) : [bounds]
    if (isPhone && isOfAxes) return phoneParts(editor, axes, stances)
    return [isPhone ? bounds : withHeading(editor, bounds)]
  })
  return boxes.length > 0 ? Box.Common(boxes) : null
}

function phoneParts(editor: Editor, axes: readonly AxisShape[], stances: boolean): Box[] {
  const { role, party } = boardSettings(editor).get()
  const own = stances && role === 'delegate' ? party : null
  const columns = own === null ? [] : partsOf(editor, axes, (axis) => columnPart(axis, own))
  return columns.length > 0 ? columns : partsOf(editor, axes, lanePart)
}

const lanePart = ({ props }: AxisShape): Rect => laneLayout(props).lane

function columnPart({ props }: AxisShape, party: string): Rect | null {
  const { left, right } = laneLayout(props)
  return props.leftParties.some(({ id }) => id === party) ? left : right
}

/** One part of each axis, from its own coordinates to the page's. */
function partsOf(
  editor: Editor,
  axes: readonly AxisShape[],
  partOf: (axis: AxisShape) => Rect | null,
): Box[] {
  return axes.flatMap((axis) => {
    const bounds = editor.getShapePageBounds(axis)
    const part = partOf(axis)
    return bounds && part ? [new Box(bounds.x + part.x, bounds.y + part.y, part.w, part.h)] : []
  })
}

function withHeading(editor: Editor, bounds: Box): Box {
  const box = bounds.clone()
  for (const shape of editor.getCurrentPageShapes()) {
    if (shape.type !== 'heading') continue
    const heading = editor.getShapePageBounds(shape)
    if (!heading || heading.maxX <= box.x || heading.x >= box.maxX) continue
    const gap = bounds.y - heading.maxY
    if (gap >= 0 && gap <= NEAR) {
      box.h += box.y - heading.y
      box.y = heading.y
    }
  }
  return box
}
