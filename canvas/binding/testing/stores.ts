import { createTLStore } from '@tldraw/editor'
import type { TLRecord, TLStore } from '@tldraw/tlschema'
import { createBoardSchema } from '@/sync/doc/schema'

/** A store as the board page makes it, without an editor. */
export function createBoardStore(): TLStore {
  return createTLStore({ schema: createBoardSchema() })
}

/** A store's document records, ordered by id. */
export function recordsIn(store: TLStore): TLRecord[] {
  return Object.values(store.serialize('document')).sort((a, b) => (a.id < b.id ? -1 : 1))
}
