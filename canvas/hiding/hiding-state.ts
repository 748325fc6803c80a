import {
  atom,
  isPageId,
  isShapeId,
  type Atom,
  type Editor,
  type TLFrameShape,
  type TLParentId,
  type TLShape,
  type TLShapeId,
} from '@tldraw/editor'
import { backstageOf } from '@/sync/doc/backstage'

/** What hides and shows frames for this person; the server does either. */
export interface HidingCommands {
  hide: (frameId: TLShapeId) => void
  show: (frameId: TLShapeId) => void
}

export interface HidingState {
  /** The backstage document beside this board; null for all but its facilitators, and before it is open. */
  documentId: string | null
  commands: HidingCommands | null
}

const NOTHING: HidingState = { documentId: null, commands: null }
const byEditor = new WeakMap<Editor, Atom<HidingState>>()

export function hidingOf(editor: Editor): Atom<HidingState> {
  let state = byEditor.get(editor)
  if (!state) {
    state = atom('hiding', NOTHING)
    byEditor.set(editor, state)
  }
  return state
}

/** True for what only facilitators see. */
export function isHidden(record: { meta?: unknown } | null | undefined): boolean {
  return backstageOf(record) !== null
}

/** What stands on this page for everyone's eyes. Reactive. */
export function openShapes(editor: Editor): TLShape[] {
  return editor.getCurrentPageShapes().filter((shape) => !isHidden(shape))
}

/** A parent as a shape; undefined for pages, and for what is gone. */
export function parentShape(editor: Editor, parentId: TLParentId): TLShape | undefined {
  return isShapeId(parentId) ? editor.getShape(parentId) : undefined
}

/** Frames are hidden whole, where they stand on the page itself. */
export function isHideable(shape: TLShape | null | undefined): shape is TLFrameShape {
  return shape?.type === 'frame' && isPageId(shape.parentId)
}

/** The frame on the page that this is or stands in; null for what stands in none. Reactive. */
export function rootFrame(editor: Editor, id: TLShapeId): TLFrameShape | null {
  let shape = editor.getShape(id)
  for (; shape && !isPageId(shape.parentId); shape = editor.getShapeParent(shape));
  return isHideable(shape) ? shape : null
}

/** The frame that takes what is put at this page point; `but` are on their way themselves. */
export function frameUnder(
  editor: Editor,
  point: { x: number; y: number },
  but: ReadonlySet<TLShapeId> = new Set(),
): TLFrameShape | null {
  const found = editor
    .getCurrentPageShapesSorted()
    .findLast(
      (shape) =>
        shape.type === 'frame' &&
        !isAmong(editor, shape, but) &&
        editor.isPointInShape(shape, point, { margin: 0, hitInside: true }),
    )
  return (found as TLFrameShape | undefined) ?? null
}

function isAmong(editor: Editor, shape: TLShape, ids: ReadonlySet<TLShapeId>): boolean {
  for (let each: TLShape | undefined = shape; each; each = editor.getShapeParent(each))
    if (ids.has(each.id)) return true
  return false
}
