import type { OneConnection } from './one-connection'

/**
 * Keeps the write-ahead log from telling what the tables don't. The log holds a copy of each page as each
 * transaction left it: who copies the data folder could read off it which seat answered just before which
 * ballot changed, and what a deleted ballot said. Emptied after every write to ballots, it holds nothing
 * of the kind. SQLite's alone; on another database its operator's backups are what they are.
 */
export class SealedTraces {
  private pass: Promise<void> | null = null

  constructor(
    private readonly connection: OneConnection,
    private readonly onFailed: (error: unknown) => void,
  ) {}

  /**
   * Resolves when what was committed before the call has left the log; calls at once share one pass.
   * Never rejects: what was written stays written, and the next pass takes it along.
   */
  wipe(): Promise<void> {
    this.pass ??= new Promise((resolve) => {
      // At the end of this turn of the event loop, in which others may ask too.
      queueMicrotask(() => this.connection.whenFree(() => resolve(this.empty())))
    })
    return this.pass
  }

  private empty(): void {
    this.pass = null
    try {
      // Does nothing while a backup tool reads.
      this.connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all([])
    } catch (error) {
      this.onFailed(error)
    }
  }
}
