import type { Editor, TLParentId, TLShape } from '@tldraw/editor'
import { isDraft } from '../drafts/drafting-state'
import { openShapes } from '../hiding/hiding-state'
import { areaOf, type Area } from '@/sync/doc/areas'
import { proposalSlots, type Rect } from '@/sync/doc/seed-layout'
import type { ProposalCardShape } from '@/sync/doc/shapes/proposal-card'

export interface CardPlace {
  parentId: TLParentId
  /** In the parent's coordinates. */
  x: number
  y: number
}

/** The first slot of an area that none of `taken` reaches into, or null. */
export function firstFreeSlot(area: { w: number; h: number }, taken: readonly Rect[]): Rect | null {
  return freeSlots(area, taken)[0] ?? null
}

function freeSlots(area: { w: number; h: number }, taken: readonly Rect[]): Rect[] {
  return proposalSlots(area).filter((slot) => !taken.some((rect) => overlap(slot, rect)))
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

/** New cards go to the proposals; in a caucus, where the side works. */
const isForCards = (area: Area | null) => area === 'proposals' || area === 'caucus-work'

function proposalsArea(editor: Editor): TLShape | null {
  return (
    openShapes(editor).find((shape) => shape.type === 'frame' && isForCards(areaOf(shape.meta))) ??
    null
  )
}

/** What stands in a frame, in its coordinates; one's drafts too, which stand before it on the page. */
function takenIn(editor: Editor, frame: TLShape): Rect[] {
  const inside = editor.getSortedChildIdsForParent(frame.id).flatMap((id): Rect[] => {
    const child = editor.getShape(id)
    if (!child) return []
    const { w, h } = editor.getShapeGeometry(child).bounds
    return [{ x: child.x, y: child.y, w, h }]
  })
  const before = editor
    .getCurrentPageShapes()
    .filter(isDraft)
    .map((draft): Rect => {
      const { w, h } = editor.getShapeGeometry(draft).bounds
      const { x, y } = editor.getPointInShapeSpace(frame, draft)
      return { x, y, w, h }
    })
  return [...inside, ...before]
}

/** The first free slot of the page's proposals area, or null when it is full or not there. */
export function freeProposalSlot(editor: Editor): CardPlace | null {
  return freeProposalSlots(editor)[0] ?? null
}

/** All free slots of the page's proposals area, in their order. */
export function freeProposalSlots(editor: Editor): CardPlace[] {
  const frame = proposalsArea(editor)
  if (!frame) return []
  const { w, h } = editor.getShapeGeometry(frame).bounds
  return freeSlots({ w, h }, takenIn(editor, frame)).map(({ x, y }) => ({
    parentId: frame.id,
    x,
    y,
  }))
}

/** The free slot under a page point, else the first free one, when the point is in the area. */
export function slotAt(editor: Editor, point: { x: number; y: number }): CardPlace | null {
  const frame = proposalsArea(editor)
  if (!frame) return null
  const inFrame = editor.getPointInShapeSpace(frame, point)
  const { w, h } = editor.getShapeGeometry(frame).bounds
  if (inFrame.x < 0 || inFrame.y < 0 || inFrame.x > w || inFrame.y > h) return null
  const taken = takenIn(editor, frame)
  const free = proposalSlots({ w, h }).filter((slot) => !taken.some((rect) => overlap(slot, rect)))
  const under = free.find(
    (slot) =>
      inFrame.x >= slot.x &&
      inFrame.x <= slot.x + slot.w &&
      inFrame.y >= slot.y &&
      inFrame.y <= slot.y + slot.h,
  )
  const slot = under ?? free[0]
  return slot ? { parentId: frame.id, x: slot.x, y: slot.y } : null
}

/** A free slot, else a little beside the card. */
export function freePlaceNear(editor: Editor, card: ProposalCardShape): CardPlace {
  const slot = freeProposalSlot(editor)
  if (slot) return slot
  const known = editor.store.has(card.parentId)
  return {
    parentId: known ? card.parentId : editor.getCurrentPageId(),
    x: card.x + 24,
    y: card.y + 24,
  }
}
