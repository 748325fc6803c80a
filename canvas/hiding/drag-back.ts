import type { Editor, TLEventInfo } from '@tldraw/editor'
import type { BorderRefusal } from './guard-hidden'
import { frameUnder, isHidden } from './hiding-state'

/**
 * What is dragged over the border and let go there is back where it came from: it would lie in a frame that
 * it isn't in. Returns the off switch.
 */
export function dragBack(editor: Editor, onRefused: (why: BorderRefusal) => void): () => void {
  const onEvent = (info: TLEventInfo) => {
    if (info.type !== 'pointer' || info.name !== 'pointer_up') return
    if (editor.isIn('select.dragging_handle') && tiesAcross(editor)) onRefused('arrow')
    if (!editor.isIn('select.translating')) return
    const why = crossing(editor)
    if (!why) return
    onRefused(why)
    editor.cancel()
  }
  editor.on('before-event', onEvent)
  return () => {
    editor.off('before-event', onEvent)
  }
}

/** The arrow whose end is let go lies on something on the other side, and so isn't tied to it. */
function tiesAcross(editor: Editor): boolean {
  const arrow = editor.getOnlySelectedShape()
  if (arrow?.type !== 'arrow') return false
  const under = editor.getShapeAtPoint(editor.inputs.currentPagePoint, {
    hitInside: true,
    filter: ({ type }) => type !== 'arrow' && type !== 'frame',
  })
  return under !== undefined && isHidden(under) !== isHidden(arrow)
}

/** What would cross the border if the selected shapes were let go where the pointer is. */
export function crossing(editor: Editor): BorderRefusal | null {
  const shapes = editor.getSelectedShapes()
  const moving = new Set(shapes.map(({ id }) => id))
  const isOverHidden = isHidden(frameUnder(editor, editor.inputs.currentPagePoint, moving))
  const page = editor.getCurrentPageId()
  for (const shape of shapes) {
    if (isHidden(shape)) {
      // Frames and tied arrows stand on the page, wherever that is.
      if (shape.parentId !== page && !isOverHidden) return 'out'
    } else if (isOverHidden) return 'in'
  }
  return null
}
