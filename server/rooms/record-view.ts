import type { Doc } from 'yjs'
import { fieldsToRecord, type Fields } from '@/sync/doc/fields'
import { readFields, recordsOf } from '@/sync/doc/layout'
import { recordProblem } from '@/sync/doc/valid-record'

/** Removed records that are remembered, so that undoing a deletion is told from forging. */
const REMEMBERED = 500

/**
 * The records of a document as the server last judged them: what "before" means for the gate.
 * Kept because a Yjs transaction can't be asked what a record was once it has been changed.
 */
export class RecordView {
  private readonly records = new Map<string, Fields>()
  private readonly removed = new Map<string, Fields>()

  constructor(private readonly doc: Doc) {
    for (const id of recordsOf(doc).keys()) this.refresh(id)
  }

  before(id: string): Fields | null {
    return this.records.get(id) ?? null
  }

  /** What a record was when it was last removed, if that is still remembered. */
  removedBefore(id: string): Fields | null {
    return this.removed.get(id) ?? null
  }

  now(id: string): Fields | null {
    return readFields(this.doc, id)
  }

  /** Makes the present state of a record the one that later changes are judged against. */
  refresh(id: string): Fields | null {
    const fields = this.now(id)
    const before = this.records.get(id)
    if (fields) {
      this.records.set(id, fields)
      this.removed.delete(id)
    } else if (before) {
      this.records.delete(id)
      this.removed.set(id, before)
      const oldest = this.removed.keys().next()
      if (this.removed.size > REMEMBERED && !oldest.done) this.removed.delete(oldest.value)
    }
    return fields
  }

  /** True when any record that is there satisfies the test. */
  some(test: (fields: Fields) => boolean): boolean {
    for (const fields of this.records.values()) if (test(fields)) return true
    return false
  }

  /** Why a record fits no schema [V1], or null when it does. */
  problem(id: string, fields: Fields): string | null {
    return recordProblem(fieldsToRecord(id, fields))
  }
}
