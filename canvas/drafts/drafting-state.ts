import { atom, computed, type Atom, type Computed, type Editor, type TLShape } from '@tldraw/editor'
import { draftOf, wordsOf } from '@/sync/doc/drafts'

/** What this person writes privately here, and whether new things are private now. */
export interface DraftingState {
  /** Their draft document; null while they have none, or it is not open yet. */
  documentId: string | null
  /** What they newly write is theirs alone, and the rest of the board stays as it is. */
  isDrafting: boolean
}

const NOTHING: DraftingState = { documentId: null, isDrafting: false }

interface DraftingAtoms {
  state: Atom<DraftingState>
  /** Their drafts that say something, on any page. */
  written: Computed<TLShape[]>
}

const byEditor = new WeakMap<Editor, DraftingAtoms>()

function atomsOf(editor: Editor): DraftingAtoms {
  let atoms = byEditor.get(editor)
  if (!atoms) {
    const shapes = editor.store.query.records('shape')
    const written = computed('written drafts', () =>
      shapes.get().filter((shape) => isDraft(shape) && wordsOf(shape).trim() !== ''),
    )
    atoms = { state: atom('drafting', NOTHING), written }
    byEditor.set(editor, atoms)
  }
  return atoms
}

export const draftingOf = (editor: Editor): Atom<DraftingState> => atomsOf(editor).state

export const writtenDrafts = (editor: Editor): Computed<TLShape[]> => atomsOf(editor).written

/** True for what only its writer sees. */
export function isDraft(record: { meta?: unknown } | null | undefined): boolean {
  return draftOf(record) !== null
}
