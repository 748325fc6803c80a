import * as Y from 'yjs'
import type { NewActivity } from '@/server/persistence/activity-row'
import type { DocumentStorage, StoredDocument } from '@/server/persistence/document-storage'

/**
 * A document's place in storage: a snapshot and the updates since, appended in groups and folded
 * into a new snapshot now and then. Knows which update was the last; storage does the rest.
 */
export class DocumentLog {
  readonly documentId: string
  readonly epoch: number
  private updates: number
  private lastUpdateId: number
  private folding: Promise<void> | null = null

  constructor(
    stored: StoredDocument,
    private readonly storage: DocumentStorage,
  ) {
    this.documentId = stored.documentId
    this.epoch = stored.epoch
    this.updates = stored.updates.length
    this.lastUpdateId = stored.updates.at(-1)?.id ?? stored.snapshot?.throughUpdateId ?? 0
  }

  /** Updates that are not in the snapshot. */
  get length(): number {
    return this.updates
  }

  /** Commits updates, and who did what, as one group. Rejects when nothing of it was committed. */
  async append(updates: readonly Uint8Array[], activity: readonly NewActivity[]): Promise<void> {
    const { documentId, epoch } = this
    this.lastUpdateId = await this.storage.append(documentId, epoch, updates, activity)
    this.updates += updates.length
  }

  /** Keeps who did what without a change of the document. */
  remember(activity: readonly NewActivity[]): Promise<unknown> {
    return this.storage.append(this.documentId, this.epoch, [], activity)
  }

  /**
   * Folds the log into a snapshot. Call while all of `doc` is committed: the snapshot then holds
   * exactly the updates through the last one, and storage swaps them in one transaction, so there
   * is no moment at which a crash would lose or double anything [R6]. Updates may be appended
   * meanwhile. Rejects when storage does; the log then stays as it is.
   */
  fold(doc: Y.Doc): Promise<void> {
    this.folding ??= this.swap(Y.encodeStateAsUpdate(doc)).finally(() => (this.folding = null))
    return this.folding
  }

  private async swap(snapshot: Uint8Array): Promise<void> {
    const folded = this.updates
    await this.storage.compact(this.documentId, this.epoch, this.lastUpdateId, snapshot)
    this.updates -= folded
  }
}

/** The document that a snapshot and its log make, under a fresh client id. */
export function readStored(stored: StoredDocument): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot.bytes)
    for (const update of stored.updates) Y.applyUpdate(doc, update.bytes)
  })
  return doc
}
