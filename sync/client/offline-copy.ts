import { IndexeddbPersistence } from 'y-indexeddb'
import type { Doc } from 'yjs'
import { copyName, inStore, noteCopy, readAll, type CopyKey } from './kept-copies'

/** A local change as it is kept until the server has it. */
export interface KeptChange {
  /** `[tab, number in that tab]`: tabs write beside each other. */
  id: [tab: string, number: number]
  /** One v1 update. */
  update: Uint8Array
}

/** y-indexeddb's store for an application's own values. */
const UNSENT = 'custom'
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
 *  2. Whatever the browser's storage does, nothing here throws into a document's transaction: the
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

  /** Changes that no server has confirmed, of every tab that shares the copy, oldest first. */
  async unsent(): Promise<KeptChange[]> {
    const db = this.database()
    if (!db) return []
    try {
      const rows = await readAll<unknown>(db, UNSENT)
      return rows.flatMap(({ key, value }) => asChange(key, value) ?? [])
    } catch {
      this.fail()
      return []
    }
  }

  /**
   * Hands over all unsent changes and forgets them, in one step: of two tabs that ask only one gets
   * them. Null when nothing is kept any more.
   */
  async claim(): Promise<KeptChange[] | null> {
    const db = this.database()
    if (!db) return null
    const claimed: KeptChange[] = []
    try {
      await inStore(db, UNSENT, (store) => {
        const request = store.openCursor()
        request.onsuccess = () => {
          const cursor = request.result
          if (!cursor) return void store.clear()
          const change = asChange(cursor.key, cursor.value)
          if (change) claimed.push(change)
          cursor.continue()
        }
      })
    } catch {
      this.fail()
      return null
    }
    return claimed
  }

  /** Keeps changes until `forget`. */
  keep(changes: readonly KeptChange[]): void {
    this.write((store) => {
      for (const { id, update } of changes) store.put(update, id)
    })
  }

  /** These are in `confirmed` now. */
  forget(changes: readonly KeptChange[]): void {
    if (changes.length === 0) return
    this.write((store) => {
      for (const { id } of changes) store.delete(id)
    })
  }

  /** Lets go of the browser's storage; what is kept stays. */
  async close(): Promise<void> {
    this.failed = true
    await this.persistence.destroy().catch(() => undefined)
  }

  private write(work: (store: IDBObjectStore) => void): void {
    const db = this.database()
    if (db) inStore(db, UNSENT, work).catch(() => this.fail())
  }

  private database(): IDBDatabase | null {
    return this.failed ? null : this.persistence.db
  }

  /** The storage is full, or was deleted under us: nothing is kept from here on (2). */
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
