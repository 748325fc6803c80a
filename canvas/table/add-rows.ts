import {
  createShapeId,
  toRichText,
  type Editor,
  type TLNoteShape,
  type TLShapePartial,
} from '@tldraw/editor'
import { CARD_SIZE } from '@/sync/doc/seed-layout'
import type { ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { withTags } from '@/sync/doc/tags'
import { boardIndex } from '../cards'
import { columnsFor, freePlace, GAP, gridPlaces } from '../sorting/layout'
import { freeProposalSlots, type CardPlace } from '../tools/card-placement'
import { nextCardNumber } from '../tools/card-numbers'
import { cameraTo, clearArea } from '../view/go-to'
import type { TablePlan } from './table-plan'

const NOTE_SIZE = { w: 200, h: 200 }
const MOVE_MS = 500

type Partial = TLShapePartial<ProposalCardShape> | TLShapePartial<TLNoteShape>

/**
 * Puts what was planned on the board as one step of undo, and shows it: cards in free slots of the proposals while
 * those last, the rest and all notes in a grid around `point` (page coordinates; null: the middle of the view), or
 * under everything when something stands there. Returns how many there are; 0 when the page is full, null when the
 * session leaves this person nothing to write.
 */
export function addRows(
  editor: Editor,
  { cards, notes }: Pick<TablePlan, 'cards' | 'notes'>,
  point: { x: number; y: number } | null,
): number | null {
  const count = cards.length + notes.length
  const slots = freeProposalSlots(editor).slice(0, cards.length)
  const size = cards.length > 0 ? CARD_SIZE : NOTE_SIZE
  const places = [...slots, ...gridAround(editor, count - slots.length, size, point)]
  const first = nextCardNumber(
    boardIndex(editor)
      .cards.get()
      .map(({ props }) => props),
  )
  const partials = [
    ...cards.map(({ author, tags, ...wording }, i): Partial => ({
      id: createShapeId(),
      type: 'proposal-card',
      ...places[i]!,
      meta: withTags({}, { add: tags }),
      props: { ...CARD_SIZE, ...wording, author, number: first + i },
    })),
    ...notes.map(({ text, tags }, i): Partial => ({
      id: createShapeId(),
      type: 'note',
      ...places[cards.length + i]!,
      meta: withTags({}, { add: tags }),
      props: { richText: toRichText(text), font: 'sans', color: 'yellow' },
    })),
  ]
  if (count === 0 || !editor.canCreateShapes(partials)) return 0
  let isRefused = false
  editor.markHistoryStoppingPoint('paste table')
  editor.run(() => {
    editor.createShapes<ProposalCardShape | TLNoteShape>(partials)
    // Refused with a sentence of its own when the session leaves this person nothing to write.
    isRefused = !editor.getShape(partials[0]!.id)
    if (isRefused) return
    editor.setSelectedShapes(partials.map(({ id }) => id))
  })
  if (isRefused) return null
  const bounds = editor.getSelectionPageBounds()
  const area = clearArea(editor.getViewportScreenBounds())
  if (bounds) {
    editor.stopFollowingUser()
    editor.setCamera(cameraTo(bounds, area), { animation: { duration: MOVE_MS } })
  }
  return count
}

function gridAround(
  editor: Editor,
  count: number,
  size: { w: number; h: number },
  point: { x: number; y: number } | null,
): CardPlace[] {
  if (count <= 0) return []
  const sizes = Array.from({ length: count }, () => size)
  const { places, w, h } = gridPlaces(sizes, columnsFor(sizes, 1.6))
  const { x, y } = point ?? editor.getViewportPageBounds().center
  const page = editor.getCurrentPageId()
  const taken = editor
    .getSortedChildIdsForParent(page)
    .flatMap((id) => editor.getShapePageBounds(id) ?? [])
  const at = freePlace({ w, h }, { x: x - w / 2, y: y - h / 2 }, taken, GAP)
  return places.map((place) => ({ parentId: page, x: at.x + place.x, y: at.y + place.y }))
}
