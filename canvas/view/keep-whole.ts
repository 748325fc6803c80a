import { Box, react, unsafe__withoutCapture, type Editor } from '@tldraw/editor'
import { keepPlace } from './last-place'
import { cameraFor, PHONE_WIDTH } from './show-board'

/** Of the zoom: how far a view may be from the one that shows the whole board and still count as it. */
const NEARLY = 0.005

/**
 * When the canvas gets narrower (the dialogue opens beside it) or wider, a view of the whole board goes on
 * showing the whole board (not on phones, where the view is a lane), and one that was brought to a place goes on
 * showing that place; any other stays where it is. Returns the off switch.
 */
export function keepWholeInView(editor: Editor): () => void {
  let before: { w: number; h: number } | null = null
  return react('keep the whole board in view', () => {
    const { w, h } = editor.getViewportScreenBounds()
    unsafe__withoutCapture(() => {
      const old = before
      before = { w, h }
      if (!old || (old.w === w && old.h === h)) return
      if (editor.getInstanceState().followingUserId !== null || editor.inputs.isDragging) return
      if (keepPlace(editor, { w, h }) || w < PHONE_WIDTH || old.w < PHONE_WIDTH) return
      const bounds = editor.getCurrentPageBounds()
      if (bounds && showedWhole(bounds, editor.getCamera(), old)) {
        editor.setCamera(cameraFor(bounds, { w, h }), { immediate: true })
      }
    })
  })
}

/** Whether all of `bounds` was in a view of this size, about as large as it can be there. */
export function showedWhole(
  bounds: Box,
  camera: { x: number; y: number; z: number },
  screen: { w: number; h: number },
): boolean {
  const whole = cameraFor(bounds, screen)
  const view = new Box(-camera.x, -camera.y, screen.w / camera.z, screen.h / camera.z)
  return view.contains(bounds) && camera.z >= whole.z * (1 - NEARLY)
}
