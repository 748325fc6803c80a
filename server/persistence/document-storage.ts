import type { NewActivity } from './activity-row'

/**
 * Where Yjs documents are kept, as rooms see it. One acceptance suite
 * (`document-storage.acceptance.ts`) runs on every implementation.
 *
 * Invariants
 *  1. `append` is all or nothing: when its promise resolves every update is on disk; when it
 *     rejects none is.
 *  2. `load` returns updates in the order they were appended; ids only grow, also across
 *     compactions and restarts.
 *  3. A write that names another epoch than the document's is refused and changes nothing.
 *  4. `compact` never loses an update it was not told about: those with a greater id stay.
 */
export interface DocumentStorage {
  /**
   * Makes a document at epoch 1, with `initial` (one v1 update) as its snapshot when given.
   * Throws StorageError `document_exists`.
   */
  create(documentId: string, initial?: Uint8Array): Promise<void>
  /** Everything kept of a document, or null when there is no such document. */
  load(documentId: string): Promise<StoredDocument | null>
  /**
   * Commits v1 updates in one transaction, perhaps together with other documents' appends, and with
   * what is to be remembered of who did what (of drafts nothing is). Returns the id of the last one
   * (the document's last id when `updates` is empty). Throws StorageError `unknown_document` and
   * `epoch_changed`, which concern this document only, and `not_saved`.
   */
  append(
    documentId: string,
    epoch: number,
    updates: readonly Uint8Array[],
    activity?: readonly NewActivity[],
  ): Promise<number>
  /**
   * Replaces the snapshot and every update up to and including `throughUpdateId` by `bytes`, one
   * update that holds all of them. Same epoch: clients notice nothing.
   * Throws as `append` does; a `throughUpdateId` behind the present snapshot's is ignored.
   */
  compact(
    documentId: string,
    epoch: number,
    throughUpdateId: number,
    bytes: Uint8Array,
  ): Promise<void>
  /**
   * Starts the next epoch with `bytes` as its whole content (squash, restore, migrate), and moves what
   * the document was to its history, in one transaction. Returns the new epoch. Throws as `append`.
   */
  startEpoch(documentId: string, epoch: number, bytes: Uint8Array): Promise<number>
  /** What a document was in past epochs, oldest first. For the server only [E4]. */
  history(documentId: string): Promise<PastEpoch[]>
  /** Deletes history of epochs that ended before `moment`, of all documents: retention is over. */
  forgetHistory(moment: Date): Promise<void>
}

/** A document as it was when an epoch ended. */
export interface PastEpoch extends Pick<StoredDocument, 'epoch' | 'snapshot' | 'updates'> {
  endedAt: Date
}

export interface StoredDocument {
  documentId: string
  /** From 1; named in sync tokens and offline copies. */
  epoch: number
  snapshot: {
    /** One v1 update. */
    bytes: Uint8Array
    /** Updates up to this id are inside; 0 when it was the document's beginning. */
    throughUpdateId: number
  } | null
  /** Appended since the snapshot, oldest first. */
  updates: { id: number; bytes: Uint8Array }[]
}

export type StorageErrorReason =
  'unknown_document' | 'document_exists' | 'epoch_changed' | 'not_saved'

/** Why a document could not be written; `not_saved` may be tried again, the others never help. */
export class StorageError extends Error {
  constructor(
    readonly reason: StorageErrorReason,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options)
    this.name = 'StorageError'
  }
}
