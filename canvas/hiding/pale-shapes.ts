import type { Editor, TLRenderingShape } from '@tldraw/editor'
import { isHidden } from './hiding-state'

/** Pale enough to be told from what everyone sees beside it, dark enough to read. */
const OPACITY = 0.55

/** Internal in tldraw's types; `useEditorState` is false for pictures. */
interface Drawing {
  getUnorderedRenderingShapes: (useEditorState: boolean) => TLRenderingShape[]
}

/**
 * Shows hidden things paler than the board; on this screen, not in a picture somebody selects them for. What
 * others put where a hidden frame stands, unknowing, stands out over it. Returns the off switch.
 */
export function paleHidden(editor: Editor): () => void {
  const drawing = editor as unknown as Drawing
  const rendering = drawing.getUnorderedRenderingShapes.bind(editor)
  drawing.getUnorderedRenderingShapes = (useEditorState) => {
    const shapes = rendering(useEditorState)
    if (!useEditorState) return shapes
    return shapes.map((each) =>
      isHidden(each.shape) ? { ...each, opacity: each.opacity * OPACITY } : each,
    )
  }
  return () => {
    Reflect.deleteProperty(editor, 'getUnorderedRenderingShapes')
  }
}
