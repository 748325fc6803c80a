import type { TLRecord, TLStore } from '@tldraw/editor'
import { backstageOf } from '@/sync/doc/backstage'

/**
 * Which records of a store are the backstage document's. What was made while hidden keeps its id when it
 * is shown: the board's record then stands where the hidden one did, and the hidden one gives way.
 */
export function ownedByBackstage(
  store: TLStore,
  documentId: string,
): { owns: (record: TLRecord) => boolean; givesWay: (record: TLRecord) => boolean } {
  const givesWay = (record: TLRecord) => backstageOf(record) !== documentId
  return {
    owns: (record) => {
      if (backstageOf(record) !== documentId) return false
      const there = store.unsafeGetWithoutCapture(record.id)
      return !there || !givesWay(there)
    },
    givesWay,
  }
}
