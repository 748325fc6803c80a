import type { Editor } from '@tldraw/editor'
import { boardIndex } from '../cards'
import { laneLayout } from '../shapes/axis/lane'

/** Narrower canvases open at the first lane: the whole board would be a stamp. */
export const PHONE_WIDTH = 640
const INSET = 28
/** Texts of 26 units are about 11 pixels high. */
const PHONE_ZOOM = 0.44

/** Opens the view on the whole board, or on phones on the first axis's lane, or its upper left part. */
export function showBoard(editor: Editor): () => void {
  const show = () => {
    const screen = editor.getViewportScreenBounds()
    const axis = boardIndex(editor).axes.get()[0]
    const place = axis && editor.getShapePageBounds(axis)
    if (screen.w < PHONE_WIDTH && axis && place) {
      const { lane } = laneLayout(axis.props)
      const zoom = screen.w / (lane.w + 2 * INSET)
      editor.setCamera(
        { x: INSET - place.x - lane.x, y: 90 / zoom - place.y, z: zoom },
        { immediate: true },
      )
      return
    }
    const bounds = editor.getCurrentPageBounds()
    if (bounds && screen.w < PHONE_WIDTH) {
      // A board without axes, as a caucus: its upper left part, large enough to read.
      const camera = { x: INSET - bounds.x, y: 90 / PHONE_ZOOM - bounds.y, z: PHONE_ZOOM }
      const whole = cameraFor(bounds, screen)
      editor.setCamera(whole.z > PHONE_ZOOM ? whole : camera, { immediate: true })
      return
    }
    if (bounds) editor.setCamera(cameraFor(bounds, screen), { immediate: true })
  }
  // The canvas is measured a frame after it is mounted.
  const frame = requestAnimationFrame(show)
  return () => cancelAnimationFrame(frame)
}

/** Room for tldraw's menu above and its toolbar below. */
const TOP = 48
const BOTTOM = 72

/** The camera that shows all of `bounds` between the menu and the toolbar, at most at 100 %. */
export function cameraFor(
  bounds: { x: number; y: number; w: number; h: number },
  screen: { w: number; h: number },
): { x: number; y: number; z: number } {
  const width = Math.max(1, screen.w - 2 * INSET)
  const height = Math.max(1, screen.h - TOP - BOTTOM)
  const z = Math.max(0.05, Math.min(1, width / bounds.w, height / bounds.h))
  return {
    x: (INSET + (width - bounds.w * z) / 2) / z - bounds.x,
    y: (TOP + (height - bounds.h * z) / 2) / z - bounds.y,
    z,
  }
}
