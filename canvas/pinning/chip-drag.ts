import type { Editor, TLShapeId } from '@tldraw/editor'
import type { AxisShape } from '@/sync/doc/shapes/axis'
import { laneLayout } from '../shapes/axis/lane'
import { pinState, valueOnAxis } from './pin-state'
import { setPin } from './pins'

/** Canvas units a chip is pulled away from its lane before it lets go. */
const PULL_AWAY = 40
/** Pixels before a press is a drag. */
const SLOP = 4

/**
 * Follows a pointer that went down on a chip: sideways re-pins, 40 units away unpins, Esc leaves
 * everything as it was, and without any movement its cards are selected. Nothing is written before
 * the pointer is let go, and then in one step of undo. `canMove` false leaves only the selecting.
 */
export function startChipDrag(
  editor: Editor,
  axis: AxisShape,
  chip: { cardIds: readonly string[]; label: string },
  down: PointerEvent,
  canMove: boolean,
): void {
  const { chip: dragged, target } = pinState(editor)
  const { axisId } = axis.props
  const { cardIds, label } = chip
  const { ownerDocument } = editor.getContainer()
  let moved = false

  const follow = (event: PointerEvent) => {
    if (event.pointerId !== down.pointerId) return
    const distance = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY)
    if (!canMove || (!moved && distance < SLOP)) return
    moved = true
    const at = editor.screenToPage({ x: event.clientX, y: event.clientY })
    const value = awayFromLane(editor, axis, at) > PULL_AWAY ? null : valueOnAxis(editor, axis, at)
    dragged.set({ cardIds, axisId, value, at, label })
    target.set(value === null ? null : { axisId, value })
  }
  const finish = () => {
    ownerDocument.removeEventListener('pointermove', follow, true)
    ownerDocument.removeEventListener('pointerup', letGo, true)
    ownerDocument.removeEventListener('pointercancel', finish, true)
    ownerDocument.removeEventListener('keydown', escape, true)
    dragged.set(null)
    target.set(null)
  }
  const letGo = (event: PointerEvent) => {
    if (event.pointerId !== down.pointerId) return
    const drag = dragged.get()
    finish()
    if (!moved) editor.setSelectedShapes(cardIds as TLShapeId[])
    else if (drag) for (const id of drag.cardIds) setPin(editor, id, axisId, drag.value)
  }
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    event.preventDefault()
    finish()
  }
  ownerDocument.addEventListener('pointermove', follow, true)
  ownerDocument.addEventListener('pointerup', letGo, true)
  ownerDocument.addEventListener('pointercancel', finish, true)
  ownerDocument.addEventListener('keydown', escape, true)
}

function awayFromLane(editor: Editor, axis: AxisShape, at: { x: number; y: number }): number {
  const { x, y } = editor.getPointInShapeSpace(axis, at)
  const { lane } = laneLayout(axis.props)
  const outside = (value: number, from: number, size: number) =>
    Math.max(from - value, value - from - size, 0)
  return Math.hypot(outside(x, lane.x, lane.w), outside(y, lane.y, lane.h))
}
