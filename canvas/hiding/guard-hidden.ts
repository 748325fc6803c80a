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
  const pasting: Pasting = { into: null }
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
      const copied = shape.meta[META.backstage]
      const open = { ...shape, meta: withoutNotes(shape.meta) }
      const hiddenIn = (home: string) => ({
        ...open,
        meta: { ...open.meta, [META.backstage]: home },
      })
      if (isDraft(shape)) return open
      const isFrame = documentId !== null && copied === documentId && shape.type === 'frame'
      if (pasting.into && isPageId(shape.parentId) && documentId !== null && !isFrame) {
        // tldraw moves it to where it was pasted once it is there.
        return { ...hiddenIn(documentId), parentId: pasting.into }
      }
      const home = backstageOf(parentShape(editor, shape.parentId))
      if (home) return hiddenIn(home)
      const isOrphan = !isPageId(shape.parentId) && !parentShape(editor, shape.parentId)
      if (documentId !== null && copied === documentId && (isFrame || isOrphan)) {
        return isOrphan ? hiddenIn(documentId) : onPage(editor, hiddenIn(documentId), null)
      }
      const asset = assetOf(shape)
      return asset && isHidden(asset) ? withAsset(open, openCopy(editor, asset)) : open
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
      const kept = withNotes(after, before)
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
      if (before.toId === after.toId || !crosses(editor, after)) return withNotes(after, before)
      refused('arrow')
      return before
    }),
    sideEffects.registerBeforeCreateHandler('asset', (asset, source) => {
      if (source !== 'user') return asset
      fresh.add(asset.id)
      return ofDocument(asset, undefined)
    }),
    sideEffects.registerBeforeChangeHandler('asset', (before, after, source) =>
      source === 'user' ? withNotes(after, before) : after,
    ),
    sideEffects.registerOperationCompleteHandler(() => fresh.clear()),
  ]
  const restore = overrideMethods(editor, pasting, onRefused)
  return () => {
    restore()
    for (const stop of stops) stop()
  }
}

/** The hidden frame over which something is being pasted. */
interface Pasting {
  into: TLShapeId | null
}

/** What tldraw would begin and the handlers above would have to end half-way. */
function overrideMethods(
  editor: Editor,
  pasting: Pasting,
  onRefused: (why: BorderRefusal) => void,
): () => void {
  const original = {
    canBindShapes: editor.canBindShapes.bind(editor),
    groupShapes: editor.groupShapes.bind(editor),
    moveShapesToPage: editor.moveShapesToPage.bind(editor),
    getDraggingOverShape: editor.getDraggingOverShape.bind(editor),
    putContentOntoCurrentPage: editor.putContentOntoCurrentPage.bind(editor),
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
    putContentOntoCurrentPage(content, options = {}) {
      // tldraw would lay it over a frame, onto the page: for everyone to see where nothing is.
      const { point = editor.getViewportPageBounds().center, preservePosition } = options
      const under = preservePosition ? null : frameUnder(editor, point)
      pasting.into = under && isHidden(under) ? under.id : null
      try {
        const shapes = parentsFirst(content.shapes)
        return original.putContentOntoCurrentPage({ ...content, shapes }, options)
      } finally {
        pasting.into = null
      }
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

/** What stands in something that becomes hidden has to be made after it. */
function parentsFirst(shapes: readonly TLShape[]): TLShape[] {
  const byId = new Map<string, TLShape>(shapes.map((shape) => [shape.id, shape]))
  const sorted = new Set<TLShape>()
  const add = (shape: TLShape, seen: ReadonlySet<TLShape>) => {
    const parent = byId.get(shape.parentId)
    if (parent && !sorted.has(parent) && !seen.has(parent)) add(parent, new Set([...seen, shape]))
    sorted.add(shape)
  }
  for (const shape of shapes) add(shape, new Set())
  return [...sorted]
}

const isShape = (end: string | object): end is TLShape => typeof end === 'object' && 'meta' in end

type Meta = TLShape['meta']

/** All but what the server notes on hidden things. */
function withoutNotes(meta: Meta): Meta {
  if (!(META.backstage in meta || META.stood in meta)) return meta
  const { [META.backstage]: _document, [META.stood]: _stood, ...rest } = meta
  return rest
}

/** As it was asked for, in the document it is in, with the server's notes. */
function withNotes<R extends TLRecord & { meta: Meta }>(after: R, before: R): R {
  const kept = [META.backstage, META.stood].filter((key) => key in before.meta)
  const isSame = (key: string) => after.meta[key] === before.meta[key]
  if (isSame(META.backstage) && isSame(META.stood)) return after
  const notes = Object.fromEntries(kept.map((key) => [key, before.meta[key]]))
  return { ...after, meta: { ...withoutNotes(after.meta), ...notes } }
}

/** In the document of what it hangs on; undefined: the board's. */
function ofDocument<R extends TLBinding | TLAsset>(record: R, from: TLRecord | undefined): R {
  const home = backstageOf(from)
  const meta = withoutNotes(record.meta)
  if (home !== null) return { ...record, meta: { ...meta, [META.backstage]: home } }
  return meta === record.meta ? record : { ...record, meta }
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
  editor.store.put([{ ...asset, id, meta: withoutNotes(asset.meta) }])
  return id
}

const withAsset = (shape: TLShape, assetId: TLAssetId): TLShape => ({
  ...shape,
  props: { ...shape.props, assetId },
})
