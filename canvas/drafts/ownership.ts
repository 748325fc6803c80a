import type { TLRecord, TLStore } from '@tldraw/editor'
import { draftOf, isReleased } from '@/sync/doc/drafts'

/** Which records of a store are the board's: all but drafts, and what hangs on a draft. */
export function ownedByBoard(store: TLStore): (record: TLRecord) => boolean {
  const isDraft = (id: TLRecord['id']) => draftOf(store.unsafeGetWithoutCapture(id)) !== null
  return (record) => {
    if (draftOf(record) !== null) return false
    return record.typeName !== 'binding' || !(isDraft(record.fromId) || isDraft(record.toId))
  }
}

/** Which are one draft document's: its shapes, until all they say is on the board. */
export function ownedByDraft(documentId: string): (record: TLRecord) => boolean {
  return (record) =>
    record.typeName === 'shape' && draftOf(record) === documentId && !isReleased(record)
}
