import { atom, useEditor, useValue, type Atom, type Editor } from '@tldraw/editor'
import type { PlacingState } from './placing'

const placingByEditor = new WeakMap<Editor, Atom<PlacingState | null>>()

/** The open round as this tab answers it. Beside the store: nothing of it is a record. */
export function placingOf(editor: Editor): Atom<PlacingState | null> {
  let placing = placingByEditor.get(editor)
  if (!placing) {
    placing = atom<PlacingState | null>('placing', null)
    placingByEditor.set(editor, placing)
  }
  return placing
}

/** The open round, if it asks about this axis. */
export function usePlacing(axisId: string): PlacingState | null {
  const editor = useEditor()
  return useValue(
    'placing here',
    () => {
      const placing = placingOf(editor).get()
      return placing?.axes.includes(axisId) ? placing : null
    },
    [editor, axisId],
  )
}
