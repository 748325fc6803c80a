import {
  type Editor,
  type TLBinding,
  type TLExternalContent,
  type TLShape,
  type TLShapeId,
} from '@tldraw/editor'
import { isDraftType } from '@/sync/doc/drafts'
import { META } from '@/sync/doc/schema'
import { isAxis } from '../cards'
import { draftingOf, isDraft } from './drafting-state'
import { onPage } from './on-page'

/** Tools that make nothing but what may be written privately. */
export const DRAFTING_TOOLS: ReadonlySet<string> = new Set([
  'select',
  'hand',
  'note',
  'text',
  'proposal-card',
  'zoom',
])
/** What may be pasted while drafting: words, and copies of one's notes. */
const DRAFTING_CONTENT: ReadonlySet<string> = new Set(['text', 'tldraw'])
/** A document that is not there: what is written before one's own is open reaches nobody. */
const NOWHERE = 'nowhere'

/**
 * Keeps what somebody writes privately out of the board's document, whatever they do with it. A record's
 * document is fixed when it is made (`meta.draft`) and never changes:
 *
 *  1. while drafting, everything this person makes is a draft, and what is no note, card or text goes
 *     away again in the same step; nothing that is the board's is changed (but for one's side's stance);
 *  2. a copy of a draft is a draft; nobody's copy brings another document's name with it;
 *  3. drafts stand on the page itself, in no frame and no group: a parent would know its children's
 *     order, and take them along where it goes;
 *  4. no arrow is bound to a draft: the binding would name it;
 *  5. a draft's order key is one nobody else will choose: two documents can't settle a tie.
 *
 * What others do, and what undo does, reaches the store past these. Returns the off switch.
 */
export function guardDrafts(editor: Editor, onRefused: () => void): () => void {
  const state = draftingOf(editor)
  const { sideEffects } = editor
  const isDrafting = () => state.get().isDrafting
  const refused = <Value>(value: Value): Value => {
    onRefused()
    return value
  }

  const stops = [
    sideEffects.registerBeforeCreateHandler('shape', (shape, source) => {
      if (source !== 'user') return shape
      const { documentId } = state.get()
      const { [META.draft]: copied, ...rest } = shape.meta
      for (const key of [META.releasing, META.released, META.author]) delete rest[key]
      const isCopy = copied !== undefined && copied === documentId
      if (!isDrafting() && !isCopy) return { ...shape, meta: rest }
      const meta = { ...rest, [META.draft]: documentId ?? NOWHERE }
      return onPage(editor, { ...shape, meta }, null)
    }),
    sideEffects.registerAfterCreateHandler('shape', (shape, source) => {
      if (source !== 'user' || !isDraft(shape) || isDraftType(shape.type)) return
      editor.store.remove([shape.id])
      onRefused()
    }),
    sideEffects.registerBeforeChangeHandler('shape', (before, after, source) => {
      if (source !== 'user') return after
      if (!isDraft(before)) {
        if (isDrafting() && !isAxis(before)) return before
        if (!isDraft(after)) return after
        const { [META.draft]: _draft, ...meta } = after.meta
        return { ...after, meta }
      }
      const meta = { ...after.meta, [META.draft]: before.meta[META.draft] }
      return onPage(editor, { ...after, meta }, before)
    }),
    sideEffects.registerBeforeDeleteHandler('shape', (shape, source) => {
      if (source === 'user' && isDrafting() && !isDraft(shape)) return refused(false)
      return undefined
    }),
    sideEffects.registerAfterCreateHandler('binding', (binding, source) => {
      if (source !== 'user' || !(isDrafting() || touchesDraft(editor, binding))) return
      editor.store.remove([binding.id])
    }),
    sideEffects.registerBeforeChangeHandler('binding', (before, after, source) =>
      source === 'user' && (isDrafting() || touchesDraft(editor, after)) ? before : after,
    ),
    sideEffects.registerBeforeDeleteHandler('binding', (binding, source) => {
      const isBoards = !touchesDraft(editor, binding)
      return source === 'user' && isDrafting() && isBoards && isWhole(editor, binding)
        ? false
        : undefined
    }),
    // An image or a link would be on the server, or in the board, before anybody wanted to show it.
    sideEffects.registerBeforeCreateHandler('asset', (asset, source) =>
      source === 'user' && isDrafting()
        ? { ...asset, meta: { ...asset.meta, [META.draft]: NOWHERE } }
        : asset,
    ),
    sideEffects.registerAfterCreateHandler('asset', (asset, source) => {
      if (source === 'user' && isDraft(asset)) editor.store.remove([asset.id])
    }),
    sideEffects.registerBeforeChangeHandler('asset', (before, after, source) =>
      source === 'user' && isDrafting() ? before : after,
    ),
    sideEffects.registerBeforeDeleteHandler('asset', (asset, source) =>
      source === 'user' && isDrafting() && !isDraft(asset) ? false : undefined,
    ),
    sideEffects.registerBeforeChangeHandler('page', (before, after, source) =>
      source === 'user' && isDrafting() ? refused(before) : after,
    ),
    sideEffects.registerBeforeDeleteHandler('page', (_page, source) =>
      source === 'user' && isDrafting() ? refused(false) : undefined,
    ),
  ]
  const restore = overrideMethods(editor, refused)
  return () => {
    restore()
    for (const stop of stops) stop()
  }
}

/** What tldraw would begin and the handlers above would have to end half-way. */
function overrideMethods(editor: Editor, refused: <Value>(value: Value) => Value): () => void {
  const isDrafting = () => draftingOf(editor).get().isDrafting
  const isLocked = editor.isShapeOrAncestorLocked.bind(editor)
  const original = {
    setCurrentTool: editor.setCurrentTool.bind(editor),
    canBindShapes: editor.canBindShapes.bind(editor),
    groupShapes: editor.groupShapes.bind(editor),
    ungroupShapes: editor.ungroupShapes.bind(editor),
    createPage: editor.createPage.bind(editor),
    putExternalContent: editor.putExternalContent.bind(editor),
    replaceExternalContent: editor.replaceExternalContent.bind(editor),
  }
  const overrides: Partial<Editor> = {
    // While drafting the rest of the board is looked at: nothing of it can be picked up.
    isShapeOrAncestorLocked(shape) {
      const found = typeof shape === 'string' ? editor.getShape(shape) : shape
      const isBoards = found !== undefined && !isDraft(found) && !isAxis(found)
      return (isDrafting() && isBoards) || isLocked(shape)
    },
    setCurrentTool(id, info) {
      if (isDrafting() && !DRAFTING_TOOLS.has(id.split('.')[0]!)) return refused(editor)
      return original.setCurrentTool(id, info)
    },
    canBindShapes(options) {
      const ends = [options.fromShape, options.toShape]
      const isDraftEnd = ends.some(
        (end) => typeof end === 'object' && 'meta' in end && isDraft(end),
      )
      return !isDraftEnd && !isDrafting() && original.canBindShapes(options)
    },
    groupShapes(shapes, options) {
      const ids = shapes.map((shape) => (typeof shape === 'string' ? shape : shape.id))
      const hasDraft = ids.some((id) => isDraft(editor.getShape(id)))
      return isDrafting() || hasDraft ? refused(editor) : original.groupShapes(ids, options)
    },
    ungroupShapes(ids: TLShapeId[] | TLShape[], options?: { select: boolean }) {
      if (isDrafting()) return refused(editor)
      return original.ungroupShapes(ids as TLShapeId[], options)
    },
    createPage(page) {
      return isDrafting() ? refused(editor) : original.createPage(page)
    },
    putExternalContent<E>(content: TLExternalContent<E>) {
      if (isDrafting() && !DRAFTING_CONTENT.has(content.type)) return refused(Promise.resolve())
      return original.putExternalContent(content)
    },
    replaceExternalContent<E>(content: TLExternalContent<E>) {
      return isDrafting() ? refused(Promise.resolve()) : original.replaceExternalContent(content)
    },
  }
  Object.assign(editor, overrides)
  return () => {
    for (const name of Object.keys(overrides)) Reflect.deleteProperty(editor, name)
  }
}

function touchesDraft(editor: Editor, { fromId, toId }: TLBinding): boolean {
  return isDraft(editor.getShape(fromId)) || isDraft(editor.getShape(toId))
}

/** Both ends are there: the binding doesn't go because one of them went. */
function isWhole(editor: Editor, { fromId, toId }: TLBinding): boolean {
  return editor.getShape(fromId) !== undefined && editor.getShape(toId) !== undefined
}
