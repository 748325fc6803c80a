import type { SerializedSchema } from '@tldraw/store'
import * as Y from 'yjs'
import { fieldsToRecord, isTextField, recordToFields, type Fields } from './fields'
import { removeGrave, writeGrave } from './graves'
import { jsonEqual, wellFormed } from './json'
import {
  compareSchemaStamp,
  createRecordMap,
  readFields,
  readSchemaStamp,
  recordsOf,
  writeField,
} from './layout'
import { createBoardSchema } from './schema'
import { mergeText } from './text'
import { recordProblem } from './valid-record'

/** What someone did to one record: how they found it and how they left it; null is "not there". */
export interface RecordChange {
  id: string
  before: Fields | null
  after: Fields | null
}

/** Changes as they outlive their document: records, never bytes. */
export interface RecordChanges {
  changes: RecordChange[]
  /** The schema they follow; null when their document had no stamp. */
  schema: SerializedSchema | null
}

export interface ReplayOptions {
  origin?: unknown
  /** A record that others have removed comes back as it was left here. Default: it stays removed. */
  restores?: boolean
}

/** What became of replayed changes, in records. */
export interface Replayed {
  /** Brought into the document, wholly or in part. */
  written: number
  /** Left out, wholly or in part: others have changed the same since, or it fits no schema. */
  left: number
}

/** What `mine` holds beyond `base` [E6]. */
export function changesBetween(base: Y.Doc, mine: Y.Doc): RecordChanges {
  const changes: RecordChange[] = []
  for (const id of new Set([...recordsOf(base).keys(), ...recordsOf(mine).keys()])) {
    const before = readFields(base, id)
    const after = readFields(mine, id)
    const isSame = before === null || after === null ? before === after : jsonEqual(before, after)
    if (!isSame) changes.push({ id, before, after })
  }
  return { changes, schema: readSchemaStamp(mine) ?? readSchemaStamp(base) }
}

/** False while the document follows a newer schema than this client: nothing can be replayed [S2]. */
export function canReplay(doc: Y.Doc): boolean {
  return compareSchemaStamp(doc, createBoardSchema()) !== 'newer'
}

/**
 * Does changes again in another document, in one transaction [E7]: field by field, and only where the
 * document still has what they started from. Letters of a text are merged with others'. A record
 * that others have removed stays removed, one that others have changed is not removed. Doing it
 * twice does nothing more.
 */
export function replay(
  doc: Y.Doc,
  { changes, schema }: RecordChanges,
  { origin, restores = false }: ReplayOptions = {},
): Replayed {
  const migrated = migrator(schema)
  const result: Replayed = { written: 0, left: 0 }
  doc.transact(() => {
    for (const { id, before, after } of changes) {
      const from = before && migrated(id, before)
      const to = after && migrated(id, after)
      const isReadable = (before === null || from) && (after === null || to)
      const outcome = isReadable ? replayRecord(doc, id, from, to, restores) : LEFT
      if (outcome.written) result.written += 1
      if (outcome.left) result.left += 1
    }
  }, origin)
  return result
}

interface Outcome {
  written: boolean
  left: boolean
}

const NOTHING: Outcome = { written: false, left: false }
const WRITTEN: Outcome = { written: true, left: false }
const LEFT: Outcome = { written: false, left: true }

function replayRecord(
  doc: Y.Doc,
  id: string,
  before: Fields | null,
  after: Fields | null,
  restores: boolean,
): Outcome {
  const now = readFields(doc, id)
  if (after === null) return now === null ? NOTHING : remove(doc, id, before, now)
  if (now !== null) return mergeFields(doc, id, before ?? {}, after, now)
  if (before !== null && !restores) return LEFT
  if (recordProblem(fieldsToRecord(id, after)) !== null) return LEFT
  recordsOf(doc).set(id, createRecordMap(wellFormed(after)))
  removeGrave(doc, id)
  return WRITTEN
}

function remove(doc: Y.Doc, id: string, before: Fields | null, now: Fields): Outcome {
  if (before === null || !jsonEqual(before, now)) return LEFT
  const record = fieldsToRecord(id, now)
  if (recordProblem(record) === null) writeGrave(doc, record)
  recordsOf(doc).delete(id)
  return WRITTEN
}

function mergeFields(doc: Y.Doc, id: string, before: Fields, after: Fields, now: Fields): Outcome {
  const map = recordsOf(doc).get(id)
  if (!(map instanceof Y.Map)) return LEFT
  const wanted: Fields = { ...now }
  let left = false
  for (const path of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, mine, theirs] = [before[path], after[path], now[path]]
    if (same(was, mine) || same(mine, theirs)) continue
    if (same(was, theirs)) {
      if (mine === undefined) delete wanted[path]
      else wanted[path] = mine
    } else if (
      isTextField(now.type, path) &&
      typeof was === 'string' &&
      typeof mine === 'string' &&
      typeof theirs === 'string'
    ) {
      wanted[path] = mergeText(was, mine, theirs)
    } else {
      left = true
    }
  }
  if (jsonEqual(wanted, now)) return { written: false, left }
  if (recordProblem(fieldsToRecord(id, wanted)) !== null) return LEFT
  for (const path of new Set([...Object.keys(now), ...Object.keys(wanted)])) {
    writeField(map, now.type, path, wellFormed(wanted)[path])
  }
  return { written: true, left }
}

const same = (a: Fields[string] | undefined, b: Fields[string] | undefined) =>
  a === undefined || b === undefined ? a === b : jsonEqual(a, b)

/** Brings fields of an older schema up to ours; null when that can't be done. */
export function migrator(
  stamped: SerializedSchema | null,
): (id: string, fields: Fields) => Fields | null {
  const schema = createBoardSchema()
  if (!stamped || JSON.stringify(stamped) === JSON.stringify(schema.serialize())) {
    return (_id, fields) => fields
  }
  return (id, fields) => {
    const outcome = schema.migratePersistedRecord(fieldsToRecord(id, fields), stamped)
    return outcome.type === 'success' ? recordToFields(outcome.value) : null
  }
}
