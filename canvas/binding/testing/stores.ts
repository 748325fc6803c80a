import { Store } from '@tldraw/store'
import type { TLRecord, TLStore, TLStoreProps } from '@tldraw/tlschema'
import { createBoardSchema } from '@/sync/doc/schema'

const props: TLStoreProps = {
  defaultName: '',
  assets: {
    upload: () => Promise.reject(new Error('no uploads here')),
    resolve: (asset) => asset.props.src,
    remove: () => Promise.resolve(),
  },
  onMount: () => undefined,
}

/** A store as the board page makes it, without an editor. */
export function createBoardStore(): TLStore {
  return new Store<TLRecord, TLStoreProps>({ schema: createBoardSchema(), props })
}

/** A store's document records, ordered by id. */
export function recordsIn(store: TLStore): TLRecord[] {
  return Object.values(store.serialize('document')).sort((a, b) => (a.id < b.id ? -1 : 1))
}
