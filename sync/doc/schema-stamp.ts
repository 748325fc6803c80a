import type { SerializedSchema, StoreSchema, UnknownRecord } from '@tldraw/store'
import type * as Y from 'yjs'
import { createBoardSchema } from './schema'

/** The number of the layout that `layout.ts` describes. */
export const LAYOUT_VERSION = 1

/** Writes the store schema a document's records follow [S1]. Server only, at seeding and migration. */
export function stampSchema(
  doc: Y.Doc,
  schema: SerializedSchema = createBoardSchema().serialize(),
): void {
  const meta = doc.getMap('meta')
  const stamp = JSON.stringify(schema)
  doc.transact(() => {
    if (meta.get('layout') !== LAYOUT_VERSION) meta.set('layout', LAYOUT_VERSION)
    if (meta.get('schema') !== stamp) meta.set('schema', stamp)
  })
}

/** The stamped schema, or null when there is none or it is not one. */
export function readSchemaStamp(doc: Y.Doc): SerializedSchema | null {
  const stamp = doc.getMap('meta').get('schema')
  if (typeof stamp !== 'string') return null
  try {
    const schema: unknown = JSON.parse(stamp)
    const isSchema = typeof schema === 'object' && schema !== null && 'schemaVersion' in schema
    return isSchema ? (schema as SerializedSchema) : null
  } catch {
    return null
  }
}

/** How a document's stamp compares with a client's own schema [S2]. */
export type StampAge = 'none' | 'same' | 'older' | 'newer'

/**
 * `older`: the server has yet to migrate the document; `newer`: this client is behind and may only
 * read. A sequence the client doesn't know makes the document newer; one it misses, older.
 */
export function compareSchemaStamp<R extends UnknownRecord>(
  doc: Y.Doc,
  schema: StoreSchema<R, unknown>,
): StampAge {
  const stamp = readSchemaStamp(doc)
  if (!stamp) return 'none'
  const own = schema.serialize()
  if (stamp.schemaVersion !== own.schemaVersion) {
    return stamp.schemaVersion > own.schemaVersion ? 'newer' : 'older'
  }
  const theirs = stamp.sequences
  const ours = own.sequences
  let age: StampAge = 'same'
  for (const id of new Set([...Object.keys(theirs), ...Object.keys(ours)])) {
    const their = theirs[id] ?? -1
    const our = ours[id] ?? -1
    if (their > our) return 'newer'
    if (their < our) age = 'older'
  }
  return age
}
