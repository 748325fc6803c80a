import type { Editor, TLShapeId } from '@tldraw/editor'
import type { Rect } from '@/sync/doc/seed-layout'
import { rememberPlace } from './last-place'
import { placeBox } from './place-box'
import { PHONE_WIDTH } from './show-board'

const MOVE_MS = 500
/** Pixels kept at a side, at most a 25th of the width. */
const SIDE = 64
/** Over the toolbar. A canvas this low has a sheet under it and no toolbar. */
const BOTTOM = { toolbar: 72, sheet: 10 } as const
const LOW = 420

/** What stands over the canvas at its top: tldraw's menu, and below it a notice or the banner of a stage. */
export type Above = 'menu' | 'notice' | 'banner'

/** So wide, notices stand beside tldraw's menu (`ui/notice-stack.tsx`). */
const WIDE = 1024
const TOP = {
  wide: { menu: 56, notice: 56, banner: 104 },
  narrow: { menu: 56, notice: 122, banner: 134 },
  phone: { menu: 56, notice: 122, banner: 190 },
} as const

/** The part of the canvas, in its pixels, that nothing of ours or tldraw's stands over. */
export function clearArea(screen: { w: number; h: number }, above: Above = 'menu'): Rect {
  const x = Math.min(SIDE, screen.w * 0.04)
  const isLow = screen.h < LOW
  const width = screen.w >= WIDE ? 'wide' : screen.w >= PHONE_WIDTH ? 'narrow' : 'phone'
  const y = TOP[width][isLow && above === 'banner' ? 'notice' : above]
  const bottom = isLow ? BOTTOM.sheet : BOTTOM.toolbar
  return { x, y, w: screen.w - 2 * x, h: Math.max(1, screen.h - y - bottom) }
}

export interface WayThere {
  above?: Above
  /** Stances are what people look at there. */
  stances?: boolean
}

/**
 * Moves this tab's view to shapes, or to axes by their ids: whole rows, on phones their lanes. Stays when that is
 * in clear view and no smaller than it would become. What is shown stays shown when the canvas gets another
 * size. Returns whether there is such a thing.
 */
export function goTo(
  editor: Editor,
  id: string | readonly string[],
  { above = 'menu', stances = false }: WayThere = {},
): boolean {
  const ids = typeof id === 'string' ? [id] : id
  const on = (screen: { w: number; h: number }) => {
    const box = placeBox(editor, ids, { width: screen.w, stances })
    const area = clearArea(screen, above)
    return box && { box, area, camera: cameraTo(shownOf(box, area, screen), area) }
  }
  const there = on(editor.getViewportScreenBounds())
  if (!there) return false
  const { box, area, camera } = there
  if (isClear(box, editor.getCamera(), area) && editor.getZoomLevel() >= camera.z * 0.98)
    return true
  editor.stopFollowingUser()
  rememberPlace(editor, {
    camera,
    again: (screen) => on(screen)?.camera ?? editor.getCamera(),
    inMs: MOVE_MS,
  })
  editor.setCamera(camera, { animation: { duration: MOVE_MS } })
  return true
}

/** Over a sheet the upper part of something, as wide as it is: all of it would be a stamp. */
function shownOf(box: Rect, area: Rect, screen: { h: number }): Rect {
  if (screen.h >= LOW) return box
  return { x: box.x, y: box.y, w: box.w, h: Math.min(box.h, (area.h * box.w) / area.w) }
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
