import * as idb from 'lib0/indexeddb'

/** Whose copy of which document, and of which epoch of it [O1]. */
export interface CopyKey {
  participantId: string
  documentId: string
  epoch: number
}

/** A copy as the registry knows it. */
export interface NotedCopy extends CopyKey {
  /** Its epoch is over: it is not opened any more. */
  ended: boolean
}

export interface CopyOwner {
  participantId: string
  /** Left out: all documents of this participant. */
  documentId?: string
}

/** Says which copies this browser holds; each copy is a database of its own. */
const REGISTRY = 'common-ground'
const COPIES = 'copies'
export const ASIDE = 'aside'

export const copyName = ({ participantId, documentId, epoch }: CopyKey) =>
  `${REGISTRY}/${participantId}/${documentId}/${epoch}`

/** True where something can be kept at all: not in programs without a browser's storage. */
export const canKeep = () => typeof indexedDB !== 'undefined'

/** Runs `work` on the registry. Rejects when the browser keeps nothing (private mode, full disk). */
export async function withRegistry<Result>(
  work: (db: IDBDatabase) => Promise<Result>,
): Promise<Result> {
  const db = await idb.openDB(REGISTRY, (fresh) => idb.createStores(fresh, [[COPIES], [ASIDE]]))
  try {
    return await work(db)
  } finally {
    db.close()
  }
}

/** Notes a copy; call before it is made, so that none is ever forgotten; or that its epoch is over. */
export function noteCopy(key: CopyKey, ended = false): Promise<void> {
  const { participantId, documentId, epoch } = key
  return withRegistry((db) =>
    inStore(db, COPIES, (store) => {
      store.put({ participantId, documentId, epoch, ended }, [participantId, documentId, epoch])
    }),
  )
}

/** The copies of an owner, oldest epoch first. */
export async function copiesOf(owner: CopyOwner): Promise<NotedCopy[]> {
  const all = await withRegistry((db) => readAll<NotedCopy>(db, COPIES))
  return all
    .map(({ value }) => value)
    .filter((key) => belongsTo(key, owner))
    .sort((a, b) => a.epoch - b.epoch)
}

/** Deletes one copy. Other tabs that have it open let go of it. */
export async function deleteCopy(key: CopyKey): Promise<void> {
  await idb.deleteDB(copyName(key))
  const id = [key.participantId, key.documentId, key.epoch]
  await withRegistry((db) => inStore(db, COPIES, (store) => store.delete(id)))
}

/**
 * Deletes whatever this browser keeps of an owner [O5]: copies, and changes that were set aside.
 * Never rejects: where nothing can be kept nothing is there.
 */
export async function forgetCopies(owner: CopyOwner): Promise<void> {
  if (!canKeep()) return
  try {
    for (const key of await copiesOf(owner)) await deleteCopy(key)
    await withRegistry(async (db) => {
      const kept = await readAll<CopyOwner>(db, ASIDE)
      const theirs = kept.filter(({ value }) => belongsTo(value, owner))
      await inStore(db, ASIDE, (store) => {
        for (const { key } of theirs) store.delete(key)
      })
    })
  } catch {
    return
  }
}

/** Writes in one transaction; resolves when it is on its way to disk, rejects when none of it is. */
export function inStore(
  db: IDBDatabase,
  name: string,
  work: (store: IDBObjectStore) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(name, 'readwrite')
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('The write was refused.'))
    work(transaction.objectStore(name))
  })
}

export async function readAll<Value>(
  db: IDBDatabase,
  name: string,
): Promise<{ key: IDBValidKey; value: Value }[]> {
  const store = db.transaction(name, 'readonly').objectStore(name)
  const rows = await idb.getAllKeysValues(store)
  return rows.map(({ k, v }) => ({ key: k as IDBValidKey, value: v as Value }))
}

const belongsTo = (kept: CopyOwner, owner: CopyOwner) =>
  kept.participantId === owner.participantId &&
  (owner.documentId === undefined || kept.documentId === owner.documentId)
