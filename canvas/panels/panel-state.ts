import { atom, type Atom, type Editor } from '@tldraw/editor'

/** The panel that is open over the canvas, if any; cards being edited open theirs by themselves. */
export type OpenPanel =
  | { kind: 'stance'; axisShapeId: string; party: string }
  | { kind: 'pin'; cardId: string }
  /** For what is selected. */
  | { kind: 'tags' }
  | { kind: 'similar' }
  /** `text`: cells that were pasted, or '' to paste them there; `point`: where, in page coordinates. */
  | { kind: 'table'; text: string; point: { x: number; y: number } | null }

const openByEditor = new WeakMap<Editor, Atom<OpenPanel | null>>()

export function openPanel(editor: Editor): Atom<OpenPanel | null> {
  let open = openByEditor.get(editor)
  if (!open) {
    open = atom<OpenPanel | null>('open panel', null)
    openByEditor.set(editor, open)
  }
  return open
}
