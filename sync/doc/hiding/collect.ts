import type { TLRecord, TLShape } from '@tldraw/tlschema'
import type * as Y from 'yjs'
import { hiddenId } from '../backstage'
import { anchorOnPage, placeOnPage, shapesById, type ShapesById } from '../caucus-release/bounds'
import { GEOMETRY, type Fields } from '../fields'
import { Normalizer } from '../normalize'
import { indexWhileShown } from './order'
import {
  BACKSTAGE_FIELD,
  geometryOf,
  parentOf,
  storedFields,
  STOOD_FIELD,
  stringAt,
  type Parcel,
  type ParcelRecord,
  type Refusal,
} from './parcel'

/**
 * A frame of the board with all that hides with it: everything in it, at any depth, every arrow that one
 * end ties to any of that, and the images they show.
 */
export function collectVisible(doc: Y.Doc, frameId: string): Parcel | Refusal {
  const source = new Source(doc, new Normalizer(doc))
  const refusal = source.refusal(frameId)
  if (refusal) return refusal
  const going = source.within([frameId])
  for (let size = -1; size < going.size;) {
    size = going.size
    for (const { fromId, toId } of source.ties) {
      if (going.has(toId) && !going.has(fromId)) source.within([fromId], going)
    }
  }
  return source.parcel(frameId, going, {})
}

/**
 * A hidden frame with all that comes back with it. An arrow stays that one end ties to something else that
 * is hidden, or that stood in something else that is. `pageOf`: the page of a record on the board, a page's own id; null: there is none.
 */
export function collectHidden(
  doc: Y.Doc,
  frameId: string,
  pageOf: (id: string) => string | null,
): Parcel | Refusal {
  const source = new Source(doc, new Normalizer(doc, { outside: pageOf }))
  const refusal = source.refusal(frameId)
  if (refusal) return refusal
  const going = source.within([frameId])
  for (const { fromId, toId } of source.ties) {
    if (going.has(toId) && !source.isInside(fromId)) source.within([fromId], going)
  }
  for (const id of source.stored.keys()) {
    if (source.stoodIn(id).some((parent) => going.has(parent))) source.within([id], going)
  }
  const isStill = (id: string) => source.stored.has(id) && !going.has(id)
  const left: Record<string, Fields> = {}
  const stay = (id: string) => {
    if (!going.delete(id)) return
    if (source.isInside(id)) left[id] = source.outOfItsParent(id)
  }
  for (const { fromId, toId } of source.ties) if (isStill(toId)) stay(fromId)
  for (const id of [...going]) if (source.stoodIn(id).some(isStill)) stay(id)
  return source.parcel(frameId, going, left)
}

interface Tie {
  id: string
  fromId: string
  toId: string
}

/** What is stored, and how people see it. */
class Source {
  readonly stored: ReadonlyMap<string, Fields>
  /** Bindings that people see. */
  readonly ties: Tie[] = []
  private readonly view: ReadonlyMap<string, TLRecord>
  private readonly shapes: ShapesById
  private readonly children = new Map<string, string[]>()

  constructor(doc: Y.Doc, { view }: Normalizer) {
    this.stored = storedFields(doc)
    this.view = view
    this.shapes = shapesById([...view.values()])
    for (const [id, fields] of this.stored) {
      const seen = this.shapes.get(id)
      // What fits no schema goes along with what it was put into.
      const parent = seen?.parentId ?? parentOf(fields)
      if (parent !== null) this.children.set(parent, [...(this.children.get(parent) ?? []), id])
      const record = view.get(id)
      if (record?.typeName === 'binding') this.ties.push(record)
    }
  }

  refusal(frameId: string): Refusal | null {
    const shape = this.shapes.get(frameId)
    if (!shape) return 'missing'
    if (shape.type !== 'frame') return 'no_frame'
    return isPage(shape.parentId) ? null : 'inside'
  }

  /** These with all that is in them, added to `found`. */
  within(ids: readonly string[], found = new Set<string>()): Set<string> {
    const work = [...ids]
    for (let id = work.pop(); id !== undefined; id = work.pop()) {
      if (found.has(id)) continue
      found.add(id)
      work.push(...(this.children.get(id) ?? []))
    }
    return found
  }

  /** True for a shape that stands in another, not on the page. */
  isInside(id: string): boolean {
    const shape = this.shapes.get(id)
    return shape !== undefined && !isPage(shape.parentId)
  }

  /** What an arrow on the page was taken out of, by each id that may have while hidden. */
  stoodIn(id: string): string[] {
    const stood = this.stored.get(id)?.[STOOD_FIELD]
    if (!Array.isArray(stood) || typeof stood[0] !== 'string' || this.isInside(id)) return []
    return [stood[0], hiddenId(stood[0])]
  }

  /** Where a shape is on the page, with a note of where it stood before. */
  outOfItsParent(id: string): Fields {
    const shape = this.shapes.get(id)!
    const { x, y, rotation } = placeOnPage(shape, this.shapes)
    const parentId = this.pageOf(shape)
    return {
      [GEOMETRY]: geometryOf({ parentId, index: shape.index, x, y, rotation }),
      [STOOD_FIELD]: geometryOf(shape),
    }
  }

  parcel(frameId: string, going: ReadonlySet<string>, left: Parcel['left']): Parcel {
    const records: ParcelRecord[] = []
    const images = new Set<string>()
    for (const [id, fields] of this.stored) {
      const fromId = fields.typeName === 'binding' ? stringAt(fields, 'fromId') : null
      if (going.has(id)) {
        records.push({ id, fields: this.shapeFields(id, fields, going) })
        const image = stringAt(fields, 'props.assetId')
        if (image !== null && this.stored.get(image)?.typeName === 'asset') images.add(image)
      } else if (fromId !== null && going.has(fromId)) {
        records.push({ id, fields: this.bindingFields(id, fields, going) })
      }
    }
    for (const id of images) records.push({ id, fields: { ...this.stored.get(id)! } })
    for (const { fields } of records) delete fields[BACKSTAGE_FIELD]
    records.sort((a, b) => (a.id < b.id ? -1 : 1))
    return { frameId, records, shared: this.usedByOthers(images, going), left }
  }

  private shapeFields(id: string, stored: Fields, going: ReadonlySet<string>): Fields {
    const shape = this.shapes.get(id)
    if (!shape) return { ...stored }
    const fields: Fields = { ...stored, [GEOMETRY]: geometryOf(shape) }
    if (going.has(shape.parentId)) return fields
    if (!isPage(shape.parentId)) return { ...fields, ...this.outOfItsParent(id) }
    const index = indexWhileShown(id, shape.index)
    return { ...fields, [GEOMETRY]: geometryOf({ ...shape, index }) }
  }

  /** An end that stays may be gone by the time the arrow is shown again: then it points to where it was. */
  private bindingFields(id: string, stored: Fields, going: ReadonlySet<string>): Fields {
    const record = this.view.get(id)
    if (record?.typeName !== 'binding' || going.has(record.toId)) return { ...stored }
    const end = this.shapes.get(record.toId)
    if (!end) return { ...stored }
    const { isPrecise, normalizedAnchor } = record.props as {
      isPrecise?: boolean
      normalizedAnchor: { x: number; y: number }
    }
    const anchor = isPrecise === true ? normalizedAnchor : { x: 0.5, y: 0.5 }
    const { x, y } = anchorOnPage(end, anchor, this.shapes)
    return { ...stored, [STOOD_FIELD]: [x, y] }
  }

  private usedByOthers(images: ReadonlySet<string>, going: ReadonlySet<string>): string[] {
    const shared = new Set<string>()
    for (const [id, fields] of this.stored) {
      const image = stringAt(fields, 'props.assetId')
      if (image !== null && images.has(image) && !going.has(id)) shared.add(image)
    }
    return [...shared].sort()
  }

  private pageOf(shape: TLShape): string {
    let parent: string = shape.parentId
    for (let up = this.shapes.get(parent); up; up = this.shapes.get(parent)) parent = up.parentId
    return parent
  }
}

export function isPage(id: string): boolean {
  return id.startsWith('page:')
}
