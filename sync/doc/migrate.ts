import type { SerializedSchema } from '@tldraw/store'
import type { TLRecord, TLSchema } from '@tldraw/tlschema'
import type * as Y from 'yjs'
import { fieldsToRecord, recordToFields, type Fields } from './fields'
import { jsonEqual, wellFormed } from './json'
import { createRecordMap, readFields, recordsOf } from './layout'
import { compareSchemaStamp, readSchemaStamp, stampSchema } from './schema-stamp'
import { createBoardSchema } from './schema'
import { squash } from './squash'

/**
 * A fresh document whose records follow `schema`, for one that is stamped with an older schema [S3];
 * null for any other. Done once, on the server, and stored as the next epoch. A record that can't be
 * migrated stays as it is: it fits no schema, and is shown to nobody. Never throws, whatever a
 * record holds.
 */
export function migrateDocument(doc: Y.Doc, schema: TLSchema = createBoardSchema()): Y.Doc | null {
  const stamp = readSchemaStamp(doc)
  if (!stamp || compareSchemaStamp(doc, schema) !== 'older') return null
  const fresh = squash(doc)
  fresh.transact(() => {
    const records = recordsOf(fresh)
    const before = new Map<string, Fields>()
    for (const id of records.keys()) before.set(id, readFields(fresh, id) ?? {})
    const after = migrated(before, schema, stamp)
    for (const id of before.keys()) if (!after.has(id)) records.delete(id)
    for (const [id, fields] of after) {
      const was = before.get(id)
      if (!was || !jsonEqual(was, fields)) records.set(id, createRecordMap(wellFormed(fields)))
    }
    stampSchema(fresh, schema.serialize())
  })
  return fresh
}

/** All records together, as migrations may make one record of another; else one by one. */
function migrated(
  before: ReadonlyMap<string, Fields>,
  schema: TLSchema,
  stamp: SerializedSchema,
): Map<string, Fields> {
  const store: Record<string, TLRecord> = {}
  for (const [id, fields] of before) store[id] = fieldsToRecord(id, fields)
  const all = attempt(() => schema.migrateStoreSnapshot({ store: store as never, schema: stamp }))
  if (all) {
    return new Map(Object.values<TLRecord>(all).map((each) => [each.id, recordToFields(each)]))
  }
  const after = new Map<string, Fields>()
  for (const [id, fields] of before) {
    const record = attempt(() => schema.migratePersistedRecord(fieldsToRecord(id, fields), stamp))
    after.set(id, record ? recordToFields(record) : fields)
  }
  return after
}

function attempt<Value>(
  migrate: () => { type: 'success'; value: Value } | { type: 'error' },
): Value | null {
  try {
    const outcome = migrate()
    return outcome.type === 'success' ? outcome.value : null
  } catch {
    return null
  }
}
