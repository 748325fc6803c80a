import * as Y from 'yjs'
import { recordsOf } from '@/sync/doc/layout'

/** Names of the fields of a record that may have changed; null: all of it. */
export type TouchedFields = ReadonlySet<string> | null

/** A change of these changes how others are read, or can't be patched into a plain object. */
const WHOLE: ReadonlySet<string> = new Set(['type', '__proto__'])

/** Records, by id, that a transaction has changed so far, and in what. */
export function touchedRecords(
  doc: Y.Doc,
  transaction: Y.Transaction,
): Map<string, Set<string> | null> {
  const records = recordsOf(doc)
  const touched = new Map<string, Set<string> | null>()
  const touch = (id: string, name: string | null) => {
    if (name === null || WHOLE.has(name)) return touched.set(id, null)
    const names = touched.get(id)
    if (names) names.add(name)
    else if (names === undefined) touched.set(id, new Set([name]))
  }
  for (const [type, keys] of transaction.changed) {
    if (type === (records as unknown)) {
      for (const key of keys) if (key !== null) touch(key, null)
      continue
    }
    let item = type._item
    /** The field inside which the change is; null while `item` is the record itself. */
    let field: string | null = null
    while (item && item.parent !== records) {
      field = item.parentSub
      item = item.parent instanceof Y.AbstractType ? item.parent._item : null
    }
    if (item?.parentSub == null) continue
    if (type._item !== item) touch(item.parentSub, field)
    else for (const key of keys) touch(item.parentSub, key)
  }
  return touched
}
