import type { Editor, TLShapeId, TLShapePartial } from '@tldraw/editor'
import { META } from '@/sync/doc/schema'
import type { ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { boardSettings } from '../board-settings'
import { boardIndex, isCard } from '../cards'
import { isHidden } from '../hiding/hiding-state'
import { withPin } from '../pinning/pins'
import { freeProposalSlot } from './card-placement'
import { parked } from './park'

export function mayFacilitate(editor: Editor): boolean {
  return boardSettings(editor).get().role === 'facilitator' && !editor.getIsReadonly()
}

/**
 * Support for one text is not support for another: only drafts that stand for themselves are merged, and only
 * those that everyone sees: the parking lot is for everyone.
 */
export function isMergeable(card: ProposalCardShape): boolean {
  return !isHidden(card) && card.props.status === 'draft' && card.props.mergedInto === null
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
  const pins = Object.assign({}, ...others.map(({ props }) => props.pins), kept.props.pins) as Pins
  const lends = new Map(
    others.map(({ id, props }): [string, string[]] => [
      id,
      Object.keys(props.pins).filter(
        (axis) => !Object.hasOwn(kept.props.pins, axis) && props.pins[axis] === pins[axis],
      ),
    ]),
  )
  // What already stood behind one of them now stands behind the one that is kept.
  const behind = boardIndex(editor)
    .cards.get()
    .filter(({ props }) => lends.has(props.mergedInto ?? ''))
  editor.markHistoryStoppingPoint('merge')
  editor.run(() => {
    editor.updateShapes<ProposalCardShape>([
      { id: kept.id, type: kept.type, props: { pins } },
      ...others.map((card) => standsBehind(card, into, lends.get(card.id) ?? [])),
      ...behind.map((card) => {
        const passedOn = lends.get(card.props.mergedInto ?? '') ?? []
        return standsBehind(
          card,
          into,
          lentPins(card).filter((axis) => passedOn.includes(axis)),
        )
      }),
    ])
    editor.updateShapes(
      parked(
        editor,
        others.map(({ id }) => id),
      ),
    )
    editor.setSelectedShapes([into])
  })
  return others.length
}

/**
 * Facilitators: a merged card is a proposal of its own again, in the first free slot. The pins that the card
 * it stood behind has from it, and that nobody moved since, go back with it: to the next card behind that
 * has one there, else away. One step of undo.
 */
export function unmergeCard(editor: Editor, id: TLShapeId): void {
  const card = editor.getShape(id)
  if (!mayFacilitate(editor) || !isCard(card) || card.props.mergedInto === null) return
  const slot = freeProposalSlot(editor)
  const kept = editor.getShape(card.props.mergedInto as TLShapeId)
  editor.markHistoryStoppingPoint('unmerge')
  editor.updateShapes<ProposalCardShape>([
    {
      id: card.id,
      type: card.type,
      ...(slot ?? {}),
      meta: { [META.lentPins]: '' },
      props: { mergedInto: null },
    },
    // What was put forward keeps its pins.
    ...(isCard(kept) && isMergeable(kept) ? givenBack(editor, kept, card) : []),
  ])
}

type Pins = ProposalCardShape['props']['pins']
type Change = TLShapePartial<ProposalCardShape>

function standsBehind(
  { id, type }: ProposalCardShape,
  into: TLShapeId,
  axes: readonly string[],
): Change {
  return {
    id,
    type,
    meta: { [META.lentPins]: axes.join(' ') },
    props: { mergedInto: into },
  }
}

/** Axes on which the card that stands for this one has its pin from it. */
function lentPins({ meta }: ProposalCardShape): string[] {
  const lent = meta[META.lentPins]
  return typeof lent === 'string' ? lent.split(' ').filter(Boolean) : []
}

function givenBack(editor: Editor, kept: ProposalCardShape, card: ProposalCardShape): Change[] {
  const axes = lentPins(card).filter(
    (axis) =>
      kept.props.pins[axis] !== undefined && kept.props.pins[axis] === card.props.pins[axis],
  )
  if (axes.length === 0) return []
  const behind = boardIndex(editor)
    .cards.get()
    .filter(({ id, props }) => id !== card.id && props.mergedInto === kept.id)
  let { pins } = kept.props
  const lends = new Map<ProposalCardShape, string[]>()
  for (const axis of axes) {
    const next = behind.find(({ props }) => Object.hasOwn(props.pins, axis))
    pins = withPin(pins, axis, next?.props.pins[axis] ?? null)
    if (next) lends.set(next, [...(lends.get(next) ?? lentPins(next)), axis])
  }
  return [
    { id: kept.id, type: kept.type, props: { pins } },
    ...[...lends].map(([next, lent]) => standsBehind(next, kept.id, [...new Set(lent)])),
  ]
}
