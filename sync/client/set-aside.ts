import type { CloseReason } from '../protocol/close-reasons'
import type { RecordChanges } from '../doc/replay'
import { ASIDE, canKeep, inStore, readAll, withRegistry, type CopyOwner } from './kept-copies'

/** Why changes could not go out with their document. */
export type AsideReason = (typeof ASIDE_REASONS)[number]
const ASIDE_REASONS = ['epoch_changed', 'role_changed', 'read_only', 'document_full'] as const

export const isAsideReason = (reason: CloseReason): reason is AsideReason =>
  (ASIDE_REASONS as readonly CloseReason[]).includes(reason)

/** Changes taken from a document that is over, to be done again in the one that follows. */
export interface SetAside extends RecordChanges {
  reason: AsideReason
}

interface KeptAside extends SetAside, CopyOwner {}

/**
 * Where changes wait that no document holds any more: in the browser, or in memory where it keeps
 * nothing [E5]. Nothing here rejects.
 */
export class AsideChanges {
  private readonly inMemory: SetAside[] = []

  constructor(private readonly owner: Required<CopyOwner>) {}

  async put(set: SetAside): Promise<void> {
    if (set.changes.length === 0) return
    const { participantId, documentId } = this.owner
    const kept: KeptAside = { ...set, participantId, documentId }
    try {
      if (!canKeep()) throw new Error('This browser keeps nothing.')
      await withRegistry((db) =>
        inStore(db, ASIDE, (store) => {
          store.put(kept, [participantId, documentId, Date.now(), Math.random()])
        }),
      )
    } catch {
      this.inMemory.push(set)
    }
  }

  /** How many records wait. */
  async count(isWanted: (reason: AsideReason) => boolean): Promise<number> {
    const sets = [...this.inMemory, ...(await this.kept()).map(({ value }) => value)]
    return sets
      .filter(({ reason }) => isWanted(reason))
      .reduce((sum, { changes }) => sum + changes.length, 0)
  }

  /** Hands changes over, once: of two tabs that ask only one gets them. */
  async take(isWanted: (reason: AsideReason) => boolean): Promise<SetAside[]> {
    const taken = this.inMemory.filter(({ reason }) => isWanted(reason))
    for (const set of taken) this.inMemory.splice(this.inMemory.indexOf(set), 1)
    const wanted = (await this.kept()).filter(({ value }) => isWanted(value.reason))
    if (wanted.length === 0) return taken
    const found: SetAside[] = []
    try {
      await withRegistry((db) =>
        inStore(db, ASIDE, (store) => {
          for (const { key, value } of wanted) {
            const request = store.count(key)
            request.onsuccess = () => {
              if (request.result === 0) return
              store.delete(key)
              found.push(value)
            }
          }
        }),
      )
    } catch {
      return taken
    }
    return [...taken, ...found]
  }

  private async kept(): Promise<{ key: IDBValidKey; value: KeptAside }[]> {
    if (!canKeep()) return []
    try {
      const rows = await withRegistry((db) => readAll<KeptAside>(db, ASIDE))
      const { participantId, documentId } = this.owner
      return rows.filter(
        ({ value }) => value.participantId === participantId && value.documentId === documentId,
      )
    } catch {
      return []
    }
  }
}
