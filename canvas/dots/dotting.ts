import { atom, type Atom, type Editor } from '@tldraw/editor'
import type { MarksSaved } from '../positions/placing'

/**
 * One's own dots while a round of priorities is open. Like marks on axes they reach the canvas by a prop and
 * leave it by a call, and by nothing else: never through the store, the document, awareness or a picture.
 */
export interface DottingState {
  /** Ids of the cards and notes one can choose from. */
  cards: readonly string[]
  /** Dots this person has in all. */
  each: number
  /** How many of them are still to give. */
  left: number
  /** The most that one card may get. */
  mostPerCard: number
  /** By card or note id; those without any are left out. */
  dots: Readonly<Record<string, number>>
  /** False shows the dots and lets nobody change them. */
  editable: boolean
  /** Null before anything was given on this page. */
  saved: MarksSaved | null
  onDots: (cardId: string, count: number) => void
}

const dottingByEditor = new WeakMap<Editor, Atom<DottingState | null>>()

/** The open round of priorities as this tab answers it. Beside the store: nothing of it is a record. */
export function dottingOf(editor: Editor): Atom<DottingState | null> {
  let dotting = dottingByEditor.get(editor)
  if (!dotting) {
    dotting = atom<DottingState | null>('dotting', null)
    dottingByEditor.set(editor, dotting)
  }
  return dotting
}
