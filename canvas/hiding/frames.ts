import type { Editor } from '@tldraw/editor'
import type { LocalizedText } from '@/dialogue/localized'
import { shownId } from '@/sync/doc/backstage'
import { frameName, framesInOrder } from '../view/places'
import { isHideable, isHidden } from './hiding-state'

/** A frame that can be hidden or shown. */
export interface FrameOfBoard {
  /** The shape's id as it is now: hidden frames have another one. */
  id: string
  /** The id it has on the board: the same before and after. */
  key: string
  name: LocalizedText
  hidden: boolean
}

/** Frames that stand on the current page itself, as one reads them. Reactive. */
export function framesOfBoard(editor: Editor): FrameOfBoard[] {
  return framesInOrder(editor)
    .filter(isHideable)
    .map((frame) => ({
      id: frame.id,
      key: shownId(frame.id),
      name: frameName(frame),
      hidden: isHidden(frame),
    }))
}
