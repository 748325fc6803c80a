import { Box, type Editor, type TLShapeId } from '@tldraw/editor'
import { boardIndex, isAxis } from '../cards'
import { laneLayout } from '../shapes/axis/lane'
import { PHONE_WIDTH } from './show-board'

/** Pixels around what is shown: tldraw's menus stand there. */
const INSET = 64
const MOVE_MS = 500

/**
 * Moves this tab's view to a shape, or to an axis by its id: the whole row, on phones its lane. Stays when that
 * is in view and no smaller than it would become. Returns whether there is such a thing.
 */
export function goTo(editor: Editor, id: string): boolean {
  const axis = boardIndex(editor)
    .axes.get()
    .find(({ props }) => props.axisId === id)
  const shape = axis ?? editor.getShape(id as TLShapeId)
  const bounds = shape && editor.getShapePageBounds(shape)
  if (!shape || !bounds) return false
  const screen = editor.getViewportScreenBounds()
  const box = bounds.clone()
  if (isAxis(shape) && screen.w < PHONE_WIDTH) {
    const { lane } = laneLayout(shape.props)
    box.x += lane.x
    box.w = lane.w
  }
  const inset = Math.min(INSET, screen.w * 0.04)
  const zoom = Math.min(1, (screen.w - 2 * inset) / box.w, (screen.h - 2 * INSET) / box.h)
  const isShown = Box.Contains(editor.getViewportPageBounds(), box)
  if (isShown && editor.getZoomLevel() >= zoom * 0.98) return true
  editor.stopFollowingUser()
  editor.zoomToBounds(box, { inset, targetZoom: zoom, animation: { duration: MOVE_MS } })
  return true
}
