import type { Editor, TLShapeId } from '@tldraw/editor'
import type { ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { isCard } from '../cards'

/**
 * Pins a card to an axis, or unpins it (`value` null), as one step of undo. Values are rounded to
 * whole steps from 0 to 100. Does nothing for a card that is gone.
 */
export function setPin(editor: Editor, cardId: string, axisId: string, value: number | null): void {
  const card = editor.getShape(cardId as TLShapeId)
  if (!isCard(card)) return
  editor.markHistoryStoppingPoint('pin')
  editor.updateShape<ProposalCardShape>({
    id: card.id,
    type: card.type,
    props: { pins: withPin(card.props.pins, axisId, value) },
  })
}

export function withPin(
  pins: Readonly<Record<string, number>>,
  axisId: string,
  value: number | null,
): Record<string, number> {
  const { [axisId]: _before, ...others } = pins
  if (value === null) return others
  return { ...others, [axisId]: Math.round(Math.min(100, Math.max(0, value))) }
}
