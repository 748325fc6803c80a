import type { CloseReason } from '../protocol/close-reasons'
import type { RecordChanges } from '../doc/replay'
import {
  ASIDE,
  canKeep,
  COPIES,
  copyId,
  inStore,
  inStores,
  readAll,
  withRegistry,
  type CopyKey,
  type CopyOwner,
  type NotedCopy,
} from './kept-copies'
import type { KeptChange } from './offline-copy'
import type { LateReason } from './returning'

/** Why changes could not go out with their document. */
export type AsideReason = FollowReason | LateReason

/** A document that ends for one of these is followed by another. */
export type FollowReason = (typeof FOLLOW_REASONS)[number]
const FOLLOW_REASONS = ['epoch_changed', 'role_changed', 'read_only', 'document_full'] as const

export const isFollowReason = (reason: CloseReason): reason is FollowReason =>
  (FOLLOW_REASONS as readonly CloseReason[]).includes(reason)

/** Changes taken from a document that is over, to be done again in the one that follows. */
export interface SetAside extends RecordChanges {
  reason: AsideReason
}

interface KeptAside extends SetAside, CopyOwner {}

/** Where a set waits: its owner, and what makes it unlike others. */
export type AsideKey = (string | number)[]

/** A set that waits, under its key. */
export interface WaitingAside extends SetAside {
  key: AsideKey
}

/**
 * Where changes wait that no document holds any more: in the browser, or in memory where it keeps
 * nothing [E5]. Nothing here rejects.
 */
export class AsideChanges {
  private inMemory: WaitingAside[] = []

  constructor(private readonly owner: Required<CopyOwner>) {}

  /** `identity`: a set that waits under the same one is this one. Default: there is no other. */
  async put(set: SetAside, identity?: string): Promise<void> {
    if (set.changes.length === 0) return
    const key = identity === undefined ? this.newKey() : this.keyOf(identity)
    try {
      if (!canKeep()) throw new Error('This browser keeps nothing.')
      await withRegistry((db) => inStore(db, ASIDE, (store) => store.put(this.owned(set), key)))
    } catch {
      this.inMemory.push({ ...set, key })
    }
  }

  /**
   * Sets changes of a copy aside: in one step it is noted which they are, so that nobody takes them for
   * the copy's any more, and what was done again there is deleted. `select` gets which are noted
   * already.
   */
  async claim(
    copy: CopyKey,
    brought: readonly AsideKey[],
    reason: AsideReason,
    select: (isClaimed: (id: KeptChange['id']) => boolean) => {
      claimed: readonly KeptChange[]
      changes: RecordChanges
    },
  ): Promise<void> {
    try {
      await withRegistry((db) =>
        inStores(db, [COPIES, ASIDE], (store) => {
          const request = store(COPIES).get(copyId(copy))
          request.onsuccess = () => {
            const noted = request.result as NotedCopy | undefined
            // Everything was forgotten meanwhile [O5]: nothing of it is kept again.
            if (!noted) return store(COPIES).transaction.abort()
            const before = noted.claimed ?? {}
            const { claimed, changes } = select(([tab, number]) => number <= (before[tab] ?? 0))
            const ended = noted.ended || reason === 'epoch_changed'
            const row: NotedCopy = { ...noted, ended, claimed: highest(before, claimed) }
            store(COPIES).put(row, copyId(copy))
            for (const key of brought) store(ASIDE).delete(key)
            if (changes.changes.length > 0) {
              store(ASIDE).put(this.owned({ ...changes, reason }), this.newKey())
            }
          }
        }),
      )
    } catch {
      const { changes } = select(() => false)
      if (changes.changes.length > 0) {
        this.inMemory.push({ ...changes, reason, key: this.newKey() })
      }
    }
  }

  /** How many records wait. */
  async count(isWanted: (reason: AsideReason) => boolean): Promise<number> {
    const sets = await this.waiting(isWanted)
    return sets.reduce((sum, { changes }) => sum + changes.length, 0)
  }

  /** What waits, until it is deleted. */
  async waiting(isWanted: (reason: AsideReason) => boolean): Promise<WaitingAside[]> {
    const all = [...this.inMemory, ...(await this.kept())]
    return all.filter(({ reason }) => isWanted(reason))
  }

  /** These were done again, or are not wanted. */
  async delete(sets: readonly WaitingAside[]): Promise<void> {
    this.inMemory = this.inMemory.filter((set) => !sets.includes(set))
    if (sets.length === 0 || !canKeep()) return
    await withRegistry((db) =>
      inStore(db, ASIDE, (store) => {
        for (const { key } of sets) store.delete(key)
      }),
    ).catch(() => undefined)
  }

  private newKey(): AsideKey {
    return this.keyOf(Date.now(), Math.random())
  }

  private keyOf(...identity: AsideKey): AsideKey {
    const { participantId, documentId } = this.owner
    return [participantId, documentId, ...identity]
  }

  private owned({ changes, schema, reason }: SetAside): KeptAside {
    const { participantId, documentId } = this.owner
    return { changes, schema, reason, participantId, documentId }
  }

  private async kept(): Promise<WaitingAside[]> {
    if (!canKeep()) return []
    try {
      const rows = await withRegistry((db) => readAll<KeptAside>(db, ASIDE))
      const { participantId, documentId } = this.owner
      return rows
        .filter(
          ({ value }) => value.participantId === participantId && value.documentId === documentId,
        )
        .map(({ key, value }) => ({ ...value, key: key as AsideKey }))
    } catch {
      return []
    }
  }
}

/** By tab the highest number. */
function highest(
  before: Readonly<Record<string, number>>,
  changes: readonly KeptChange[],
): Record<string, number> {
  const next = { ...before }
  for (const { id } of changes) next[id[0]] = Math.max(next[id[0]] ?? 0, id[1])
  return next
}
