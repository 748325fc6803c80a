import {
  AssetRecordType,
  isPageId,
  type Editor,
  type TLAsset,
  type TLAssetId,
  type TLBinding,
  type TLExternalContent,
  type TLPageId,
  type TLRecord,
  type TLShape,
  type TLShapeId,
} from '@tldraw/editor'
import { backstageOf } from '@/sync/doc/backstage'
import { META } from '@/sync/doc/schema'
import { isDraft } from '../drafts/drafting-state'
import { onPage } from '../drafts/on-page'
import { frameUnder, hidingOf, isHidden, parentShape } from './hiding-state'

/** Why something was left as it was. */
export type BorderRefusal = 'in' | 'out' | 'arrow' | 'mixed' | 'picture' | 'frame'

/** Content that brings an asset: the board's document, or the server, would have it before it is hidden. */
const BRINGS_ASSETS: ReadonlySet<string> = new Set(['files', 'svg-text', 'url', 'embed'])
const SHOWS_ASSETS: ReadonlySet<string> = new Set(['image', 'video', 'bookmark', 'embed'])

/**
 * Keeps what is hidden and what everyone sees apart, whatever is done with either. A record's document is
 * fixed when it is made (`meta.backstage`) and never changes by hand:
 *
 *  1. what is made in a hidden frame is hidden; a copy of something hidden is hidden if it is a frame, or
 *     stands in a hidden frame, and else for everyone to see;
 *  2. nothing passes the border: a parent, a binding, a picture's asset, a group;
 *  3. pictures and links are put in before hiding.
 *
 * What others do, and what undo does, reaches the store past these. Returns the off switch.
 */
export function guardHidden(editor: Editor, onRefused: (why: BorderRefusal) => void): () => void {
  const state = hidingOf(editor)
  const { sideEffects, store } = editor
  /** Assets of this operation: they go again with the picture that was refused. */
  const fresh = new Set<TLAssetId>()
  const refused = (why: BorderRefusal) => {
    // While something is dragged it passes over frames; where it is let go decides (`drag-back.ts`).
    if (!editor.isIn('select.translating')) onRefused(why)
  }
  const assetOf = (shape: TLShape): TLAsset | undefined => {
    const { assetId } = shape.props as { assetId?: TLAssetId | null }
    return assetId ? editor.getAsset(assetId) : undefined
  }

  const stops = [
    sideEffects.registerBeforeCreateHandler('shape', (shape, source) => {
      if (source !== 'user') return shape
      const { documentId } = state.get()
      const { [META.backstage]: copied, ...meta } = shape.meta
      if (isDraft(shape)) return { ...shape, meta }
      const home = backstageOf(parentShape(editor, shape.parentId))
      if (home) return { ...shape, meta: { ...meta, [META.backstage]: home } }
      const isCopy = copied !== undefined && copied === documentId
      const isOrphan = !isPageId(shape.parentId) && !parentShape(editor, shape.parentId)
      if (isCopy && (shape.type === 'frame' || isOrphan)) {
        const hidden = { ...shape, meta: { ...meta, [META.backstage]: documentId } }
        return isOrphan ? hidden : onPage(editor, hidden, null)
      }
      const asset = assetOf(shape)
      const open = copied === undefined ? shape : { ...shape, meta }
      return isHidden(asset) ? withAsset(open, openCopy(editor, asset!)) : open
    }),
    sideEffects.registerAfterCreateHandler('shape', (shape, source) => {
      if (source !== 'user' || !isHidden(shape) || !SHOWS_ASSETS.has(shape.type)) return
      const asset = assetOf(shape)
      if (isHidden(asset)) return
      store.remove(asset && fresh.has(asset.id) ? [shape.id, asset.id] : [shape.id])
      refused('picture')
    }),
    sideEffects.registerBeforeChangeHandler('shape', (before, after, source) => {
      if (source !== 'user') return after
      const kept = withMeta(after, before)
      const isInside = isHidden(before)
      if (isInside && SHOWS_ASSETS.has(after.type) && bringsAsset(before, kept, assetOf(kept))) {
        refused('picture')
        return before
      }
      if (before.parentId !== after.parentId) {
        if (!isInside) {
          if (!isHidden(parentShape(editor, after.parentId))) return kept
          refused('in')
          return inPlace(kept, before)
        }
        if (!mayStand(editor, before, kept)) {
          refused('out')
          return inPlace(kept, before)
        }
      }
      return isInside && isPageId(kept.parentId) ? onPage(editor, kept, before) : kept
    }),
    sideEffects.registerBeforeCreateHandler('binding', (binding, source) =>
      source === 'user' ? ofDocument(binding, store.get(binding.fromId)) : binding,
    ),
    sideEffects.registerAfterCreateHandler('binding', (binding, source) => {
      if (source !== 'user' || !crosses(editor, binding)) return
      store.remove([binding.id])
      refused('arrow')
    }),
    sideEffects.registerBeforeChangeHandler('binding', (before, after, source) => {
      if (source !== 'user') return after
      if (before.toId === after.toId || !crosses(editor, after)) return withMeta(after, before)
      refused('arrow')
      return before
    }),
    sideEffects.registerBeforeCreateHandler('asset', (asset, source) => {
      if (source !== 'user') return asset
      fresh.add(asset.id)
      return ofDocument(asset, undefined)
    }),
    sideEffects.registerBeforeChangeHandler('asset', (before, after, source) =>
      source === 'user' ? withMeta(after, before) : after,
    ),
    sideEffects.registerOperationCompleteHandler(() => fresh.clear()),
  ]
  const restore = overrideMethods(editor, onRefused)
  return () => {
    restore()
    for (const stop of stops) stop()
  }
}

/** What tldraw would begin and the handlers above would have to end half-way. */
function overrideMethods(editor: Editor, onRefused: (why: BorderRefusal) => void): () => void {
  const original = {
    canBindShapes: editor.canBindShapes.bind(editor),
    groupShapes: editor.groupShapes.bind(editor),
    moveShapesToPage: editor.moveShapesToPage.bind(editor),
    getDraggingOverShape: editor.getDraggingOverShape.bind(editor),
    putExternalContent: editor.putExternalContent.bind(editor),
    replaceExternalContent: editor.replaceExternalContent.bind(editor),
  }
  const idsOf = (shapes: TLShapeId[] | TLShape[]) =>
    shapes.map((shape) => (typeof shape === 'string' ? shape : shape.id))
  const overrides: Partial<Editor> = {
    canBindShapes(options) {
      const { fromShape, toShape } = options
      if (isShape(fromShape) && isShape(toShape) && isHidden(fromShape) !== isHidden(toShape))
        return false
      return original.canBindShapes(options)
    },
    groupShapes(shapes, options) {
      const ids = idsOf(shapes)
      const found = ids.flatMap((id) => editor.getShape(id) ?? [])
      if (found.some(isHidden)) {
        const ancestor = editor.findCommonAncestor(found)
        if (!found.every(isHidden) || !ancestor || !isHidden(editor.getShape(ancestor))) {
          onRefused('mixed')
          return editor
        }
      }
      return original.groupShapes(ids, options)
    },
    moveShapesToPage(shapes, pageId: TLPageId) {
      const ids = idsOf(shapes)
      const strays = ids.some((id) => {
        const shape = editor.getShape(id)
        return isHidden(shape) && !(shape?.type === 'frame' && isPageId(shape.parentId))
      })
      if (!strays) return original.moveShapesToPage(ids, pageId)
      onRefused('out')
      return editor
    },
    getDraggingOverShape(point, dragged) {
      const over = original.getDraggingOverShape(point, dragged)
      return over && dragged.some((shape) => isHidden(shape) !== isHidden(over)) ? undefined : over
    },
    putExternalContent<E>(content: TLExternalContent<E>) {
      const point = content.point ?? editor.getViewportPageBounds().center
      if (!BRINGS_ASSETS.has(content.type) || !isHidden(frameUnder(editor, point)))
        return original.putExternalContent(content)
      onRefused('picture')
      return Promise.resolve()
    },
    replaceExternalContent<E>(content: TLExternalContent<E>) {
      const shapeId = 'shapeId' in content ? content.shapeId : null
      if (!shapeId || !isHidden(editor.getShape(shapeId)))
        return original.replaceExternalContent(content)
      onRefused('picture')
      return Promise.resolve()
    },
  }
  Object.assign(editor, overrides)
  return () => {
    for (const name of Object.keys(overrides)) Reflect.deleteProperty(editor, name)
  }
}

const isShape = (end: string | object): end is TLShape => typeof end === 'object' && 'meta' in end

/** As it was asked for, in the document it is in. */
function withMeta<R extends TLRecord & { meta: TLShape['meta'] }>(after: R, before: R): R {
  const [was, is] = [before.meta[META.backstage], after.meta[META.backstage]]
  if (was === is) return after
  const { [META.backstage]: _changed, ...meta } = after.meta
  return { ...after, meta: was === undefined ? meta : { ...meta, [META.backstage]: was } }
}

/** In the document of what it hangs on; undefined: the board's. */
function ofDocument<R extends TLBinding | TLAsset>(record: R, from: TLRecord | undefined): R {
  const home = backstageOf(from)
  if ((record.meta[META.backstage] ?? null) === home) return record
  const { [META.backstage]: _copied, ...meta } = record.meta
  return { ...record, meta: home === null ? meta : { ...meta, [META.backstage]: home } }
}

/** All else that was asked for, where it stood. */
function inPlace(after: TLShape, { parentId, index, x, y, rotation }: TLShape): TLShape {
  return { ...after, parentId, index, x, y, rotation }
}

/** Something hidden stays among hidden things. What stands on the page stays there: frames, tied arrows. */
function mayStand(editor: Editor, before: TLShape, after: TLShape): boolean {
  if (!isPageId(after.parentId)) return isHidden(parentShape(editor, after.parentId))
  if (isPageId(before.parentId)) return true
  const ties = after.type === 'arrow' ? editor.getBindingsFromShape(after, 'arrow') : []
  return ties.some(({ toId }) => isHidden(editor.getShape(toId)))
}

function bringsAsset(before: TLShape, after: TLShape, asset: TLAsset | undefined): boolean {
  const [was, is] = [before.props, after.props] as { assetId?: string | null; url?: string }[]
  if (was!.assetId !== is!.assetId) return Boolean(is!.assetId) && !isHidden(asset)
  // Another address is another asset, made by tldraw afterwards.
  return after.type !== 'image' && was!.url !== is!.url
}

function crosses(editor: Editor, { fromId, toId }: TLBinding): boolean {
  return isHidden(editor.getShape(fromId)) !== isHidden(editor.getShape(toId))
}

/** The same picture for everyone: a hidden asset's id is nobody else's business. */
function openCopy(editor: Editor, asset: TLAsset): TLAssetId {
  const id = AssetRecordType.createId()
  const { [META.backstage]: _hidden, ...meta } = asset.meta
  editor.store.put([{ ...asset, id, meta }])
  return id
}

const withAsset = (shape: TLShape, assetId: TLAssetId): TLShape => ({
  ...shape,
  props: { ...shape.props, assetId },
})
