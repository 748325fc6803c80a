import type { Editor, TLShape, TLShapeId, TLShapePartial } from '@tldraw/editor'
import { areaOf, type Area } from '@/sync/doc/areas'
import { META } from '@/sync/doc/schema'
import { CARD_SIZE, proposalSlots, type Rect } from '@/sync/doc/seed-layout'
import { isCard } from '../cards'
import { openShapes } from '../hiding/hiding-state'

/** Cards that found no slot of their own stand a little off those before them. */
const CASCADE = 14

/** The frame of an area on this page, for everyone to see, or null. */
export function areaFrame(editor: Editor, area: Area): TLShape | null {
  return (
    openShapes(editor).find((shape) => shape.type === 'frame' && areaOf(shape.meta) === area) ??
    null
  )
}

/** Cards, and notes: what people park. */
export function isParkable(shape: TLShape): boolean {
  return isCard(shape) || shape.type === 'note'
}

/** Moves cards and notes to the parking lot as one step of undo; nothing on a page without one. */
export function parkCards(editor: Editor, ids: readonly TLShapeId[]): void {
  const partials = parked(editor, ids)
  if (partials.length === 0) return
  editor.markHistoryStoppingPoint('park')
  editor.updateShapes(partials)
}

/**
 * Where these go in the parking lot: free slots first, then over each other, all still visible. Each remembers
 * where it stood (`META.parkedFrom`), so that it can be taken back (`tools/take-back.ts`).
 */
export function parked(editor: Editor, ids: readonly TLShapeId[]): TLShapePartial[] {
  const frame = areaFrame(editor, 'parking')
  if (!frame) return []
  const { w, h } = editor.getShapeGeometry(frame).bounds
  const taken = editor.getSortedChildIdsForParent(frame.id).flatMap((id): Rect[] => {
    const child = editor.getShape(id)
    if (!child || ids.includes(id)) return []
    const { bounds } = editor.getShapeGeometry(child)
    return [{ x: child.x, y: child.y, w: bounds.w, h: bounds.h }]
  })
  const moving = ids.flatMap((id) => {
    const shape = editor.getShape(id)
    return shape && isParkable(shape) ? [shape] : []
  })
  return parkingPlaces({ w, h }, taken, moving.length).map((place, i) => {
    const { id, type, parentId, x, y } = moving[i]!
    const isParked = parentId === frame.id
    return {
      id,
      type,
      parentId: frame.id,
      x: place.x,
      y: place.y,
      rotation: 0,
      ...(isParked ? {} : { meta: { [META.parkedFrom]: { parentId, x, y } } }),
    }
  })
}

/** Places for `count` cards in an area of this size beside `taken`, in the area's coordinates. */
export function parkingPlaces(
  area: { w: number; h: number },
  taken: readonly Rect[],
  count: number,
): { x: number; y: number }[] {
  const slots = proposalSlots(area)
  const free = slots.filter((slot) => !taken.some((rect) => covers(slot, rect)))
  const crowd = Math.max(0, taken.length - (slots.length - free.length))
  return Array.from({ length: count }, (_, i) => {
    const slot = free[i]
    if (slot) return { x: slot.x, y: slot.y }
    const over = crowd + i - free.length
    const base = slots[over % slots.length]!
    const offset = CASCADE * (1 + Math.floor(over / slots.length))
    return {
      x: Math.max(0, Math.min(base.x + offset, area.w - CARD_SIZE.w)),
      y: Math.max(0, Math.min(base.y + offset, area.h - CARD_SIZE.h)),
    }
  })
}

function covers(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}
