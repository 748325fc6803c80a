import { atom, type Atom, type Editor } from '@tldraw/editor'

/** The panel that is open over the canvas, if any; cards being edited open theirs by themselves. */
export type OpenPanel =
  { kind: 'stance'; axisShapeId: string; party: string } | { kind: 'pin'; cardId: string }

const openByEditor = new WeakMap<Editor, Atom<OpenPanel | null>>()

export function openPanel(editor: Editor): Atom<OpenPanel | null> {
  let open = openByEditor.get(editor)
  if (!open) {
    open = atom<OpenPanel | null>('open panel', null)
    openByEditor.set(editor, open)
  }
  return open
}
