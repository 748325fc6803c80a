import type { Editor, TLShape, TLShapeId } from '@tldraw/editor'
import { isCard } from '../cards'
import { draftingOf, isDraft } from '../drafts/drafting-state'
import { isHidden } from '../hiding/hiding-state'
import { mayFacilitate } from '../tools/merge-cards'
import { areaFrame } from '../tools/park'

/** What people write ideas on: proposal cards that stand for themselves, and notes. */
export function isIdea(shape: TLShape): boolean {
  return isCard(shape) ? shape.props.mergedInto === null : shape.type === 'note'
}

/** Whether this person may move it here; the server has the last word. */
export function isMovable(editor: Editor, shape: TLShape): boolean {
  return !editor.getIsReadonly() && !editor.isShapeOrAncestorLocked(shape)
}

/** Ideas of the page's own or in a frame: what a group holds stays together. */
function standsFree(editor: Editor, shape: TLShape): boolean {
  return editor.getShapeParent(shape)?.type !== 'group'
}

/**
 * What sorting out is about: the selected ideas when there are several; else, for facilitators alone, all ideas
 * of the page but for those in the parking lot and the next steps. A participant's stray press moves nothing
 * of others. What is hidden is left out. Private writing is sorted only while one writes privately: then the words over its groups, which may
 * name its tags, are private too. Empty when there is nothing to sort.
 */
export function ideasToSort(editor: Editor): TLShape[] {
  const { isDrafting } = draftingOf(editor).get()
  const free = (shape: TLShape) =>
    isDraft(shape) === isDrafting &&
    !isHidden(shape) &&
    isIdea(shape) &&
    isMovable(editor, shape) &&
    standsFree(editor, shape)
  const selected = editor.getSelectedShapes().filter(free)
  if (selected.length > 1) return selected
  if (!mayFacilitate(editor)) return []
  const elsewhere = new Set<unknown>(
    (['parking', 'next-steps'] as const).flatMap((area) => areaFrame(editor, area)?.id ?? []),
  )
  const all = editor
    .getCurrentPageShapesSorted()
    .filter((shape) => free(shape) && !elsewhere.has(shape.parentId))
  return all.length > 1 ? all : []
}

/**
 * The selected shapes that can be laid out: not lines between others, not what is locked, nothing hidden together
 * with what everyone sees.
 */
export function shapesToArrange(editor: Editor): TLShape[] {
  const selected = editor.getSelectedShapes()
  const isInside = selected.every(isHidden)
  return selected.filter(
    (shape) =>
      isMovable(editor, shape) &&
      isHidden(shape) === isInside &&
      standsFree(editor, shape) &&
      !(shape.type === 'arrow' && editor.getBindingsFromShape(shape, 'arrow').length > 0),
  )
}

/** Moves shapes so that their outlines begin at these page points; parents stay. Marks nothing. */
export function moveTo(
  editor: Editor,
  places: readonly { id: TLShapeId; x: number; y: number }[],
): void {
  const partials = places.flatMap(({ id, x, y }) => {
    const shape = editor.getShape(id)
    const bounds = shape && editor.getShapePageBounds(shape)
    if (!shape || !bounds) return []
    const transform = editor.getShapePageTransform(shape)
    const origin = transform.point()
    const target = { x: origin.x + x - bounds.x, y: origin.y + y - bounds.y }
    const local = editor.getShapeParentTransform(shape).clone().invert().applyToPoint(target)
    return [{ id, type: shape.type, x: local.x, y: local.y }]
  })
  editor.updateShapes(partials)
}
