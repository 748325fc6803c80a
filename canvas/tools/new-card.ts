import { createShapeId, type Editor, type TLShape, type TLShapeId } from '@tldraw/editor'
import { CARD_SIZE } from '@/sync/doc/seed-layout'
import { emptyCard, type ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { boardSettings } from '../board-settings'
import { boardIndex, isCard } from '../cards'
import { isHidden } from '../hiding/hiding-state'
import { bringIntoView } from '../view/go-to'
import { freeProposalSlot, slotAt, type CardPlace } from './card-placement'
import { nextCardNumber } from './card-numbers'

/**
 * Adds an empty card by this person's side and opens it for writing: where `point` says (page
 * coordinates; in the proposals area it takes the slot there), else in the first free slot, else in
 * the middle of the view. Null when the page is full.
 */
export function addCard(editor: Editor, point: { x: number; y: number } | null): TLShapeId | null {
  const id = createShapeId()
  const place = point ? (slotAt(editor, point) ?? around(point)) : freeProposalSlot(editor)
  const middle = editor.getViewportPageBounds().center
  const { parentId, x, y }: Omit<CardPlace, 'parentId'> & { parentId?: CardPlace['parentId'] } =
    place ?? around(middle)
  const partial = {
    id,
    type: 'proposal-card' as const,
    ...(parentId ? { parentId } : {}),
    x,
    y,
    props: {
      ...CARD_SIZE,
      number: nextCardNumber(
        boardIndex(editor)
          .cards.get()
          .map(({ props }) => props),
      ),
      author: boardSettings(editor).get().party,
    },
  }
  if (!editor.canCreateShape<ProposalCardShape>(partial)) return null
  editor.markHistoryStoppingPoint('add card')
  editor.createShape<ProposalCardShape>(partial)
  const card = editor.getShape(id)
  if (!card) return null
  // By key it goes to the next free place, wherever one looks.
  if (!point) bringIntoView(editor, id)
  editor.select(id)
  editor.setEditingShape(id)
  editor.setCurrentTool('select.editing_shape', { target: 'shape', shape: card })
  return id
}

function around(point: { x: number; y: number }) {
  return { x: point.x - CARD_SIZE.w / 2, y: point.y - CARD_SIZE.h / 2 }
}

/**
 * Copies are new drafts: unpinned, not assessed, with a number of their own. Undo and what others do don't pass
 * here (they reach the store as remote changes). Returns the off switch.
 */
export function renumberCopies(editor: Editor): () => void {
  return editor.sideEffects.registerBeforeCreateHandler('shape', (shape, source) => {
    if (source !== 'user') return shape
    const meta = withoutPriority(shape.meta)
    if (!isCard(shape)) return { ...shape, meta }
    // The store, not the derived index: several copies may be made in one step.
    const numbers = editor.store
      .allRecords()
      .flatMap((record) =>
        record.typeName === 'shape' && isCard(record) && (isHidden(shape) || !isHidden(record))
          ? [record.props]
          : [],
      )
    const isFree = !numbers.some(({ number }) => number === shape.props.number)
    const { pins, status, result, mergedInto } = emptyCard()
    return {
      ...shape,
      meta,
      props: {
        ...shape.props,
        number: isFree ? shape.props.number : nextCardNumber(numbers),
        pins,
        status,
        result,
        mergedInto,
      },
    }
  })
}

/** What a round of priorities gave the shape it was copied from. */
function withoutPriority(meta: TLShape['meta']): TLShape['meta'] {
  if (!('priority' in meta)) return meta
  return Object.fromEntries(Object.entries(meta).filter(([key]) => key !== 'priority'))
}
