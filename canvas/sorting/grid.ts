import { Box, type Editor, type TLShape } from '@tldraw/editor'
import { columnsFor, gridPlaces, readingOrder } from './layout'
import { moveTo, shapesToArrange } from './sortable'

/** How far the next one of a pile shows. */
const PILE_STEP = 14

function boxOf(editor: Editor, shape: TLShape): Box {
  return editor.getShapePageBounds(shape) ?? new Box()
}

/**
 * Lays the selected shapes out in a grid with equal gaps, in reading order, about as wide as they stood, from where
 * they began. One step of undo. Returns how many; fewer than two stay as they are (0).
 */
export function arrangeInGrid(editor: Editor): number {
  const shapes = readingOrder(shapesToArrange(editor), (shape) => boxOf(editor, shape))
  if (shapes.length < 2) return 0
  const boxes = shapes.map((shape) => boxOf(editor, shape))
  const all = Box.Common(boxes)
  // A pile, or a line, says nothing of how wide the grid should be; a row of three stays one.
  const spread = all.w * all.h > boxes.reduce((sum, { w, h }) => sum + w * h, 0) * 0.9
  const aspect = spread ? Math.max(0.25, Math.min(8, all.w / Math.max(1, all.h))) : 1.5
  const { places } = gridPlaces(boxes, columnsFor(boxes, aspect))
  editor.markHistoryStoppingPoint('arrange in grid')
  moveTo(
    editor,
    shapes.map(({ id }, i) => ({ id, x: all.x + places[i]!.x, y: all.y + places[i]!.y })),
  )
  return shapes.length
}

/**
 * Piles the selected shapes up where they began, the first in reading order at the bottom, each still showing an
 * edge. The grid spreads them out again. One step of undo. Returns how many; fewer than two stay (0).
 */
export function pileUp(editor: Editor): number {
  const shapes = readingOrder(shapesToArrange(editor), (shape) => boxOf(editor, shape))
  if (shapes.length < 2) return 0
  const { x, y } = Box.Common(shapes.map((shape) => boxOf(editor, shape)))
  editor.markHistoryStoppingPoint('pile up')
  editor.run(() => {
    moveTo(
      editor,
      shapes.map(({ id }, i) => ({ id, x: x + i * PILE_STEP, y: y + i * PILE_STEP })),
    )
    for (const { id } of shapes) editor.bringToFront([id])
  })
  return shapes.length
}
