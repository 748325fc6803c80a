import * as Y from 'yjs'
import { fieldsToRecord, GEOMETRY, type Fields } from '@/sync/doc/fields'
import type { Json } from '@/sync/doc/json'
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

  /** A record that is gone is gone for good: who makes it anew makes another. */
  forgetRemoved(id: string): void {
    this.removed.delete(id)
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

  /** Makes the present state of a record, unchecked, the one that later changes are judged against. */
  refresh(id: string, touched: TouchedFields): void {
    this.valid.delete(id)
    this.set(id, this.now(id, touched))
  }

  /** True when any record that is there satisfies the test. */
  some(test: (fields: Fields) => boolean): boolean {
    for (const fields of this.records.values()) if (test(fields)) return true
    return false
  }

  private problem(id: string, fields: Fields): string | null {
    const problem = recordProblem(fieldsToRecord(id, fields))
    if (problem === null) this.valid.add(id)
    else this.valid.delete(id)
    return problem
  }

  /**
   * As `set` and `problem` in one. A valid shape that was only moved about among its siblings stays
   * valid: where it is are three numbers, which the schema wants finite.
   */
  check(id: string, fields: Fields | null, touched: TouchedFields): string | null {
    const before = this.records.get(id)
    this.set(id, fields)
    if (!fields) return null
    const moved = touched?.size === 1 && touched.has(GEOMETRY) && this.valid.has(id)
    if (moved && before && isMove(before[GEOMETRY], fields[GEOMETRY])) return null
    return this.problem(id, fields)
  }

  private set(id: string, fields: Fields | null): void {
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
  }
}

/** True when two geometries [parentId, index, x, y, rotation] differ in finite numbers only. */
function isMove(before: Json | undefined, after: Json | undefined): boolean {
  if (!Array.isArray(before) || !Array.isArray(after) || after.length !== before.length)
    return false
  return after.every((value, at) => (at < 2 ? value === before[at] : Number.isFinite(value)))
}
