import type { Editor, TLShapeId } from '@tldraw/editor'
import type { StoreBinding } from './binding'
import { arrangeCards, type Arrangement } from './tools/arrange-cards'
import { mayFacilitate, mergeCards, unmergeCard } from './tools/merge-cards'
import { parkCards } from './tools/park'
import { goTo } from './view/go-to'

/** What the page around the canvas gets to work with. Every change is one step of undo. */
export interface BoardHandle {
  editor: Editor
  binding: StoreBinding
  /** Moves this tab's view to a shape, or to an axis by its id. False when there is no such thing. */
  goTo: (id: string) => boolean
  /** Selects these shapes and moves the view to the first. */
  select: (shapeIds: readonly string[]) => void
  /** Facilitators: lays the proposals out by class, by dots, or along an axis by where they are pinned, and looks there. */
  arrange: (by: Arrangement) => void
  /** Facilitators: `into` stands for the others, which move to the parking lot. Returns how many did. */
  mergeCards: (cardIds: readonly string[], into: string) => number
  /** Facilitators: a merged card is a proposal of its own again. */
  unmergeCard: (cardId: string) => void
  /** Facilitators: moves cards to the parking lot. */
  parkCards: (cardIds: readonly string[]) => void
}

export function boardHandle(editor: Editor, binding: StoreBinding): BoardHandle {
  return {
    editor,
    binding,
    goTo: (id) => goTo(editor, id),
    select: (shapeIds) => {
      const known = (shapeIds as TLShapeId[]).filter((id) => editor.getShape(id))
      editor.setSelectedShapes(known)
      if (known[0]) goTo(editor, known[0])
    },
    arrange: (by) => {
      const frame = arrangeCards(editor, by)
      if (frame) goTo(editor, frame)
    },
    mergeCards: (cardIds, into) => mergeCards(editor, cardIds as TLShapeId[], into as TLShapeId),
    unmergeCard: (cardId) => unmergeCard(editor, cardId as TLShapeId),
    parkCards: (cardIds) => {
      if (mayFacilitate(editor)) parkCards(editor, cardIds as TLShapeId[])
    },
  }
}
