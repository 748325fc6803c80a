import type { Editor, TLShapeId } from '@tldraw/editor'
import type { Rect } from '@/sync/doc/seed-layout'
import { boardIndex, isAxis } from '../cards'
import { laneLayout } from '../shapes/axis/lane'
import { PHONE_WIDTH } from './show-board'

const MOVE_MS = 500
/** Pixels kept at a side, at most a 25th of the width. */
const SIDE = 64
/** Under tldraw's menu; under a notice that stands below it, of two lines on phones. */
const TOP = { menu: 56, notice: 122 } as const
/** Over the toolbar. A canvas this low has a sheet under it and no toolbar. */
const BOTTOM = { toolbar: 72, sheet: 10 } as const
const LOW = 420

/** The part of the canvas, in its pixels, that nothing of ours or tldraw's stands over. */
export function clearArea(screen: { w: number; h: number }, hasNotice = false): Rect {
  const x = Math.min(SIDE, screen.w * 0.04)
  const y = hasNotice ? TOP.notice : TOP.menu
  const bottom = screen.h < LOW ? BOTTOM.sheet : BOTTOM.toolbar
  return { x, y, w: screen.w - 2 * x, h: Math.max(1, screen.h - y - bottom) }
}

/**
 * Moves this tab's view to a shape, or to an axis by its id: the whole row, on phones its lane. Stays when that
 * is in clear view and no smaller than it would become. Returns whether there is such a thing.
 */
export function goTo(editor: Editor, id: string, { hasNotice = false } = {}): boolean {
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
  const area = clearArea(screen, hasNotice)
  const wanted = cameraTo(box, area)
  if (isClear(box, editor.getCamera(), area) && editor.getZoomLevel() >= wanted.z * 0.98)
    return true
  editor.stopFollowingUser()
  editor.setCamera(wanted, { animation: { duration: MOVE_MS } })
  return true
}

/** Moves this tab's view to a shape that isn't in clear view, no nearer than it is. */
export function bringIntoView(editor: Editor, id: TLShapeId): void {
  const box = editor.getShapePageBounds(id)
  const area = clearArea(editor.getViewportScreenBounds())
  if (!box || isClear(box, editor.getCamera(), area)) return
  editor.stopFollowingUser()
  const camera = cameraTo(box, area, editor.getZoomLevel())
  editor.setCamera(camera, { animation: { duration: MOVE_MS } })
}

interface Camera {
  x: number
  y: number
  z: number
}

/** Shows all of `box` (page units) in the middle of `area` (pixels), at most at `mostZoom` (1: 100 %). */
export function cameraTo(box: Rect, area: Rect, mostZoom = 1): Camera {
  const z = Math.min(mostZoom, area.w / box.w, area.h / box.h)
  return {
    x: (area.x + (area.w - box.w * z) / 2) / z - box.x,
    y: (area.y + (area.h - box.h * z) / 2) / z - box.y,
    z,
  }
}

/** Whether `box` lies in `area` as it is; sideways its margin counts too. */
export function isClear(box: Rect, { x, y, z }: Camera, area: Rect): boolean {
  const [left, top] = [(box.x + x) * z, (box.y + y) * z]
  return (
    left >= -1 &&
    top >= area.y - 1 &&
    left + box.w * z <= area.w + 2 * area.x + 1 &&
    top + box.h * z <= area.y + area.h + 1
  )
}
