import { IndexeddbPersistence } from 'y-indexeddb'
import type { Doc } from 'yjs'
import { claimedOf, copyName, inStore, noteCopy, readAll, type CopyKey } from './kept-copies'
import type { AsideKey } from './set-aside'

/** A local change as it is kept until the server has it. */
export interface KeptChange {
  /** `[tab, number in that tab]`: tabs write beside each other. */
  id: [tab: string, number: number]
  /** One v1 update. */
  update: Uint8Array
}

/** What a copy has beside what is confirmed. */
export interface Held {
  unsent: KeptChange[]
  /** Keys of sets of changes that were set aside and have been done again in this copy's document. */
  brought: AsideKey[]
}

/**
 * y-indexeddb's store for an application's own values: unsent changes by their id, and under
 * `[BROUGHT, ...key]` a note of each set of changes that was done again here.
 */
const UNSENT = 'custom'
const BROUGHT = 'brought'
/** A browser that takes longer to open its storage is left alone: the board must not wait for it. */
const OPEN_MS = 3_000

/**
 * One document as this browser keeps it [O1]: `confirmed`, a document of what the server has
 * committed as far as this client knows (kept by y-indexeddb), and beside it the changes it has
 * not. Both together are what the person had before them; apart, they tell what is unsent, also
 * when the server's document has become another one meanwhile.
 *
 * Invariants
 *  1. A change is in one of the two from the moment it is made: it leaves the unsent ones only
 *     after it went into `confirmed`.
 *  2. What is set aside leaves the copy only after it was written there, and is done again in the copy
 *     before it is deleted there: a browser that is killed in between loses nothing, and the notes
 *     (`claimed`, `brought`) tell that it is there already.
 *  3. Whatever the browser's storage does, nothing here throws into a document's transaction: the
 *     copy is given up (`failed`) and the board goes on without.
 */
export class OfflineCopy {
  /** Nothing more is kept. */
  failed = false

  private constructor(
    readonly key: CopyKey,
    private readonly persistence: IndexeddbPersistence,
    private readonly onFailed: () => void,
  ) {}

  /**
   * Opens a copy, made when there is none, and fills `confirmed` with what it holds; from then on
   * `confirmed` is kept. Null when this browser keeps nothing. `onFailed` is called when it stops;
   * `isEnded` is for looking into a copy whose epoch is over.
   */
  static async open(
    key: CopyKey,
    confirmed: Doc,
    onFailed: () => void,
    isEnded = false,
  ): Promise<OfflineCopy | null> {
    try {
      await inTime(noteCopy(key, isEnded))
      const persistence = new IndexeddbPersistence(copyName(key), confirmed)
      try {
        await inTime(persistence.whenSynced)
      } catch (error) {
        void persistence.destroy().catch(() => undefined)
        throw error
      }
      return new OfflineCopy(key, persistence, onFailed)
    } catch {
      return null
    }
  }

  /**
   * Changes that no server has confirmed and nobody has set aside, of every tab that shares the copy,
   * oldest first.
   */
  async unsent(): Promise<KeptChange[]> {
    const held = await this.held()
    if (!held || held.unsent.length === 0) return []
    // Asked after they were read: what was set aside before that is known to be.
    const claimed = await claimedOf(this.key).catch((): Record<string, number> => ({}))
    const isSetAside = ({ id: [tab, number] }: KeptChange) => number <= (claimed[tab] ?? 0)
    // The browser was killed before these were deleted.
    void this.forget(held.unsent.filter(isSetAside))
    return held.unsent.filter((change) => !isSetAside(change))
  }

  /** All that is here, also what was set aside meanwhile. Null when nothing is kept any more. */
  async held(): Promise<Held | null> {
    const db = this.database()
    if (!db) return null
    try {
      const rows = await readAll<unknown>(db, UNSENT)
      return {
        unsent: rows.flatMap(({ key, value }) => asChange(key, value) ?? []),
        brought: rows.map(({ key }) => asBrought(key)).filter((key) => key !== null),
      }
    } catch {
      this.fail()
      return null
    }
  }

  /**
   * Does again here what was set aside, once in all tabs: calls `work` with those of `keys` that nobody
   * has brought yet, and keeps the changes it makes together with a note of that, in one step. `work`
   * gives null when there is nothing to be done any more. False when it was not called.
   */
  async bring(
    keys: readonly AsideKey[],
    work: (fresh: AsideKey[]) => readonly KeptChange[] | null,
  ): Promise<boolean> {
    const db = this.database()
    if (!db) return false
    let isCalled = false
    try {
      await inStore(db, UNSENT, (store) => {
        const request = store.getAllKeys()
        request.onsuccess = () => {
          const known = new Set(request.result.map((key) => asBrought(key)?.join()))
          const fresh = keys.filter((key) => !known.has(key.join()))
          isCalled = true
          const changes = work(fresh)
          if (!changes) return
          for (const { id, update } of changes) store.put(update, id)
          for (const key of fresh) store.put(true, [BROUGHT, ...key])
        }
      })
    } catch {
      this.fail()
    }
    return isCalled
  }

  /** Keeps changes until `forget`. */
  keep(changes: readonly KeptChange[]): void {
    void this.write((store) => {
      for (const { id, update } of changes) store.put(update, id)
    })
  }

  /** These are in `confirmed` now, or set aside. */
  async forget(changes: readonly KeptChange[]): Promise<void> {
    if (changes.length === 0) return
    await this.write((store) => {
      for (const { id } of changes) store.delete(id)
    })
  }

  /** Lets go of the browser's storage; what is kept stays. */
  async close(): Promise<void> {
    this.failed = true
    await this.persistence.destroy().catch(() => undefined)
  }

  private async write(work: (store: IDBObjectStore) => void): Promise<void> {
    const db = this.database()
    if (db) await inStore(db, UNSENT, work).catch(() => this.fail())
  }

  private database(): IDBDatabase | null {
    return this.failed ? null : this.persistence.db
  }

  /** The storage is full, or was deleted under us: nothing is kept from here on (3). */
  fail(): void {
    if (this.failed) return
    void this.close()
    this.onFailed()
  }
}

function asChange(key: IDBValidKey, value: unknown): KeptChange | null {
  if (!Array.isArray(key) || !(value instanceof Uint8Array)) return null
  const [tab, number] = key
  return typeof tab === 'string' && typeof number === 'number'
    ? { id: [tab, number], update: value }
    : null
}

/** The set of changes that a note of `bring` is about. */
function asBrought(key: IDBValidKey): AsideKey | null {
  return Array.isArray(key) && key[0] === BROUGHT ? (key.slice(1) as AsideKey) : null
}

async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The storage does not answer.')), OPEN_MS)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
