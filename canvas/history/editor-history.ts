import { atom, Editor, uniqueId } from '@tldraw/editor'
import { guardDuplication } from './editor-guards'
import type { StoreBinding } from '../binding'

/**
 * Puts the binding's undo and redo in place of tldraw's, whose own takes back whole records, other
 * people's edits included [U5]. Menus, keys and tools keep calling the editor's methods: marks,
 * cancelled gestures (`bail…`) and squashed ones go to the binding too. tldraw's own stack is kept
 * empty. Returns the off switch, which gives the editor its own methods back.
 */
export function connectEditorHistory(editor: Editor, binding: StoreBinding): () => void {
  const version = atom('binding history', 0)
  const stopListening = binding.onHistoryChange(() => version.update((n) => n + 1))
  const forgetOwn = () => Editor.prototype.clearHistory.call(editor)

  const mark = (name = 'stop') => {
    const id = `[${name}]_${uniqueId()}`
    forgetOwn()
    binding.mark(id)
    return id
  }
  const overrides = {
    undo() {
      editor.complete()
      binding.undo()
      leaveLostEditing(editor)
      return editor
    },
    redo() {
      editor.complete()
      binding.redo()
      leaveLostEditing(editor)
      return editor
    },
    getCanUndo: () => version.get() >= 0 && binding.canUndo(),
    getCanRedo: () => version.get() >= 0 && binding.canRedo(),
    clearHistory() {
      forgetOwn()
      binding.clearHistory()
      return editor
    },
    mark(id?: string) {
      forgetOwn()
      binding.mark(id ?? uniqueId())
      return editor
    },
    markHistoryStoppingPoint: mark,
    getMarkIdMatching: (part: string) => binding.findMark(part),
    squashToMark(id: string) {
      binding.squash(id)
      return editor
    },
    bail() {
      binding.bail()
      return editor
    },
    bailToMark(id: string) {
      if (id) binding.bail(id)
      return editor
    },
  }
  Object.assign(editor, overrides)
  forgetOwn()
  binding.clearHistory()

  const stopWatching = editor.store.listen(() => leaveLostEditing(editor), {
    source: 'remote',
    scope: 'document',
  })
  const stopGuarding = guardDuplication(editor)
  return () => {
    stopGuarding()
    stopListening()
    stopWatching()
    // The instance's own properties hide the class's methods.
    for (const name of Object.keys(overrides)) Reflect.deleteProperty(editor, name)
    forgetOwn()
  }
}

/** Others may remove the shape being edited or cropped; tldraw's tool states would throw then. */
function leaveLostEditing(editor: Editor): void {
  const isLost =
    (editor.isIn('select.editing_shape') && !editor.getEditingShapeId()) ||
    (editor.isIn('select.crop') && !editor.getCroppingShapeId())
  if (isLost) editor.setCurrentTool('select.idle')
}
