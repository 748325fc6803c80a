import type { Editor, TLFrameShape, TLShape } from '@tldraw/editor'
import type { LocalizedText } from '@/dialogue/localized'
import { areaOf, areaTitle } from '@/sync/doc/areas'
import { shownId } from '@/sync/doc/backstage'
import { boardIndex } from '../cards'
import { isHidden, rootFrame } from '../hiding/hiding-state'

/** A part of the board one can go to by name. */
export interface Place {
  /** The shape's id. */
  id: string
  name: LocalizedText
  /** The hidden frame it is or stands in, by the id that has now; null for what everyone sees. */
  hiddenIn: string | null
}

/**
 * The current page's frames as one reads them, each axis right after the area of the axes. Hidden ones go by the
 * id they have on the board.
 */
export function placesOf(editor: Editor): Place[] {
  const frames = framesInOrder(editor)
  const axes = boardIndex(editor)
    .everyAxis.get()
    .map((axis): Place => {
      const { name, number } = axis.props
      return placeOf(editor, axis, {
        en: `${number}. ${name.en}`,
        ko: `${number}. ${name.ko}`,
      })
    })
  const places = frames.map((frame) => placeOf(editor, frame, frameName(frame)))
  places.splice(frames.findIndex(({ meta }) => areaOf(meta) === 'axes') + 1, 0, ...axes)
  return places
}

/** The current page's frames as one reads them. Reactive. */
export function framesInOrder(editor: Editor): TLFrameShape[] {
  return (
    editor
      .getCurrentPageShapes()
      .filter((shape): shape is TLFrameShape => shape.type === 'frame')
      .flatMap((frame) => {
        const at = editor.getShapePageBounds(frame)
        return at ? [{ frame, x: at.x, y: at.y }] : []
      })
      // Columns of a board stand side by side: left before right, then down.
      .sort((a, b) => a.x - b.x || a.y - b.y || (a.frame.id < b.frame.id ? -1 : 1))
      .map(({ frame }) => frame)
  )
}

/** An area's title in both languages, else what somebody named it; '' for neither. */
export function frameName({ meta, props }: TLFrameShape): LocalizedText {
  const area = areaOf(meta)
  return area ? areaTitle(area, props.name) : { en: props.name, ko: props.name }
}

function placeOf(editor: Editor, shape: TLShape, name: LocalizedText): Place {
  if (!isHidden(shape)) return { id: shape.id, name, hiddenIn: null }
  return { id: shownId(shape.id), name, hiddenIn: rootFrame(editor, shape.id)?.id ?? null }
}
