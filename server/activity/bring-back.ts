import type * as Y from 'yjs'
import type { ActivityRow } from '@/server/persistence/activity-row'
import type { Fields } from '@/sync/doc/fields'
import { readFields } from '@/sync/doc/layout'
import type { RecordChange } from '@/sync/doc/replay'
import { endsOf, parentOf, permitted } from './board-change'

/**
 * What brings a deleted record back: as it was, under its own id, with what was in it and what bound
 * them, as far as that went in the same moment (`together`, the record itself included). What is there
 * again already is left alone, and so is what is hidden, as `isHidden` says: it was brought back since, and
 * comes back by showing alone [W20]. A place in a parent that is gone is where that parent stood [N2].
 */
export function planBringBack(
  doc: Y.Doc,
  recordId: string,
  together: readonly ActivityRow[],
  isHidden: (id: string) => boolean = () => false,
): RecordChange[] {
  if (readFields(doc, recordId) !== null || isHidden(recordId)) return []
  const deleted = new Map<string, Fields>()
  for (const { recordId: id, before } of together)
    if (before && !isHidden(id)) deleted.set(id, before)
  const wanted = new Set([recordId])
  for (let size = 0; size < wanted.size;) {
    size = wanted.size
    for (const [id, fields] of deleted) if (wanted.has(parentOf(fields) ?? '')) wanted.add(id)
  }
  const isThere = (id: string) => wanted.has(id) || readFields(doc, id) !== null
  for (const [id, fields] of deleted) {
    const ends = endsOf(fields)
    if (!ends || !(wanted.has(ends.from) || wanted.has(ends.to))) continue
    if (isThere(ends.from) && isThere(ends.to)) wanted.add(id)
  }
  return [...wanted].flatMap((id): RecordChange[] => {
    const fields = deleted.get(id)
    if (!fields || readFields(doc, id) !== null) return []
    const may = permitted(id, null, fields, fields)
    return may ? [{ id, before: null, after: may.fields }] : []
  })
}
