import type * as Y from 'yjs'
import { fieldsToRecord, GEOMETRY, type Fields, type Geometry } from '../fields'
import { writeGrave } from '../graves'
import { jsonEqual, type Json } from '../json'
import { readFields, recordsOf } from '../layout'
import { META } from '../schema'
import { recordProblem } from '../valid-record'

/** A frame with all that goes along, between the board and its backstage. Plain JSON: it can be kept. */
export interface Parcel {
  /** The frame's id where it is taken from. */
  frameId: string
  /** As people see them there, by their ids there, in their order. Pages and places as in the parcel. */
  records: readonly ParcelRecord[]
  /** Ids among `records` that stay as well: images that others show. */
  shared: readonly string[]
  /** What stays and stood in what goes: an arrow to something that is still hidden. By id, where to. */
  left: Readonly<Record<string, Fields>>
}

export interface ParcelRecord {
  id: string
  fields: Fields
}

/** Why there is nothing to take: no such record; no frame; a frame in something else. */
export type Refusal = 'missing' | 'no_frame' | 'inside'

export const BACKSTAGE_FIELD = `meta.${META.backstage}`
export const STOOD_FIELD = `meta.${META.stood}`

/** The doc's `meta` key that says which parcel it last gave or took [W20]. The server's. */
const MOVED = 'moved'

/** True when this parcel was taken from, or put into, the document already. `move`: the move's own id. */
export function isMoved(doc: Y.Doc, move: string): boolean {
  return doc.getMap('meta').get(MOVED) === move
}

export function markMoved(doc: Y.Doc, move: string): void {
  doc.getMap('meta').set(MOVED, move)
}

export function sameParcel(one: Parcel, other: Parcel): boolean {
  return jsonEqual(one, other)
}

/**
 * Takes a parcel out of the document it was collected from. What could have children leaves a grave: who
 * adds one meanwhile, on a laptop that is away, adds it where the frame stood [G1]. Call inside a
 * transaction.
 */
export function takeAway(doc: Y.Doc, { records, shared, left }: Parcel, move: string): void {
  const stay = new Set(shared)
  const parents = new Set(records.map(({ fields }) => parentOf(fields)))
  for (const { id, fields } of records) {
    if (stay.has(id)) continue
    const { type } = fields
    const record = fieldsToRecord(id, fields)
    const mayBeParent = type === 'frame' || type === 'group' || parents.has(id)
    if (mayBeParent && recordProblem(record) === null) writeGrave(doc, record)
    recordsOf(doc).delete(id)
  }
  for (const [id, fields] of Object.entries(left)) {
    const map = recordsOf(doc).get(id)
    for (const path of Object.keys(fields)) map?.set(path, fields[path])
  }
  markMoved(doc, move)
}

/** The shape or page a shape is in; null for all else. */
export function parentOf(fields: Fields): string | null {
  const geometry = fields[GEOMETRY]
  return Array.isArray(geometry) && typeof geometry[0] === 'string' ? geometry[0] : null
}

export function geometryOf({
  parentId,
  index,
  x,
  y,
  rotation,
}: {
  parentId: string
  index: string
  x: number
  y: number
  rotation: number
}): Geometry {
  return [parentId, index, x, y, rotation]
}

/** Every stored record that can be read, by id. */
export function storedFields(doc: Y.Doc): Map<string, Fields> {
  const stored = new Map<string, Fields>()
  for (const id of recordsOf(doc).keys()) {
    const fields = readFields(doc, id)
    if (fields) stored.set(id, fields)
  }
  return stored
}

export function stringAt(fields: Fields, path: string): string | null {
  const value: Json | undefined = fields[path]
  return typeof value === 'string' ? value : null
}
