import * as Y from 'yjs'
import { activityOf, type ActivityRow } from '@/server/persistence/activity-row'
import type { Fields } from '@/sync/doc/fields'
import { readFields, readRecord, recordsOf, restoreFields, writeRecords } from '@/sync/doc/layout'
import { changesBetween, type RecordChange } from '@/sync/doc/replay'
import { page } from '@/sync/doc/testing/records'
import { applyChanges } from '../board-change'

type Written = Parameters<typeof writeRecords>[1][number]

/** A board on which people do things, and what is remembered of it. */
export class History {
  readonly doc = new Y.Doc()
  readonly rows: ActivityRow[] = []
  private minute = 0

  constructor(...records: Written[]) {
    writeRecords(this.doc, [page('page:one'), ...records])
  }

  /** One update of one person; `null`: the server's own, of which nothing is remembered. */
  by(who: string | null, work: (doc: Y.Doc) => void): this {
    const before = new Y.Doc()
    Y.applyUpdate(before, Y.encodeStateAsUpdate(this.doc))
    this.doc.transact(() => work(this.doc))
    if (who !== null) this.remember(who, changesBetween(before, this.doc).changes)
    return this
  }

  puts(who: string | null, ...records: Written[]): this {
    return this.by(who, (doc) => writeRecords(doc, records))
  }

  sets(who: string | null, id: string, fields: Record<string, unknown>): this {
    return this.by(who, (doc) =>
      restoreFields(doc, id, { ...readFields(doc, id), ...(fields as Fields) }),
    )
  }

  deletes(who: string | null, ...ids: string[]): this {
    return this.by(who, (doc) =>
      applyChanges(
        doc,
        ids.map((id) => ({ id, before: readFields(doc, id), after: null })),
      ),
    )
  }

  /** Carries out a plan, as a command of this facilitator. */
  does(changes: readonly RecordChange[], facilitator = 'fay'): this {
    this.doc.transact(() => applyChanges(this.doc, changes))
    this.remember(facilitator, changes)
    return this
  }

  field(id: string, name: string): unknown {
    return readFields(this.doc, id)?.[name]
  }

  has(id: string): boolean {
    return recordsOf(this.doc).has(id)
  }

  record(id: string) {
    return readRecord(this.doc, id)
  }

  private remember(who: string, changes: readonly RecordChange[]): void {
    const at = new Date(Date.UTC(2026, 0, 1, 12, this.minute++))
    for (const change of changes) {
      const row = activityOf(change, who, at)
      if (row) this.rows.push({ ...row, id: this.rows.length + 1 })
    }
  }
}
