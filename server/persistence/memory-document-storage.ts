import type { NewActivity } from './activity-row'
import {
  StorageError,
  type DocumentStorage,
  type PastEpoch,
  type StoredDocument,
} from './document-storage'

interface MemoryDocument {
  epoch: number
  snapshot: StoredDocument['snapshot']
  updates: { id: number; bytes: Uint8Array }[]
  history: PastEpoch[]
}

/** Keeps documents in this process only: for tests of what uses `DocumentStorage`. */
export class MemoryDocumentStorage implements DocumentStorage {
  private readonly documents = new Map<string, MemoryDocument>()
  private lastId = 0
  /** What was remembered of who did what, in order. */
  readonly activity: (NewActivity & { documentId: string })[] = []
  /** Set by a test to make the next writes fail, as a full disk would. */
  failWrites: Error | null = null

  async create(documentId: string, initial?: Uint8Array): Promise<void> {
    this.failIfAsked()
    if (this.documents.has(documentId)) {
      throw new StorageError('document_exists', `Document ${documentId} exists already.`)
    }
    this.documents.set(documentId, {
      epoch: 1,
      snapshot: initial ? { bytes: initial.slice(), throughUpdateId: 0 } : null,
      updates: [],
      history: [],
    })
  }

  async load(documentId: string): Promise<StoredDocument | null> {
    const found = this.documents.get(documentId)
    if (!found) return null
    return {
      documentId,
      epoch: found.epoch,
      snapshot: found.snapshot ? { ...found.snapshot } : null,
      updates: found.updates.map((update) => ({ ...update })),
    }
  }

  async append(
    documentId: string,
    epoch: number,
    updates: readonly Uint8Array[],
    activity: readonly NewActivity[] = [],
  ): Promise<number> {
    const document = this.writable(documentId, epoch)
    for (const row of activity) this.activity.push({ ...row, documentId })
    for (const bytes of updates) {
      this.lastId += 1
      document.updates.push({ id: this.lastId, bytes: bytes.slice() })
    }
    return document.updates.at(-1)?.id ?? document.snapshot?.throughUpdateId ?? 0
  }

  async compact(
    documentId: string,
    epoch: number,
    throughUpdateId: number,
    bytes: Uint8Array,
  ): Promise<void> {
    const document = this.writable(documentId, epoch)
    if (document.snapshot && document.snapshot.throughUpdateId > throughUpdateId) return
    document.snapshot = { bytes: bytes.slice(), throughUpdateId }
    document.updates = document.updates.filter((update) => update.id > throughUpdateId)
  }

  async startEpoch(documentId: string, epoch: number, bytes: Uint8Array): Promise<number> {
    const document = this.writable(documentId, epoch)
    const { snapshot, updates } = document
    document.history.push({ epoch, snapshot, updates, endedAt: new Date() })
    document.epoch += 1
    document.snapshot = { bytes: bytes.slice(), throughUpdateId: this.lastId }
    document.updates = []
    return document.epoch
  }

  async history(documentId: string): Promise<PastEpoch[]> {
    return [...(this.documents.get(documentId)?.history ?? [])]
  }

  async forgetHistory(moment: Date): Promise<void> {
    this.failIfAsked()
    for (const document of this.documents.values()) {
      document.history = document.history.filter(({ endedAt }) => endedAt >= moment)
    }
  }

  private writable(documentId: string, epoch: number): MemoryDocument {
    this.failIfAsked()
    const document = this.documents.get(documentId)
    if (!document) throw new StorageError('unknown_document', `There is no document ${documentId}.`)
    if (document.epoch !== epoch) {
      throw new StorageError(
        'epoch_changed',
        `Document ${documentId} is at epoch ${document.epoch}, not ${epoch}.`,
      )
    }
    return document
  }

  private failIfAsked(): void {
    if (this.failWrites) {
      throw new StorageError('not_saved', 'The write failed.', { cause: this.failWrites })
    }
  }
}
