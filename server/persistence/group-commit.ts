import type { NewActivity } from './activity-row'
import { StorageError } from './document-storage'
import type { OneConnection } from './one-connection'

/** Refuses by itself: without a document of that id and epoch there is nothing to select. */
const INSERT =
  'INSERT INTO document_updates (documentId, bytes) SELECT id, ? FROM documents WHERE id = ? AND epoch = ?'
/** Of boards alone: drafts are their writer's, what is hidden is nobody else's to hear of. */
const REMEMBER = `INSERT INTO activity (documentId, at, participantId, action, recordId, "before", "after")
  SELECT id, ?, ?, ?, ?, ?, ? FROM documents WHERE id = ? AND kind IN ('plenary', 'caucus')`
const EPOCH = 'SELECT epoch FROM documents WHERE id = ?'
const LAST_ID = `SELECT coalesce(
  (SELECT max(id) FROM document_updates WHERE documentId = ?),
  (SELECT throughUpdateId FROM document_snapshots WHERE documentId = ?),
  0) AS id`

interface Append {
  documentId: string
  epoch: number
  updates: readonly Uint8Array[]
  activity: readonly NewActivity[]
  resolve: (lastId: number) => void
  reject: (why: StorageError) => void
}

/**
 * Appends of all rooms that ask in one go, in one transaction: one wait for the disk, however many
 * rooms move. Runs on prepared statements; through Prisma one append costs twenty times the CPU.
 *
 * Invariants
 *  1. An append that is refused (another epoch, no such document) leaves nothing and spares the others.
 *  2. Anything else that goes wrong fails the whole group, and nothing of it is kept [R4].
 *  3. Appends are kept in the order they came; ids only grow.
 */
export class GroupCommit {
  private waiting: Append[] = []

  constructor(private readonly connection: OneConnection) {}

  /** As `DocumentStorage.append`. */
  append(
    documentId: string,
    epoch: number,
    updates: readonly Uint8Array[],
    activity: readonly NewActivity[] = [],
  ): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ documentId, epoch, updates, activity, resolve, reject })
      if (this.waiting.length > 1) return
      // At the end of this turn of the event loop, in which other rooms may ask too.
      queueMicrotask(() => this.connection.whenFree(() => this.commit()))
    })
  }

  private commit(): void {
    const group = this.waiting
    this.waiting = []
    try {
      const outcomes = this.connection.transact(() => group.map((append) => this.insert(append)))
      group.forEach((append, at) => {
        const outcome = outcomes[at]
        if (typeof outcome === 'number') append.resolve(outcome)
        else append.reject(outcome ?? notSaved(null))
      })
    } catch (error) {
      const why = notSaved(error)
      for (const append of group) append.reject(why)
    }
  }

  /** The last id, or why it is refused. */
  private insert(append: Append): number | StorageError {
    const outcome = this.insertUpdates(append)
    if (typeof outcome === 'number') this.remember(append)
    return outcome
  }

  private insertUpdates({ documentId, epoch, updates }: Append): number | StorageError {
    if (updates.length === 0) return this.refusal(documentId, epoch) ?? this.lastId(documentId)
    const statement = this.connection.prepare(INSERT)
    let lastId = 0
    for (const bytes of updates) {
      const { changes, lastInsertRowid } = statement.run([bytes, documentId, epoch])
      if (changes === 0) return this.refusal(documentId, epoch) ?? notSaved(null)
      lastId = Number(lastInsertRowid)
    }
    return lastId
  }

  private remember({ documentId, activity }: Append): void {
    if (activity.length === 0) return
    const statement = this.connection.prepare(REMEMBER)
    for (const { at, participantId, action, recordId, before, after } of activity) {
      const [was, is] = [before, after].map((fields) => fields && JSON.stringify(fields))
      statement.run([databaseTime(at), participantId, action, recordId, was, is, documentId])
    }
  }

  private refusal(documentId: string, epoch: number): StorageError | null {
    const [row] = this.connection.prepare(EPOCH).all([documentId]) as { epoch: number }[]
    if (!row) return new StorageError('unknown_document', `There is no document ${documentId}.`)
    if (row.epoch === epoch) return null
    return new StorageError(
      'epoch_changed',
      `Document ${documentId} is at epoch ${row.epoch}, not ${epoch}.`,
    )
  }

  private lastId(documentId: string): number {
    const [row] = this.connection.prepare(LAST_ID).all([documentId, documentId]) as { id: number }[]
    return row?.id ?? 0
  }
}

/** A moment as Prisma writes it. */
export function databaseTime(moment: Date): string {
  return moment.toISOString().replace('Z', '+00:00')
}

/** What a write ends with that the database could not take. */
export function notSaved(cause: unknown): StorageError {
  return new StorageError('not_saved', 'The database refused the write.', { cause })
}
