import type { TLRecord } from '@tldraw/tlschema'
import * as Y from 'yjs'
import { diffDelta, type Delta } from '@/sync/doc/delta'
import { fieldsToRecord, GEOMETRY, recordToFields, type Fields } from '@/sync/doc/fields'
import { removeGrave, writeGrave } from '@/sync/doc/graves'
import { jsonEqual, type Json } from '@/sync/doc/json'
import { createRecordMap, readFieldsOf, recordsOf, type RecordMap } from '@/sync/doc/layout'
import { createText, deltaOf, pieceLength, readText, toStored } from '@/sync/doc/shared-text'
import {
  insertSpan,
  offsetOf,
  removeSpans,
  spansIn,
  type RemovedText,
  type Span,
} from './text-spans'

/** Which write gave a field its value; null when the field is absent. */
export type Stamp = string | null

/** One change of the document by this person, with what it takes to undo it. */
export type Operation =
  | { kind: 'create'; id: string; stamps: Record<string, Stamp>; texts: Record<string, Delta> }
  | {
      kind: 'remove'
      id: string
      fields: Fields
      stamps: Record<string, Stamp>
      texts: Record<string, { held: Delta; spans: Span[] }>
    }
  | { kind: 'set'; id: string; path: string; before: FieldState; after: FieldState }
  | { kind: 'insert-text'; id: string; path: string; spans: Span[] }
  | { kind: 'remove-text'; id: string; path: string; removed: RemovedText[] }

export interface FieldState {
  value: Json | undefined
  stamp: Stamp
  /** What the write put into shared text: others may type there under the same stamp. */
  held?: Delta
}

/**
 * The write that a stored field's value comes from. Yjs keeps it as the id of the map's entry: every
 * write, also of an equal value, makes a new one.
 */
export function stampOf(map: RecordMap, path: string): Stamp {
  const item = map._map.get(path)
  return item && !item.deleted ? `${item.id.client}:${item.id.clock}` : null
}

export const mapOf = (doc: Y.Doc, id: string): RecordMap | null => {
  const map = recordsOf(doc).get(id)
  return map instanceof Y.Map ? map : null
}

/**
 * Creates or replaces a record. `texts`: what shared texts are to hold to the letter, where their
 * value alone doesn't tell (tokens that count for nothing). Call inside a transaction.
 */
export function createRecord(
  doc: Y.Doc,
  id: string,
  fields: Fields,
  texts: Readonly<Record<string, { held: Delta }>> = {},
): Operation {
  const map = createRecordMap(fields)
  for (const [path, { held }] of Object.entries(texts)) map.set(path, createText(held))
  recordsOf(doc).set(id, map)
  removeGrave(doc, id)
  return { kind: 'create', id, ...describe(map, fields) }
}

function describe(map: RecordMap, fields: Fields) {
  const stamps: Record<string, Stamp> = {}
  const texts: Record<string, Delta> = {}
  for (const path of Object.keys(fields)) {
    stamps[path] = stampOf(map, path)
    const text = map.get(path)
    if (text instanceof Y.Text) texts[path] = deltaOf(text)
  }
  return { stamps, texts }
}

/**
 * True when what is missing from a record may be on its way. Yjs deletes what was overwritten at once,
 * also while what overwrites it waits for earlier changes; until then a field has no value at all.
 */
const isIncomplete = (doc: Y.Doc): boolean => doc.store.pendingStructs !== null

/**
 * Removes a record; a parent leaves a grave. `seen`: what was seen of it, for its grave and for fields
 * whose value is on its way. Null when it isn't there. Call inside a transaction.
 */
export function removeRecord(doc: Y.Doc, id: string, seen?: TLRecord): Operation | null {
  const map = mapOf(doc, id)
  if (!map) return null
  const stored = readFieldsOf(map)
  const fields = seen && isIncomplete(doc) ? { ...recordToFields(seen), ...stored } : stored
  const stamps: Record<string, Stamp> = {}
  const texts: Record<string, { held: Delta; spans: Span[] }> = {}
  map.forEach((value, path) => {
    stamps[path] = stampOf(map, path)
    if (value instanceof Y.Text)
      texts[path] = { held: deltaOf(value), spans: spansIn(value, 0, value.length) }
  })
  const record = seen ?? fieldsToRecord(id, fields)
  if (mayBeParent(record)) writeGrave(doc, record)
  recordsOf(doc).delete(id)
  return { kind: 'remove', id, fields, stamps, texts }
}

/** Peers may be adding children to these; others never have any. */
function mayBeParent(record: TLRecord): boolean {
  if (record.typeName === 'page') return true
  return record.typeName === 'shape' && (record.type === 'frame' || record.type === 'group')
}

/** Letters of a text to change, by identity: where to insert, what goes. */
export interface SpanEdit {
  at: Y.RelativePosition
  insert: Delta
  remove: Span[]
}

/** What turns a shared text as it is now into `after`, by identity. */
export function spanEdits(text: Y.Text, after: Delta): SpanEdit[] {
  return diffDelta(deltaOf(text), after).map(({ at, remove, insert }) => ({
    at: Y.createRelativePositionFromTypeIndex(text, at, -1),
    insert,
    remove: spansIn(text, at, remove),
  }))
}

/** Changes letters of a stored text. Call inside a transaction. */
export function editText(doc: Y.Doc, id: string, path: string, edit: SpanEdit): Operation[] {
  const text = mapOf(doc, id)?.get(path)
  if (!(text instanceof Y.Text)) return []
  const operations: Operation[] = []
  const removed = removeSpans(text, edit.remove)
  if (removed.length > 0) operations.push({ kind: 'remove-text', id, path, removed })
  if (edit.insert.length > 0) {
    const at = Y.createAbsolutePositionFromRelativePosition(edit.at, doc)
    let offset = at?.type === text ? at.index : text.length
    const spans = edit.insert.map((piece) => {
      const span = insertSpan(doc, text, offset, piece)
      offset += pieceLength(piece)
      return span
    })
    operations.push({ kind: 'insert-text', id, path, spans })
  }
  return operations
}

/**
 * Sets (undefined: removes) one field of a stored record. `shown`: what was seen of it, for taking it back.
 * Call inside a transaction.
 */
export function setField(
  doc: Y.Doc,
  id: string,
  path: string,
  value: Json | undefined,
  shown?: Json,
): Operation | null {
  const map = mapOf(doc, id)
  if (!map) return null
  const type = map.get('type')
  const current = map.get(path)
  const before: FieldState = {
    value: (current instanceof Y.Text ? readText(type, path, current) : current) as
      Json | undefined,
    stamp: stampOf(map, path),
  }
  if (jsonEqual(before.value, value)) return null
  if (isIncomplete(doc)) before.value ??= shown
  if (value === undefined) map.delete(path)
  else map.set(path, toStored(type, path, value))
  const written = map.get(path)
  const held = written instanceof Y.Text ? { held: deltaOf(written) } : {}
  return { kind: 'set', id, path, before, after: { value, stamp: stampOf(map, path), ...held } }
}

/** Puts removed letters back at their place. Call inside a transaction. */
export function restoreText(
  doc: Y.Doc,
  id: string,
  path: string,
  removed: readonly RemovedText[],
): Span[] {
  const text = mapOf(doc, id)?.get(path)
  if (!(text instanceof Y.Text)) return []
  return removed.map((piece) => insertSpan(doc, text, offsetOf(text, piece), piece.content))
}

/** True when giving a shape this geometry would put it inside itself. */
export function wouldCycle(doc: Y.Doc, id: string, geometry: Json | undefined): boolean {
  const seen = new Set<string>()
  let parent: unknown = Array.isArray(geometry) ? geometry[0] : undefined
  while (typeof parent === 'string' && !seen.has(parent)) {
    if (parent === id) return true
    seen.add(parent)
    const above = mapOf(doc, parent)?.get(GEOMETRY)
    parent = Array.isArray(above) ? (above as unknown[])[0] : undefined
  }
  return false
}
