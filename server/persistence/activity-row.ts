import type { Fields } from '@/sync/doc/fields'
import { jsonEqual } from '@/sync/doc/json'
import type { RecordChange } from '@/sync/doc/replay'

export type ActivityAction = 'created' | 'changed' | 'deleted'

/** What somebody did to one record of a document, as it is kept. */
export interface NewActivity {
  at: Date
  participantId: string
  action: ActivityAction
  recordId: string
  /**
   * Of a record that was deleted, all its fields; of a changed one, those that changed, with `typeName`
   * and `type`; null when it was created.
   */
  before: Fields | null
  /** The same of how it was left; null when it was deleted. A field that is missing is gone. */
  after: Fields | null
}

export interface ActivityRow extends NewActivity {
  /** Grows with each row of a document; of one record, in the order in which it was changed. */
  id: number
}

/** Null when nothing came of it: put back, moved to and fro, or made and deleted at once. */
export function activityOf(
  { id, before, after }: RecordChange,
  participantId: string,
  at: Date,
): NewActivity | null {
  const row = { at, participantId, recordId: id }
  if (before === null) {
    return after === null ? null : { ...row, action: 'created', before: null, after }
  }
  if (after === null) return { ...row, action: 'deleted', before, after: null }
  const was: Fields = {}
  const is: Fields = {}
  const names = differing(before, after)
  if (names.length === 0) return null
  for (const name of names) {
    if (before[name] !== undefined) was[name] = before[name]
    if (after[name] !== undefined) is[name] = after[name]
  }
  return {
    ...row,
    action: 'changed',
    before: { ...kindOf(before), ...was },
    after: { ...kindOf(after), ...is },
  }
}

/** Names of fields that are not the same in both, one that is missing in either included. */
export function differing(before: Fields, after: Fields): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => before[name] !== after[name] && !jsonEqual(before[name], after[name]),
  )
}

function kindOf({ typeName, type }: Fields): Fields {
  return {
    ...(typeName !== undefined && { typeName }),
    ...(type !== undefined && { type }),
  }
}
