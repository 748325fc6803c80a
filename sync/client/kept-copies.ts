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
  /** By tab: changes up to this number were set aside; what the copy still has of them is nobody's. */
  claimed?: Record<string, number>
}

export interface CopyOwner {
  participantId: string
  /** Left out: all documents of this participant. */
  documentId?: string
}

/** Says which copies this browser holds; each copy is a database of its own. */
const REGISTRY = 'common-ground'
export const COPIES = 'copies'
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

/** Where the registry notes a copy. */
export const copyId = ({ participantId, documentId, epoch }: CopyKey) => [
  participantId,
  documentId,
  epoch,
]

/** Notes a copy; call before it is made, so that none is ever forgotten. `ended`: its epoch is over. */
export function noteCopy(key: CopyKey, ended = false): Promise<void> {
  const { participantId, documentId, epoch } = key
  return withRegistry((db) =>
    inStore(db, COPIES, (store) => {
      const request = store.get(copyId(key))
      request.onsuccess = () => {
        const noted = request.result as NotedCopy | undefined
        store.put({ ...noted, participantId, documentId, epoch, ended }, copyId(key))
      }
    }),
  )
}

/** Which of a copy's changes were set aside; none when the registry doesn't know it. */
export async function claimedOf(key: CopyKey): Promise<Record<string, number>> {
  const all = await withRegistry((db) => readAll<NotedCopy>(db, COPIES))
  return all.find(({ value }) => copyName(value) === copyName(key))?.value.claimed ?? {}
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
  await withRegistry((db) => inStore(db, COPIES, (store) => store.delete(copyId(key))))
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
  return inStores(db, [name], (store) => work(store(name)))
}

/** As `inStore`, in several stores of one database. */
export function inStores(
  db: IDBDatabase,
  names: string[],
  work: (store: (name: string) => IDBObjectStore) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(names, 'readwrite')
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('The write was refused.'))
    work((name) => transaction.objectStore(name))
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
