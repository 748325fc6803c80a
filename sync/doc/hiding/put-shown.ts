import type { TLPage, TLRecord, TLShape } from '@tldraw/tlschema'
import type * as Y from 'yjs'
import { hiddenId, shownId } from '../backstage'
import {
  placeOnPage,
  pointInside,
  shapesById,
  type ShapesById,
  type Turned,
} from '../caucus-release/bounds'
import { fieldsToRecord, GEOMETRY, type Fields, type Geometry } from '../fields'
import { removeGrave } from '../graves'
import { jsonEqual, wellFormed, type Json } from '../json'
import { createRecordMap, readFields, recordsOf } from '../layout'
import { normalize } from '../normalize'
import { isPage } from './collect'
import { idsGiven, idsWhileShown, renamed, type NewIds } from './ids'
import { isMoved, markMoved, parentOf, STOOD_FIELD, stringAt, type Parcel } from './parcel'

/**
 * Puts what was hidden back onto the board; once, however often it is asked for. Call inside a transaction.
 * `move`: the move's own id. A page that is gone is replaced by the first one, a parent that is gone by the
 * page; an arrow whose other end is gone points to where that was. Returns the ids they have there.
 */
export function putShown(doc: Y.Doc, parcel: Parcel, move: string): NewIds {
  if (isMoved(doc, move)) return idsGiven(doc, parcel, move, 'show')
  const { ids, present, makeWay } = idsWhileShown(doc, parcel, move)
  const shapes = new Map<string, Fields>()
  const others = new Map<string, Fields>()
  const board = new BoardPlaces(normalize(doc), ids)
  let seen = board
  // Those last that go back into something, which may come along.
  for (const isBackInto of [false, true]) {
    for (const { id, fields } of parcel.records) {
      const isShape = parentOf(fields) !== null
      const stood = fields[STOOD_FIELD]
      if (present.has(id) || (isShape && stood !== undefined) !== isBackInto) continue
      const { [STOOD_FIELD]: _, ...bare } = fields
      const renewed = renamed(isShape ? bare : fields, ids)
      if (isShape) shapes.set(ids.get(id)!, { ...renewed, ...seen.placed(id, fields) })
      else others.set(ids.get(id)!, renewed)
    }
    seen = board.with(shapes)
  }
  for (const [id, fields] of others) {
    if (fields.typeName !== 'binding') continue
    const arrow = shapes.get(stringAt(fields, 'fromId') ?? '')
    const page = arrow && seen.pageOf(stringAt(fields, 'fromId')!)
    if (arrow && page !== seen.pageOf(stringAt(fields, 'toId') ?? '')) {
      others.delete(id)
      pointTo(fields, arrow, seen)
    }
    delete fields[STOOD_FIELD]
  }
  for (const [id, other] of makeWay) {
    recordsOf(doc).set(other, createRecordMap(readFields(doc, id)!))
  }
  for (const [id, fields] of [...shapes, ...others]) {
    recordsOf(doc).set(id, createRecordMap(wellFormed(fields)))
    removeGrave(doc, id)
  }
  markMoved(doc, move)
  return ids
}

/** The arrow's free end, where what it was tied to was last seen. */
function pointTo(binding: Fields, arrow: Fields, seen: BoardPlaces): void {
  const terminal = binding['props.terminal']
  const stood = binding[STOOD_FIELD]
  if ((terminal !== 'start' && terminal !== 'end') || !Array.isArray(stood)) return
  const [x, y] = stood
  const place = seen.placeOf(stringAt(binding, 'fromId')!)
  if (!place || !Number.isFinite(x) || !Number.isFinite(y)) return
  arrow[`props.${terminal}`] = { ...pointInside(place, { x: Number(x), y: Number(y) }) }
}

/** Where things stand on the board. */
class BoardPlaces {
  private readonly shapes: ShapesById
  private readonly pages: readonly string[]

  constructor(
    private readonly records: readonly TLRecord[],
    private readonly ids: NewIds,
  ) {
    this.shapes = shapesById(records)
    const pages = records.filter((record): record is TLPage => record.typeName === 'page')
    this.pages = pages.sort((a, b) => (a.index < b.index ? -1 : 1)).map(({ id }) => id)
  }

  /** As it will be with these, by id. */
  with(shapes: ReadonlyMap<string, Fields>): BoardPlaces {
    const added = [...shapes].map(([id, fields]) => fieldsToRecord(id, fields))
    return new BoardPlaces([...this.records, ...added], this.ids)
  }

  /** A shape's geometry on the board, as a field; nothing for all else. */
  placed(id: string, fields: Fields): Fields {
    const geometry = fields[GEOMETRY]
    if (!Array.isArray(geometry)) return {}
    const [parentId, ...place] = geometry as Geometry
    const moved = this.ids.get(parentId)
    if (moved !== undefined) return { [GEOMETRY]: [moved, ...place] }
    if (!isPage(parentId) && this.shapes.has(parentId)) return {}
    const onPage: Geometry = [this.pageFor(parentId), ...place]
    return { [GEOMETRY]: this.backInto(id, fields[STOOD_FIELD], onPage) ?? onPage }
  }

  placeOf(id: string): Turned | null {
    const shape = this.shapes.get(id)
    return shape ? placeOnPage(shape, this.shapes) : null
  }

  pageOf(id: string): string | null {
    let parent: string | undefined = this.shapes.get(id)?.parentId
    while (parent !== undefined && !isPage(parent)) parent = this.shapes.get(parent)?.parentId
    return parent ?? null
  }

  private pageFor(parentId: string): string {
    return this.pages.includes(parentId) ? parentId : (this.pages[0] ?? parentId)
  }

  /** Into what it was taken out of, where it is on the page; exactly as it was, if nothing has moved. */
  private backInto(id: string, stood: Json | undefined, onPage: Geometry): Geometry | null {
    if (!isGeometry(stood)) return null
    const [before, index, x, y, rotation] = stood
    const ways = [this.ids.get(before), this.ids.get(hiddenId(before)), before, shownId(before)]
    const parentId = ways.find((each) => each !== undefined && this.shapes.has(each))
    if (parentId === undefined || this.pageOf(parentId) !== onPage[0]) return null
    const asItWas: Geometry = [parentId, index, x, y, rotation]
    const then = placeOnPage(shapeAt(id, asItWas), this.shapes)
    const now = { x: onPage[2], y: onPage[3], rotation: onPage[4] }
    if (jsonEqual(then, now)) return asItWas
    const parent = placeOnPage(this.shapes.get(parentId)!, this.shapes)
    const inside = pointInside(parent, now)
    return [parentId, index, inside.x, inside.y, now.rotation - parent.rotation]
  }
}

/** Whatever a browser may have made of it. */
function isGeometry(value: unknown): value is Geometry {
  if (!Array.isArray(value) || value.length !== 5) return false
  const [parentId, index, ...place] = value as unknown[]
  return typeof parentId === 'string' && typeof index === 'string' && place.every(Number.isFinite)
}

function shapeAt(id: string, [parentId, index, x, y, rotation]: Geometry): TLShape {
  return { id, typeName: 'shape', parentId, index, x, y, rotation } as unknown as TLShape
}
