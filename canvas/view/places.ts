import type { Editor, TLFrameShape } from '@tldraw/editor'
import type { LocalizedText } from '@/dialogue/localized'
import { areaOf, areaTitle } from '@/sync/doc/areas'
import { boardIndex } from '../cards'

/** A part of the board one can go to by name. */
export interface Place {
  /** The shape's id. */
  id: string
  name: LocalizedText
}

/** The current page's frames as one reads them, each axis right after the area of the axes. */
export function placesOf(editor: Editor): Place[] {
  const frames = editor
    .getCurrentPageShapes()
    .filter((shape): shape is TLFrameShape => shape.type === 'frame')
    .flatMap((frame) => {
      const at = editor.getShapePageBounds(frame)
      return at ? [{ frame, x: at.x, y: at.y }] : []
    })
    // Columns of a board stand side by side: left before right, then down.
    .sort((a, b) => a.x - b.x || a.y - b.y || (a.frame.id < b.frame.id ? -1 : 1))
    .map(({ frame }) => ({ frame, area: areaOf(frame.meta) }))
  const axes = boardIndex(editor)
    .axes.get()
    .map(({ id, props: { name, number } }): Place => {
      return { id, name: { en: `${number}. ${name.en}`, ko: `${number}. ${name.ko}` } }
    })
  const places = frames.map(({ frame: { id, props }, area }): Place => {
    return { id, name: area ? areaTitle(area, props.name) : { en: props.name, ko: props.name } }
  })
  places.splice(frames.findIndex(({ area }) => area === 'axes') + 1, 0, ...axes)
  return places
}
