import { computed, type Computed, type Editor } from '@tldraw/editor'
import type { AxisShape } from '@/sync/doc/shapes/axis'
import type { HeadingShape } from '@/sync/doc/shapes/heading'
import type { ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { boardSettings, toneOf } from './board-settings'
import type { Pin } from './shapes/axis/chip-layout'
import { isHidden } from './hiding/hiding-state'
import { cardNumbers, type NumberedCard } from './tools/card-numbers'

/** The board's cards and axes, derived from the store once for everything that draws, lists or counts them. */
export interface BoardIndex {
  /** Cards of the current page that everyone sees. */
  cards: Computed<ProposalCardShape[]>
  /** Axes of the current page that everyone sees, in their order. */
  axes: Computed<AxisShape[]>
  /** With those that only facilitators see. */
  everyAxis: Computed<AxisShape[]>
  /** Card id → shown number. What is hidden changes nobody's number. */
  labels: Computed<ReadonlyMap<string, string>>
  /** Axis id → who is pinned to it. */
  pins: Computed<ReadonlyMap<string, Pin[]>>
  /** The board's heading says that this is the invented sample session. */
  isSample: Computed<boolean>
}

const indexByEditor = new WeakMap<Editor, BoardIndex>()

export function boardIndex(editor: Editor): BoardIndex {
  const known = indexByEditor.get(editor)
  if (known) return known

  const allCards = editor.store.query.records('shape', () => ({
    type: { eq: 'proposal-card' },
  }))
  const allAxes = editor.store.query.records('shape', () => ({ type: { eq: 'axis' } }))
  const headings = editor.store.query.records('shape', () => ({ type: { eq: 'heading' } }))
  const onPage = (shape: { id: AxisShape['id'] }) => editor.getCurrentPageShapeIds().has(shape.id)

  const everyCard = computed('every card', () =>
    (allCards.get() as unknown as ProposalCardShape[]).filter(onPage),
  )
  const cards = computed('cards', () => everyCard.get().filter((card) => !isHidden(card)))
  const everyAxis = computed('every axis', () =>
    (allAxes.get() as unknown as AxisShape[])
      .filter(onPage)
      .sort((a, b) => a.props.number - b.props.number || (a.id < b.id ? -1 : 1)),
  )
  const axes = computed('axes', () => everyAxis.get().filter((axis) => !isHidden(axis)))
  // Equal results keep everything that draws them still: a card's drag is not news to the others.
  const labels = computed('card labels', () => labelsOf(everyCard.get()), { isEqual: sameMap })
  const pins = computed(
    'pins',
    () => {
      const byAxis = new Map<string, Pin[]>()
      const settings = boardSettings(editor).get()
      const open = new Set(axes.get().map(({ props }) => props.axisId))
      for (const card of everyCard.get()) {
        // The card it was merged into stands for it, and has its pins.
        if (card.props.mergedInto !== null) continue
        for (const [axisId, value] of Object.entries(card.props.pins)) {
          // An axis that everyone sees shows everyone the same.
          if (isHidden(card) && open.has(axisId)) continue
          const pin: Pin = {
            cardId: card.id,
            label: labels.get().get(card.id) ?? String(card.props.number),
            value,
            tone: toneOf(settings, card.props.author),
          }
          const list = byAxis.get(axisId)
          if (list) list.push(pin)
          else byAxis.set(axisId, [pin])
        }
      }
      return byAxis
    },
    { isEqual: sameMap },
  )
  const isSample = computed('is sample', () =>
    (headings.get() as unknown as HeadingShape[]).some(({ props }) => props.fictional),
  )
  const index: BoardIndex = { cards, axes, everyAxis, labels, pins, isSample }
  indexByEditor.set(editor, index)
  return index
}

/** Axes that a card can be pinned to. What everyone sees says nothing of an axis that is hidden. Reactive. */
export function axesFor(editor: Editor, card: ProposalCardShape): AxisShape[] {
  const { axes, everyAxis } = boardIndex(editor)
  return (isHidden(card) ? everyAxis : axes).get()
}

function labelsOf(cards: readonly ProposalCardShape[]): Map<string, string> {
  const numbered = (each: readonly ProposalCardShape[]): NumberedCard[] =>
    each.map(({ id, props }) => ({ id, number: props.number }))
  const open = cards.filter((card) => !isHidden(card))
  const hidden = cards.filter(isHidden)
  const labels = cardNumbers(numbered(open))
  if (hidden.length === 0) return labels
  // Behind everyone's: `~` sorts after every id.
  const behind = numbered(hidden).map(({ id, number }) => ({ id: `~${id}`, number }))
  const all = cardNumbers([...numbered(open), ...behind])
  for (const { id } of hidden) labels.set(id, all.get(`~${id}`)!)
  return labels
}

/** Compares maps of small plain values; their order counts, and is the same for the same records. */
function sameMap(a: unknown, b: unknown): boolean {
  const text = (map: unknown) =>
    map instanceof Map ? JSON.stringify(Array.from(map as ReadonlyMap<string, unknown>)) : null
  return text(a) === text(b)
}

export function isCard(shape: { type: string } | null | undefined): shape is ProposalCardShape {
  return shape?.type === 'proposal-card'
}

export function isAxis(shape: { type: string } | null | undefined): shape is AxisShape {
  return shape?.type === 'axis'
}
