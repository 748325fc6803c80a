import { atom, type Atom, type Editor } from '@tldraw/editor'
import type { AxisShape } from '@/sync/doc/shapes/axis'
import { boardIndex } from '../cards'
import { isHidden } from '../hiding/hiding-state'
import { isInLane, laneLayout, laneValue } from '../shapes/axis/lane'

/** A place on an axis that a card or chip would be pinned to if it were let go now. */
export interface PinTarget {
  axisId: string
  value: number
}

/** A chip on its way: `value` null means it is pulled away and would be unpinned. */
export interface ChipDrag {
  cardIds: readonly string[]
  axisId: string
  value: number | null
  /** Pointer, in page coordinates. */
  at: { x: number; y: number }
  label: string
}

export interface PinState {
  chip: Atom<ChipDrag | null>
  /** Where what is being dragged would be pinned. */
  target: Atom<PinTarget | null>
  /** Card that is pointed at, on the canvas or by its chip. */
  hovered: Atom<string | null>
  /** Cards on their way home after being pinned: where they were let go, in page coordinates. */
  gliding: Atom<ReadonlyMap<string, { x: number; y: number }>>
}

const stateByEditor = new WeakMap<Editor, PinState>()

/** What only this tab sees of pinning while it goes on. */
export function pinState(editor: Editor): PinState {
  let state = stateByEditor.get(editor)
  if (!state) {
    state = {
      chip: atom<ChipDrag | null>('dragged chip', null),
      target: atom<PinTarget | null>('pin target', null),
      hovered: atom<string | null>('hovered card', null),
      gliding: atom<ReadonlyMap<string, { x: number; y: number }>>('gliding cards', new Map()),
    }
    stateByEditor.set(editor, state)
  }
  return state
}

/**
 * The axis whose lane holds this page point, and the value there; null outside every lane. What is dragged is what
 * is selected: hidden cards go on hidden axes, the others on those that everyone sees.
 */
export function pinTargetAt(editor: Editor, point: { x: number; y: number }): PinTarget | null {
  const { axes, everyAxis } = boardIndex(editor)
  const isInside = editor.getSelectedShapes().some(isHidden)
  for (const axis of isInside ? everyAxis.get().filter(isHidden) : axes.get()) {
    const inAxis = editor.getPointInShapeSpace(axis, point)
    const layout = laneLayout(axis.props)
    if (isInLane(layout, inAxis)) {
      return { axisId: axis.props.axisId, value: laneValue(layout, inAxis.x) }
    }
  }
  return null
}

/** The value on this axis nearest to a page point, wherever the point is. */
export function valueOnAxis(
  editor: Editor,
  axis: AxisShape,
  point: { x: number; y: number },
): number {
  return laneValue(laneLayout(axis.props), editor.getPointInShapeSpace(axis, point).x)
}
