import { Box, createShapeId, type Editor, type TLFrameShape, type TLShapeId } from '@tldraw/editor'
import { arrangedAlong } from '@/sync/doc/areas'
import { META } from '@/sync/doc/schema'
import type { ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { boardIndex } from '../cards'
import { openShapes } from '../hiding/hiding-state'

/** From the frame's edges to the cards at 0 and at 100. */
export const SCALE_PAD = 24
/** Over the cards: the axis's name, its poles and the scale. */
export const SCALE_HEIGHT = 76
const GAP = 14
/** Between the board and what is laid out under it. */
const UNDER = 40

/** Frames of this page, for everyone to see, in which cards were laid out along an axis. */
export function arrangementFrames(editor: Editor): TLShapeId[] {
  return openShapes(editor)
    .filter((shape) => shape.type === 'frame' && arrangedAlong(shape.meta) !== null)
    .map(({ id }) => id)
}

/**
 * Lays cards out along an axis: the middle of each stands over its pin's value on a scale as wide as the
 * board, equal and near ones under each other. `proposals`: the proposals area, the board's right end. Makes or
 * reuses the frame under the board; returns it. Part of a step of undo that the caller marks.
 */
export function arrangeAlong(
  editor: Editor,
  axisId: string,
  cards: readonly ProposalCardShape[],
  proposals: { id: TLShapeId },
): TLShapeId {
  const sizes = cards.map((card) => {
    const { w, h } = editor.getShapeGeometry(card).bounds
    return { w, h, value: card.props.pins[axisId] ?? 50 }
  })
  const [known] = arrangementFrames(editor)
  const board = boardBounds(editor, proposals.id)
  const places = placesAlong(sizes, board.w)
  const h = Math.max(...places.map(({ y }, i) => y + sizes[i]!.h)) + SCALE_PAD
  const id = known ?? createShapeId()
  const frame = { id, type: 'frame', meta: { [META.arrangedAlong]: axisId } } as const
  if (known) {
    editor.updateShape<TLFrameShape>({ ...frame, props: { w: board.w, h } })
  } else {
    const others = editor.getCurrentPageBounds() ?? board
    const place = { x: board.x, y: others.maxY + UNDER, parentId: editor.getCurrentPageId() }
    editor.createShape<TLFrameShape>({ ...frame, ...place, props: { w: board.w, h, name: '' } })
  }
  editor.updateShapes<ProposalCardShape>(
    cards.map(({ id: cardId, type }, i) => ({ id: cardId, type, parentId: id, ...places[i]! })),
  )
  return id
}

/**
 * Where cards of these sizes stand on a scale this wide, in its coordinates: x by value (0–100), y the first row
 * in which nothing is overlapped. In the order given.
 */
export function placesAlong(
  cards: readonly { w: number; h: number; value: number }[],
  width: number,
): { x: number; y: number }[] {
  const placed: Box[] = []
  return cards.map(({ w, h, value }) => {
    const room = Math.max(0, width - 2 * SCALE_PAD - w)
    const box = new Box(Math.round(SCALE_PAD + (room * value) / 100), SCALE_HEIGHT, w, h)
    const near = new Box(box.x - GAP, box.y, w + 2 * GAP, h)
    for (;;) {
      near.y = box.y
      const hit = placed.find((other) => near.collides(other))
      if (!hit) break
      box.y = hit.maxY + GAP
    }
    placed.push(box)
    return { x: box.x, y: box.y }
  })
}

/** From the first axis to the end of the proposals. */
function boardBounds(editor: Editor, proposals: TLShapeId): Box {
  const boxes = [
    proposals,
    ...boardIndex(editor)
      .axes.get()
      .map(({ id }) => id),
  ].flatMap((id) => editor.getShapePageBounds(id) ?? [])
  return Box.Common(boxes)
}
