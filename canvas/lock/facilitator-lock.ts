import type { Editor, TLShape, TLShapeId } from '@tldraw/editor'
import { META } from '@/sync/doc/schema'
import { boardSettings } from '../board-settings'
import { isAxis } from '../cards'

/** Locked by ours, never by tldraw's `isLocked`: that one anybody can undo and children inherit. */
export function isFacilitatorLocked(
  shape: { meta: Record<string, unknown> } | null | undefined,
): boolean {
  return shape?.meta[META.lock] === 'facilitator'
}

export function canToggleLock(editor: Editor): boolean {
  return boardSettings(editor).get().role === 'facilitator' && !editor.getIsReadonly()
}

/** Locks or unlocks shapes as one step of undo; facilitators only. */
export function setFacilitatorLock(
  editor: Editor,
  ids: readonly TLShapeId[],
  locked: boolean,
): void {
  if (!canToggleLock(editor)) return
  editor.markHistoryStoppingPoint('facilitator lock')
  const shapes = ids.flatMap((id) => editor.getShape(id) ?? [])
  editor.run(
    () =>
      editor.updateShapes(
        // `undefined` would not be JSON: an unlocked shape says so with null.
        shapes.map(({ id, type }) => ({
          id,
          type,
          meta: { [META.lock]: locked ? 'facilitator' : null },
        })),
      ),
    { ignoreShapeLock: true },
  )
}

/**
 * Keeps locked shapes as they are in this editor; the server enforces the same rule on whoever
 * has another editor. Locked shapes can't be clicked, brushed, dragged, erased or changed, until a
 * facilitator unlocks them; a lock holds for facilitators too, so that no slip of the hand moves
 * an axis. Their children stay free and things may be dropped into locked frames. Right-clicking
 * still selects one for those who may unlock it. Returns the off switch.
 */
export function enforceFacilitatorLock(editor: Editor, onRefused: () => void): () => void {
  // tldraw asks these two wherever it picks or changes shapes, and knows only `isLocked`.
  editor.isShapeOrAncestorLocked = (shape) => {
    const found = typeof shape === 'string' ? editor.getShape(shape) : shape
    if (isFacilitatorLocked(found)) return true
    // Only tldraw's own lock goes down to children.
    for (let each = found; each; each = editor.getShapeParent(each)) if (each.isLocked) return true
    return false
  }
  const shapeAtPoint = editor.getShapeAtPoint.bind(editor)
  editor.getShapeAtPoint = (point, options = {}) =>
    shapeAtPoint(point, {
      ...options,
      filter: (shape) =>
        (options.hitLocked || !isFacilitatorLocked(shape)) && (options.filter?.(shape) ?? true),
    })

  const selectAll = editor.selectAll.bind(editor)
  editor.selectAll = () => {
    if (editor.getSelectedShapeIds().length > 0) return selectAll()
    // A board's own top level is all locked; "all" then means what people put on it.
    const free = editor.getCurrentPageShapes().filter((shape) => {
      const parent = editor.getShapeParent(shape)
      return !editor.isShapeOrAncestorLocked(shape) && (!parent || isFacilitatorLocked(parent))
    })
    return editor.setSelectedShapes(free)
  }

  const stops = [
    editor.sideEffects.registerBeforeChangeHandler('shape', (before, after, source) => {
      if (source !== 'user' || !isFacilitatorLocked(before)) return after
      if (isAllowedChange(editor, before, after)) return after
      onRefused()
      return before
    }),
    editor.sideEffects.registerBeforeCreateHandler('shape', (shape, source) => {
      // A copy of a locked shape is the copier's own.
      if (source !== 'user' || !isFacilitatorLocked(shape)) return shape
      const { [META.lock]: _lock, [META.area]: _area, ...meta } = shape.meta
      return { ...shape, meta }
    }),
    editor.sideEffects.registerBeforeDeleteHandler('shape', (shape, source) => {
      if (source !== 'user' || !isFacilitatorLocked(shape)) return
      onRefused()
      return false
    }),
    editor.sideEffects.registerBeforeChangeHandler('instance_page_state', (before, after) => {
      if (before.selectedShapeIds === after.selectedShapeIds) return after
      const ids = after.selectedShapeIds
      const only = ids.length === 1 && canToggleLock(editor)
      const free = ids.filter((id) => only || !isFacilitatorLocked(editor.getShape(id)))
      return free.length === ids.length ? after : { ...after, selectedShapeIds: free }
    }),
  ]
  return () => {
    for (const stop of stops) stop()
    Reflect.deleteProperty(editor, 'isShapeOrAncestorLocked')
    Reflect.deleteProperty(editor, 'getShapeAtPoint')
    Reflect.deleteProperty(editor, 'selectAll')
  }
}

/** A facilitator changing the lock itself, or a delegate writing their own side's stance. */
function isAllowedChange(editor: Editor, before: TLShape, after: TLShape): boolean {
  if (before.meta[META.lock] !== after.meta[META.lock]) return canToggleLock(editor)
  const { role, party } = boardSettings(editor).get()
  if (role !== 'delegate' || party === null || !isAxis(before) || !isAxis(after)) return false
  const { stances: was, ...otherPropsBefore } = before.props
  const { stances: is, ...otherPropsAfter } = after.props
  const sameStances = Object.keys({ ...was, ...is }).every(
    (key) => key === party || was[key] === is[key],
  )
  const samePlace =
    before.x === after.x &&
    before.y === after.y &&
    before.rotation === after.rotation &&
    before.parentId === after.parentId &&
    before.index === after.index
  const sameProps = (Object.keys(otherPropsBefore) as (keyof typeof otherPropsBefore)[]).every(
    (key) => otherPropsBefore[key] === otherPropsAfter[key],
  )
  return sameStances && samePlace && sameProps && before.opacity === after.opacity
}
