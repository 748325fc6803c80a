import type * as Y from 'yjs'
import { GEOMETRY, fieldsToRecord, type Fields } from '@/sync/doc/fields'
import { removeGrave, writeGrave } from '@/sync/doc/graves'
import { wellFormed } from '@/sync/doc/json'
import { readFields, recordsOf, restoreFields } from '@/sync/doc/layout'
import { forbiddenFields } from '@/sync/doc/permissions'
import type { RecordChange } from '@/sync/doc/replay'
import { recordProblem } from '@/sync/doc/valid-record'

/** What a facilitator's command may write is what facilitators may write: the gate's own rule. */
const FACILITATOR = { role: 'facilitator', party: null } as const

/**
 * What of `wanted` a facilitator may turn `now` into: frozen wordings, results and stances stay as they
 * are. `removed`: what a record that comes back was. Null when nothing may change, or nothing that fits.
 */
export function permitted(
  id: string,
  now: Fields | null,
  wanted: Fields,
  removed: Fields | null = null,
): { fields: Fields; isWhole: boolean } | null {
  const forbidden = forbiddenFields(FACILITATOR, now, wanted, removed)
  if (forbidden === 'record') return null
  const fields: Fields = { ...wanted }
  for (const name of forbidden) {
    const value = (now ?? removed)?.[name]
    if (value === undefined) delete fields[name]
    else fields[name] = value
  }
  if (recordProblem(fieldsToRecord(id, fields)) !== null) return null
  return { fields, isWhole: forbidden.length === 0 }
}

/** True when a facilitator may delete the record [W14]. */
export function isDeletable(fields: Fields): boolean {
  return forbiddenFields(FACILITATOR, fields, null) !== 'record'
}

/** Writes changes in the open transaction; those of records that are as wanted already write nothing. */
export function applyChanges(doc: Y.Doc, changes: readonly RecordChange[]): void {
  for (const { id, after } of changes) {
    const now = readFields(doc, id)
    if (after === null) {
      if (now === null) continue
      const record = fieldsToRecord(id, now)
      if (recordProblem(record) === null) writeGrave(doc, record) // [G1]
      recordsOf(doc).delete(id)
    } else {
      restoreFields(doc, id, wellFormed(after))
      removeGrave(doc, id) // [G1]
    }
  }
}

/** The shape or page a shape is in; null for all else. */
export function parentOf(fields: Fields): string | null {
  const geometry = fields[GEOMETRY]
  return Array.isArray(geometry) && typeof geometry[0] === 'string' ? geometry[0] : null
}

/** What a binding ties together; null for all else. */
export function endsOf({ typeName, fromId, toId }: Fields): { from: string; to: string } | null {
  if (typeName !== 'binding' || typeof fromId !== 'string' || typeof toId !== 'string') return null
  return { from: fromId, to: toId }
}
