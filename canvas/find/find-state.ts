import { atom, type Atom, type Editor, type TLShapeId } from '@tldraw/editor'

export interface FindState {
  query: string
  /** The hit one is at; another may take its place when it goes. */
  current: TLShapeId | null
  /** Grows each time the search is asked for: its field takes the focus again. */
  asked: number
}

const stateByEditor = new WeakMap<Editor, Atom<FindState | null>>()

/** What is searched for; null while nobody searches. */
export function findState(editor: Editor): Atom<FindState | null> {
  let state = stateByEditor.get(editor)
  if (!state) {
    state = atom<FindState | null>('find', null)
    stateByEditor.set(editor, state)
  }
  return state
}

/** Opens the search, or goes back to its field with what was searched for. */
export function openFind(editor: Editor): void {
  findState(editor).update((state) => ({
    query: state?.query ?? '',
    current: state?.current ?? null,
    asked: (state?.asked ?? 0) + 1,
  }))
}
