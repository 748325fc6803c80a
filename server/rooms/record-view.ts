import * as Y from 'yjs'
import { fieldsToRecord, GEOMETRY, type Fields } from '@/sync/doc/fields'
import { readField, readFields, recordsOf } from '@/sync/doc/layout'
import { recordProblem } from '@/sync/doc/valid-record'
import type { TouchedFields } from './touched-records'

/** Removed records that are remembered, so that undoing a deletion is told from forging. */
const REMEMBERED = 500

/**
 * The records of a document as the server last judged them: what "before" means for the gate.
 * Kept because a Yjs transaction can't be asked what a record was once it has been changed.
 *
 * Invariant: between judgements it equals the document. So of a record that was there, only the
 * fields a transaction touched have to be read again, and of a valid record only those checked.
 */
export class RecordView {
  private readonly records = new Map<string, Fields>()
  private readonly removed = new Map<string, Fields>()
  /** Records seen to be valid as they are now; of others it isn't known. */
  private readonly valid = new Set<string>()

  constructor(private readonly doc: Y.Doc) {
    for (const id of recordsOf(doc).keys()) this.refresh(id, null)
  }

  before(id: string): Fields | null {
    return this.records.get(id) ?? null
  }

  /** What a record was when it was last removed, if that is still remembered. */
  removedBefore(id: string): Fields | null {
    return this.removed.get(id) ?? null
  }

  /** What a record is in the document, of which `touched` may have changed since `before`. */
  now(id: string, touched: TouchedFields): Fields | null {
    const before = this.records.get(id)
    const map = recordsOf(this.doc).get(id)
    if (!touched || !before || !(map instanceof Y.Map)) return readFields(this.doc, id)
    const fields = { ...before }
    for (const name of touched) {
      const value = readField(map, name)
      if (value === undefined) delete fields[name]
      else fields[name] = value
    }
    return fields
  }

  /** Makes the present state of a record the one that later changes are judged against. */
  refresh(id: string, touched: TouchedFields): Fields | null {
    this.valid.delete(id)
    return this.set(id, this.now(id, touched))
  }

  /** As `refresh`, for a record whose present fields are known and checked by `problem` next. */
  set(id: string, fields: Fields | null): Fields | null {
    const before = this.records.get(id)
    if (fields) {
      this.records.set(id, fields)
      if (this.removed.size > 0) this.removed.delete(id)
    } else if (before) {
      this.records.delete(id)
      this.valid.delete(id)
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

  /**
   * Why a record fits no schema [V1], or null when it does. `touched`: what may have changed since
   * this was last asked.
   */
  problem(id: string, fields: Fields, touched: TouchedFields): string | null {
    const known = this.valid.has(id)
    const problem =
      known && touched?.size === 1 && touched.has(GEOMETRY) && fields.typeName === 'shape'
        ? geometryProblem(id, fields)
        : recordProblem(fieldsToRecord(id, fields))
    if (problem === null) this.valid.add(id)
    else if (known) this.valid.delete(id)
    return problem
  }
}

/**
 * What is wrong with a shape's place alone. Every kind of shape keeps it under the same validators, so
 * the one with nothing else to look at stands for all: a drag costs a tenth of a whole check.
 */
export function geometryProblem(id: string, fields: Fields): string | null {
  const bare: Fields = { typeName: 'shape', type: 'group', isLocked: false, opacity: 1 }
  const geometry = fields[GEOMETRY]
  if (geometry !== undefined) bare[GEOMETRY] = geometry
  return recordProblem(fieldsToRecord(id, bare))
}
