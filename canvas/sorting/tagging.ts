import type { Editor, TLShape, TLShapeId } from '@tldraw/editor'
import { readTags, tagKey, withTags } from '@/sync/doc/tags'
import { openShapes } from '../hiding/hiding-state'
import { isMovable } from './sortable'

/** Shapes that hold text, and can so be about something. */
const TAGGABLE: ReadonlySet<string> = new Set(['proposal-card', 'note', 'text', 'geo'])

export function isTaggable(shape: TLShape): boolean {
  return TAGGABLE.has(shape.type)
}

/** The selected shapes that this person may tag. */
export function shapesToTag(editor: Editor): TLShape[] {
  return editor.getSelectedShapes().filter((each) => isTaggable(each) && isMovable(editor, each))
}

/**
 * Adds tags to shapes, and takes others away, as one step of undo. Returns how many had no room for all of them.
 */
export function changeTags(
  editor: Editor,
  ids: readonly TLShapeId[],
  change: { add?: readonly string[]; remove?: readonly string[] },
): { full: number } {
  const shapes = ids.flatMap((id) => {
    const shape = editor.getShape(id)
    return shape && isTaggable(shape) && isMovable(editor, shape) ? [shape] : []
  })
  const next = shapes.map((shape) => ({ shape, meta: withTags(shape.meta, change) }))
  const changed = next.filter(({ shape, meta }) => meta !== shape.meta)
  const keys = (change.add ?? []).map(tagKey).filter(Boolean)
  const full = next.filter(({ meta }) => {
    const has = new Set(readTags(meta).map(tagKey))
    return keys.some((key) => !has.has(key))
  }).length
  if (changed.length > 0) {
    editor.markHistoryStoppingPoint('tags')
    // Not `updateShapes`: it can add members of `meta`, never take one away.
    editor.run(() => editor.store.put(changed.map(({ shape, meta }) => ({ ...shape, meta }))))
  }
  return { full }
}

export interface TagUse {
  name: string
  /** Shapes that carry it. */
  count: number
}

/** The tags of these shapes, the most used first, then by name. Reactive. */
export function tagsOf(shapes: readonly TLShape[]): TagUse[] {
  const uses = new Map<string, TagUse>()
  for (const { meta } of shapes) {
    for (const name of readTags(meta)) {
      const use = uses.get(tagKey(name))
      if (use) use.count += 1
      else uses.set(tagKey(name), { name, count: 1 })
    }
  }
  return [...uses.values()].sort(
    (a, b) => b.count - a.count || (tagKey(a.name) < tagKey(b.name) ? -1 : 1),
  )
}

/** The tags of what everyone sees on the page. Reactive. */
export function tagsInUse(editor: Editor): TagUse[] {
  return tagsOf(openShapes(editor))
}
