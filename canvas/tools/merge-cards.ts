import type { Editor, TLShapeId } from '@tldraw/editor'
import type { ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { boardSettings } from '../board-settings'
import { boardIndex, isCard } from '../cards'
import { freeProposalSlot } from './card-placement'
import { parked } from './park'

export function mayFacilitate(editor: Editor): boolean {
  return boardSettings(editor).get().role === 'facilitator' && !editor.getIsReadonly()
}

/** Support for one text is not support for another: only drafts that stand for themselves are merged. */
export function isMergeable(card: ProposalCardShape): boolean {
  return card.props.status === 'draft' && card.props.mergedInto === null
}

/**
 * Facilitators: `into` stands for the other cards too, takes over the pins it has none for, and they move to
 * the parking lot with a mark that says so. What others were merged into stays theirs. One step of undo.
 * Does nothing unless all are drafts. Returns how many were merged.
 */
export function mergeCards(editor: Editor, ids: readonly TLShapeId[], into: TLShapeId): number {
  const kept = editor.getShape(into)
  if (!mayFacilitate(editor) || !isCard(kept) || !isMergeable(kept)) return 0
  const others = ids.flatMap((id) => {
    const card = editor.getShape(id)
    return isCard(card) && id !== into && isMergeable(card) ? [card] : []
  })
  if (others.length === 0) return 0
  const pins = Object.assign(
    {},
    ...others.map(({ props }) => props.pins),
    kept.props.pins,
  ) as ProposalCardShape['props']['pins']
  const otherIds = others.map(({ id }) => id)
  // What already stood behind one of them now stands behind the one that is kept.
  const behind = boardIndex(editor)
    .cards.get()
    .filter(({ props }) => otherIds.some((id) => id === props.mergedInto))
  editor.markHistoryStoppingPoint('merge')
  editor.run(() => {
    editor.updateShapes<ProposalCardShape>([
      { id: kept.id, type: kept.type, props: { pins } },
      ...[...others, ...behind].map(({ id, type }) => ({ id, type, props: { mergedInto: into } })),
    ])
    editor.updateShapes(parked(editor, otherIds))
    editor.setSelectedShapes([into])
  })
  return others.length
}

/** Facilitators: a merged card is a proposal of its own again, in the first free slot. One step of undo. */
export function unmergeCard(editor: Editor, id: TLShapeId): void {
  const card = editor.getShape(id)
  if (!mayFacilitate(editor) || !isCard(card) || card.props.mergedInto === null) return
  const slot = freeProposalSlot(editor)
  editor.markHistoryStoppingPoint('unmerge')
  editor.updateShape<ProposalCardShape>({
    id: card.id,
    type: card.type,
    ...(slot ?? {}),
    props: { mergedInto: null },
  })
}
