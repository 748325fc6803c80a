import type { Editor } from '@tldraw/editor'

interface Camera {
  x: number
  y: number
  z: number
}

interface Place {
  camera: Camera
  /** When the view has arrived, by `performance.now`. */
  arrives: number
  /** The camera that shows the same on a canvas of another size. */
  again: (screen: { w: number; h: number }) => Camera
}

/** Pixels and a part of the zoom: a view this near to where it was brought is still there. */
const NEAR = { pixels: 3, zoom: 0.005 }

const places = new WeakMap<Editor, Place>()

/** This view was brought somewhere, in so many milliseconds: it stays there when the canvas changes its size. */
export function rememberPlace(
  editor: Editor,
  { camera, again, inMs }: Omit<Place, 'arrives'> & { inMs: number },
): void {
  places.set(editor, { camera, again, arrives: performance.now() + inMs })
}

/** Shows the same place on a canvas of this size; false when its owner has looked elsewhere since. */
export function keepPlace(editor: Editor, screen: { w: number; h: number }): boolean {
  const place = places.get(editor)
  if (!place) return false
  const { camera } = place
  const now = editor.getCamera()
  const isThere =
    Math.abs(now.z / camera.z - 1) <= NEAR.zoom &&
    Math.abs(now.x - camera.x) * now.z <= NEAR.pixels &&
    Math.abs(now.y - camera.y) * now.z <= NEAR.pixels
  if (!isThere && performance.now() > place.arrives) return false
  const next = place.again(screen)
  places.set(editor, { ...place, camera: next, arrives: 0 })
  editor.setCamera(next, { immediate: true })
  return true
}
