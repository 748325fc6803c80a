import type { Editor, TLShape, TLShapeId } from '@tldraw/editor'
import { mostDotsFirst } from '@/dialogue/priorities'
import { PROPOSAL_CLASSES } from '@/dialogue/measures/support'
import { RANK_BUCKETS } from '@/dialogue/measures/ranking'
import { proposalSlots } from '@/sync/doc/seed-layout'
import type { ProposalCardProps, ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { boardIndex } from '../cards'
import { priorityOf } from '../dots/priority'
import { cardResult, cardStanding } from '../shapes/proposal-card/card-life'
import { arrangeAlong, arrangementFrames } from './arrange-along'
import { mayFacilitate } from './merge-cards'
import { areaFrame, parkingPlaces } from './park'

/** By how far they have come, by the dots they got, or from one pole of an axis to the other. */
export type Arrangement = 'class' | 'dots' | { axis: string }

/**
 * Facilitators: lays the proposals out again, as one step of undo: by class or dots row by row in the proposals area,
 * along an axis in a frame of its own under the board (`arrangeAlong`). Merged and parked cards, and what stands
 * in the next steps, stay where they are. Returns the frame to look at, or null when nothing was done.
 */
export function arrangeCards(editor: Editor, by: Arrangement): TLShapeId | null {
  const frame = areaFrame(editor, 'proposals')
  if (!mayFacilitate(editor) || !frame) return null
  const elsewhere = new Set(
    (['parking', 'next-steps'] as const).flatMap((area) => areaFrame(editor, area)?.id ?? []),
  )
  const cards = arranged(
    boardIndex(editor)
      .cards.get()
      .filter(
        ({ parentId, props }) =>
          props.mergedInto === null && !elsewhere.has(parentId as typeof frame.id),
      ),
    by,
  )
  const axis = typeof by === 'object' ? by.axis : null
  const isPinned = ({ props }: ProposalCardShape) =>
    axis !== null && Object.hasOwn(props.pins, axis)
  editor.markHistoryStoppingPoint('arrange')
  // What one looks at now is the whole; a selected card would open its panel over it.
  editor.selectNone()
  let shown: TLShapeId = frame.id
  editor.run(() => {
    putInSlots(
      editor,
      frame,
      cards.filter((card) => !isPinned(card)),
    )
    const pinned = cards.filter(isPinned)
    if (axis !== null && pinned.length > 0) shown = arrangeAlong(editor, axis, pinned, frame)
    // What is left of an earlier arrangement, unless somebody uses it for something else.
    editor.deleteShapes(
      arrangementFrames(editor).filter(
        (id) => id !== shown && editor.getSortedChildIdsForParent(id).length === 0,
      ),
    )
  })
  return shown
}

function putInSlots(editor: Editor, frame: TLShape, cards: readonly ProposalCardShape[]): void {
  const { w, h } = editor.getShapeGeometry(frame).bounds
  const slots = proposalSlots({ w, h })
  const places = parkingPlaces({ w, h }, [], cards.length)
  editor.updateShapes<ProposalCardShape>(
    cards.map(({ id, type }, i) => ({
      id,
      type,
      parentId: frame.id,
      x: slots[i]?.x ?? places[i]!.x,
      y: slots[i]?.y ?? places[i]!.y,
    })),
  )
}

/** Cards in the order they are laid out. */
export function arranged<
  Card extends { id: string; props: ProposalCardProps; meta: Readonly<Record<string, unknown>> },
>(cards: readonly Card[], by: Arrangement): Card[] {
  const byNumber = (a: Card, b: Card) => a.props.number - b.props.number || (a.id < b.id ? -1 : 1)
  if (by === 'dots') return [...cards].sort((a, b) => byDots(a.meta, b.meta) || byNumber(a, b))
  const key =
    by === 'class'
      ? ({ props }: Card) => [classPlace(props), rankPlace(props)]
      : ({ props }: Card) => [props.pins[by.axis] ?? Infinity]
  return [...cards].sort((a, b) => {
    const [first, second] = [key(a), key(b)]
    const at = first.findIndex((value, i) => value !== second[i])
    if (at >= 0) return first[at]! < second[at]! ? -1 : 1
    return byNumber(a, b)
  })
}

/** Most first; those that got none, because nobody was asked, last. */
function byDots(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>) {
  const [first, second] = [priorityOf(a), priorityOf(b)]
  if (first && second) return mostDotsFirst(first, second)
  return Number(second !== null) - Number(first !== null)
}

/** Assessed ones by class, then those to reconfirm, tabled ones, drafts. */
export function classPlace(props: ProposalCardProps): number {
  const standing = cardStanding(props)
  const known: readonly string[] = [...PROPOSAL_CLASSES, 'roster', 'reconfirm', 'tabled']
  const name = standing?.kind === 'class' ? standing.class : (standing?.kind ?? '')
  const place = known.indexOf(name)
  return place < 0 ? known.length : place
}

function rankPlace(props: ProposalCardProps): number {
  const rank = cardResult(props)?.rank
  if (!rank) return Infinity
  return rank.kind === 'exact' ? rank.rank : RANK_BUCKETS.indexOf(rank.bucket)
}
