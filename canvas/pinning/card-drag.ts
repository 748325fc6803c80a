import type { Editor, TLShapePartial } from '@tldraw/editor'
import { areaOf } from '@/sync/doc/areas'
import type { ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { isCard } from '../cards'
import { freePlaceNear } from '../tools/card-placement'
import { pinState, pinTargetAt } from './pin-state'
import { withPin } from './pins'

/** While a card is dragged, the lane under the pointer (not under the card's box) lights up. */
export function showCardTarget(editor: Editor): void {
  const next = pinTargetAt(editor, editor.inputs.currentPagePoint)
  const { target } = pinState(editor)
  const now = target.get()
  if (now?.axisId !== next?.axisId || now?.value !== next?.value) target.set(next)
}

export function cancelCardDrag(editor: Editor): void {
  pinState(editor).target.set(null)
}

/**
 * Where a dragged card ends: let go over a lane it is pinned there and is back where it came from,
 * so that cards never cover a lane. Pin and way home are one change, and one step of undo. Returns
 * nothing for a card let go elsewhere: it stays there.
 */
export function dropCard(
  editor: Editor,
  initial: ProposalCardShape,
  current: ProposalCardShape,
): TLShapePartial<ProposalCardShape> | undefined {
  const state = pinState(editor)
  state.target.set(null)
  const target = pinTargetAt(editor, editor.inputs.currentPagePoint)
  if (!target) return undefined

  const from = editor.getShapePageTransform(current).point()
  state.gliding.update((gliding) => new Map(gliding).set(current.id, { x: from.x, y: from.y }))

  const home = homeOf(editor, initial)
  return {
    id: current.id,
    type: current.type,
    parentId: home.parentId,
    index: initial.index,
    x: home.x,
    y: home.y,
    props: { pins: withPin(current.props.pins, target.axisId, target.value) },
  }
}

/**
 * Cards over the axes are about to be pinned, not dropped into that frame: it neither lights up nor
 * takes them in. Returns the off switch.
 */
export function keepCardsOutOfAxes(editor: Editor): () => void {
  const draggingOver = editor.getDraggingOverShape.bind(editor)
  editor.getDraggingOverShape = (point, dragged) => {
    const over = draggingOver(point, dragged)
    const area = over && areaOf(over.meta)
    return (area === 'axes' || area === 'precedents') && dragged.every(isCard) ? undefined : over
  }
  return () => {
    Reflect.deleteProperty(editor, 'getDraggingOverShape')
  }
}

/** Where it came from; a copy dragged off another card finds a free place beside it instead. */
function homeOf(editor: Editor, initial: ProposalCardShape) {
  const { parentId, x, y } = initial
  const taken = editor
    .getSortedChildIdsForParent(parentId)
    .map((id) => editor.getShape(id))
    .some((card) => isCard(card) && card.id !== initial.id && card.x === x && card.y === y)
  const parentIsThere = editor.store.has(parentId)
  if (parentIsThere && !taken) return { parentId, x, y }
  return freePlaceNear(editor, initial)
}
