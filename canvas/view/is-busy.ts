import type { Editor } from '@tldraw/editor'
import { openPanel } from '../panels/panel-state'

/** In the middle of a gesture, a text or a dialog: nobody is torn from these by a view that moves. */
export function isBusy(editor: Editor): boolean {
  const { isDragging, isPointing, isPinching, isPanning } = editor.inputs
  const { activeElement } = editor.getContainer().ownerDocument
  const isWriting =
    activeElement instanceof HTMLElement &&
    (activeElement.isContentEditable ||
      activeElement.matches('textarea, select, input:not([type="range"])'))
  return (
    isDragging ||
    isPointing ||
    isPinching ||
    isPanning ||
    isWriting ||
    editor.getEditingShapeId() !== null ||
    openPanel(editor).get() !== null ||
    editor.menus.hasAnyOpenMenus()
  )
}
