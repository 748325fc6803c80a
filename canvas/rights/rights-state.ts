import { atom, useEditor, useValue, type Atom, type Editor } from '@tldraw/editor'
import { boardRights, type BoardRights } from '@/dialogue/session/stage-rights'

const rightsByEditor = new WeakMap<Editor, Atom<BoardRights>>()

/** What the session leaves this person to do on the board; everything until somebody says otherwise. */
export function rightsOf(editor: Editor): Atom<BoardRights> {
  let rights = rightsByEditor.get(editor)
  if (!rights) {
    rights = atom('board rights', boardRights(null, 'observer'))
    rightsByEditor.set(editor, rights)
  }
  return rights
}

/** True when this person may write, move and pin cards now: neither a reader nor held back. */
export function mayWriteCards(editor: Editor): boolean {
  return !editor.getIsReadonly() && rightsOf(editor).get().cards
}

export function useMayWriteCards(): boolean {
  const editor = useEditor()
  return useValue('may write cards', () => mayWriteCards(editor), [editor])
}

/** True when nothing at all may be written: the board is looked at. */
export function looksOnly(rights: BoardRights): boolean {
  return !rights.draw && !rights.cards && !rights.stances
}
