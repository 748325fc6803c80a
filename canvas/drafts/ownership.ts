import type { TLRecord, TLStore } from '@tldraw/editor'
import { backstageOf } from '@/sync/doc/backstage'
import { draftOf, isReleased } from '@/sync/doc/drafts'

/** Which records of a store are the board's: all but drafts and what is hidden, and what hangs on either. */
export function ownedByBoard(store: TLStore): (record: TLRecord) => boolean {
  const isElsewhere = (record: TLRecord | undefined) =>
    draftOf(record) !== null || backstageOf(record) !== null
  const hangs = (id: TLRecord['id']) => isElsewhere(store.unsafeGetWithoutCapture(id))
  return (record) => {
    if (isElsewhere(record)) return false
    return record.typeName !== 'binding' || !(hangs(record.fromId) || hangs(record.toId))
  }
}

/** Which are one draft document's: its shapes, until all they say is on the board. */
export function ownedByDraft(documentId: string): (record: TLRecord) => boolean {
  return (record) =>
    record.typeName === 'shape' && draftOf(record) === documentId && !isReleased(record)
}
