import type { PrismaClient } from './database'

/**
 * Keeps the write-ahead log from telling what the tables don't. The log holds a copy of each page as each
 * transaction left it: who copies the data folder could read off it which seat answered just before which
 * ballot changed, and what a deleted ballot said. Emptied after every write to ballots, it holds nothing
 * of the kind. SQLite's alone; on another database its operator's backups are what they are.
 */
export class SealedTraces {
  private running: Promise<void> = Promise.resolve()
  private waiting: Promise<void> | null = null

  constructor(
    private readonly prisma: PrismaClient,
    private readonly onFailed: (error: unknown) => void,
  ) {}

  /**
   * Resolves when what was committed before the call has left the log; calls at once share one pass.
   * Never rejects: what was written stays written, and the next pass takes it along.
   */
  wipe(): Promise<void> {
    // Not the pass under way: it may have begun before the caller's commit.
    this.waiting ??= this.running.then(() => {
      this.waiting = null
      this.running = this.pass()
      return this.running
    })
    return this.waiting
  }

  private async pass(): Promise<void> {
    try {
      // Does nothing while a backup tool reads.
      await this.prisma.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)')
    } catch (error) {
      this.onFailed(error)
    }
  }
}
