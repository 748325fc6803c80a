import { T } from '@tldraw/validate'
import type { Editor, TLParentId, TLShape, TLShapeId } from '@tldraw/editor'
import { META } from '@/sync/doc/schema'
import { isCard } from '../cards'
import { freeProposalSlot } from './card-placement'
import { areaFrame, isParkable } from './park'

/** Whatever a peer wrote into `meta` reads as a place or as nothing. */
const place = T.object({ parentId: T.string, x: T.number, y: T.number })

/** What stands in the parking lot and can go back: a note only where it is known where it stood. */
export function canTakeBack(editor: Editor, shape: TLShape): boolean {
  if (!isParkable(shape) || shape.parentId !== areaFrame(editor, 'parking')?.id) return false
  return isCard(shape) ? shape.props.mergedInto === null : stoodAt(shape) !== null
}

/**
 * Takes cards and notes back from the parking lot to where they stood; where its frame is gone, or was never
 * known, a card takes the first free slot of the proposals. One step of undo. Returns how many went back.
 */
export function takeBack(editor: Editor, ids: readonly TLShapeId[]): number {
  const shapes = ids.flatMap((id) => {
    const shape = editor.getShape(id)
    const isFree = shape && !editor.isShapeOrAncestorLocked(shape)
    return shape && isFree && canTakeBack(editor, shape) ? [shape] : []
  })
  if (shapes.length === 0 || editor.getIsReadonly()) return 0
  editor.markHistoryStoppingPoint('take back')
  editor.run(() => {
    for (const shape of shapes) {
      const { [META.parkedFrom]: _from, ...meta } = shape.meta
      const known = stoodAt(shape)
      const isThere = known && editor.store.has(known.parentId as TLParentId as TLShapeId)
      // One by one: the slot the first takes is not free for the second.
      const to = isThere ? known : freeProposalSlot(editor)
      // Not `updateShapes` for `meta`: it can add members, never take one away.
      editor.store.put([{ ...shape, meta }])
      editor.updateShape({
        id: shape.id,
        type: shape.type,
        ...(to
          ? { parentId: to.parentId as TLParentId, x: to.x, y: to.y }
          : { parentId: editor.getCurrentPageId(), ...editor.getViewportPageBounds().center }),
      })
    }
  })
  return shapes.length
}

function stoodAt(shape: TLShape) {
  try {
    return place.validate(shape.meta[META.parkedFrom])
  } catch {
    return null
  }
}
