import type { TLRecord } from '@tldraw/tlschema'
import * as Y from 'yjs'
import { fieldsToRecord, recordToFields, type Fields } from './fields'
import { jsonEqual, wellFormed, type Json } from './json'
import { readText, toDelta, toStored, writeText } from './shared-text'

export { compareSchemaStamp, LAYOUT_VERSION, readSchemaStamp, stampSchema } from './schema-stamp'

/**
 * Where things live in a board's Y.Doc [L1]:
 * - `records`: record id → Y.Map of fields (see `fields.ts`); texts are Y.Text (see
 *   `shared-text.ts`), all else JSON.
 * - `graves`: id of a removed parent → where it was (see `graves.ts`).
 * - `meta`: `layout` (this layout's number) and `schema` (see `schema-stamp.ts`).
 */
export type RecordMap = Y.Map<unknown>

export const recordsOf = (doc: Y.Doc): Y.Map<RecordMap> => doc.getMap<RecordMap>('records')

/** The fields of one record as plain JSON, or null when the document has no such record. */
export function readFields(doc: Y.Doc, id: string): Fields | null {
  const map = recordsOf(doc).get(id)
  return map instanceof Y.Map ? readFieldsOf(map) : null
}

/** As `readFields`, of a record's own map. Other shared types than text are left out. */
export function readFieldsOf(map: RecordMap): Fields {
  const fields: Fields = {}
  const type = map.get('type')
  map.forEach((value, path) => {
    const field = readValue(type, path, value)
    if (field !== undefined) fields[path] = field
  })
  return fields
}

/** One field as `readFieldsOf` reads it; undefined when the record has none of this name. */
export function readField(map: RecordMap, path: string): Json | undefined {
  const value = map.get(path)
  // A record's type says how its texts are to be read.
  return readValue(value instanceof Y.Text ? map.get('type') : null, path, value)
}

function readValue(type: unknown, path: string, value: unknown): Json | undefined {
  if (value instanceof Y.Text) return readText(type, path, value) as Json
  return value instanceof Y.AbstractType ? undefined : (value as Json | undefined)
}

/** One record, unchecked (see `validRecord`), or null when the document has none of this id. */
export function readRecord(doc: Y.Doc, id: string): TLRecord | null {
  const fields = readFields(doc, id)
  return fields && fieldsToRecord(id, fields)
}

/** Every record as stored, unchecked and not normalised. For what people see use `normalize`. */
export function readRecords(doc: Y.Doc): TLRecord[] {
  const records: TLRecord[] = []
  recordsOf(doc).forEach((map, id) => {
    if (map instanceof Y.Map) records.push(fieldsToRecord(id, readFieldsOf(map)))
  })
  return records
}

/** Writes one record; only fields that differ are touched. Call inside a transaction. */
export function writeRecord(doc: Y.Doc, record: TLRecord): void {
  restoreFields(doc, record.id, wellFormed(recordToFields(record)))
}

/** Writes records in one transaction, in the given order, fields in a fixed order. */
export function writeRecords(doc: Y.Doc, records: readonly TLRecord[], origin?: unknown): void {
  doc.transact(() => {
    for (const record of records) writeRecord(doc, record)
  }, origin)
}

/**
 * Puts a record back to exactly these fields (null: removes it), touching only what differs. Text
 * is changed in place, letter by letter. A record that is not there is created.
 */
export function restoreFields(doc: Y.Doc, id: string, fields: Fields | null): void {
  const records = recordsOf(doc)
  const existing = records.get(id)
  if (fields === null) {
    if (records.has(id)) records.delete(id)
    return
  }
  if (!(existing instanceof Y.Map)) {
    records.set(id, createRecordMap(fields))
    return
  }
  for (const path of [...existing.keys()]) {
    if (!Object.hasOwn(fields, path)) existing.delete(path)
  }
  for (const path of Object.keys(fields)) {
    writeField(existing, fields.type, path, fields[path])
  }
}

/** A fresh record map, fields in the given order. */
export function createRecordMap(fields: Fields): RecordMap {
  const map = new Y.Map<unknown>()
  for (const path of Object.keys(fields)) {
    map.set(path, toStored(fields.type, path, fields[path]!))
  }
  return map
}

/**
 * Sets one field of a stored record (undefined: removes it), leaving it alone when it already has
 * that value. `type` is the record's type, which says whether the field is shared text.
 */
export function writeField(
  map: RecordMap,
  type: unknown,
  path: string,
  value: Json | undefined,
): void {
  const current = map.get(path)
  if (value === undefined) {
    if (map.has(path)) map.delete(path)
    return
  }
  if (current instanceof Y.Text) {
    if (jsonEqual(readText(type, path, current), value)) return
    const delta = toDelta(type, path, value)
    if (delta) writeText(current, delta)
    else map.set(path, value)
  } else if (current instanceof Y.AbstractType || !jsonEqual(current, value)) {
    map.set(path, toStored(type, path, value))
  }
}
