import type { Client, InArgs, InStatement, Transaction } from '@libsql/client'
import { Sqlite3Client } from '@libsql/client/sqlite3'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import Database from 'libsql'

type Statement = Database.Statement<unknown[]>

/**
 * The process's only connection to its SQLite file: Prisma's, and that of the few prepared statements
 * that run too often for Prisma (`GroupCommit`, `AdmissionStore`).
 *
 * Invariants
 *  1. Prepared statements run in `whenFree` only, and synchronously: never inside a transaction of
 *     Prisma's, which would take them back with it or show them what is not committed.
 *  2. They never wait for Prisma longer than the transaction that is open.
 */
export class OneConnection {
  private database: Database.Database | null
  private readonly statements = new Map<string, Statement>()
  private readonly waiting: (() => void)[] = []

  /** Opens the file. `timeout`: milliseconds to wait for another process that writes. */
  constructor(
    private readonly path: string,
    private readonly timeout: number,
  ) {
    this.database = this.open()
  }

  /** Runs `work` now, or as soon as Prisma's open transaction has ended. It must not be async. */
  whenFree(work: () => void): void {
    if (this.database?.inTransaction) this.waiting.push(work)
    else work()
  }

  /** The statement, prepared once per connection. Throws when the connection is closed. */
  prepare(sql: string): Statement {
    let statement = this.statements.get(sql)
    if (!statement) {
      if (!this.database) throw new Error('The database is closed.')
      statement = this.database.prepare(sql)
      this.statements.set(sql, statement)
    }
    return statement
  }

  /** Runs `work` in a write transaction of its own. Throws, with nothing changed, when that fails. */
  transact<Result>(work: () => Result): Result {
    this.prepare('BEGIN IMMEDIATE').run()
    try {
      const result = work()
      this.prepare('COMMIT').run()
      return result
    } catch (error) {
      // A full disk has SQLite roll back by itself; a refused commit leaves the transaction open.
      if (this.database?.inTransaction) this.prepare('ROLLBACK').run()
      throw error
    }
  }

  /** The connection as Prisma's adapter wants it. */
  client(): Client {
    this.database ??= this.open()
    const client = new Sqlite3Client(this.path, {}, this.database, 'number')
    const close = client.close.bind(client)
    client.transaction = async () => {
      // The write lock from the start: a transaction that begins by reading could otherwise be
      // refused later, when a backup tool has written in between.
      await client.execute('BEGIN IMMEDIATE')
      return new TransactionOn(client, () => this.released())
    }
    client.close = () => {
      this.statements.clear()
      this.database = null
      close()
      this.released()
    }
    return client
  }

  private open(): Database.Database {
    const database = new Database(this.path, { timeout: this.timeout })
    // What is deleted leaves no bytes in the file: ballots go when their result is out.
    database.exec('PRAGMA secure_delete = ON')
    return database
  }

  private released(): void {
    while (!this.database?.inTransaction) {
      const work = this.waiting.shift()
      if (!work) return
      work()
    }
  }
}

/**
 * Prisma's libsql adapter on a single connection.
 *
 * libsql's own client gives its connection away with every transaction and opens another for what
 * comes next; the old ones are never closed. Two file descriptors leak per transaction (a server
 * would reach the usual limit of 1,024 within minutes of typing), and opening costs more than the
 * transaction itself (measured: 10 ms a commit against 2). One connection is enough: the adapter
 * lets nothing else run while a transaction is open. Drop this when @libsql/client reuses its
 * connection, or closes it.
 */
export class OneConnectionLibSql extends PrismaLibSql {
  constructor(private readonly connection: OneConnection) {
    // Never used: the client is made from the connection.
    super({ url: 'file:' })
  }

  override createClient(): Client {
    return this.connection.client()
  }
}

/** The open transaction of a client's connection. Nothing else may use that client meanwhile. */
class TransactionOn implements Transaction {
  closed = false

  constructor(
    private readonly client: Client,
    private readonly onEnded: () => void,
  ) {}

  execute(statement: InStatement | string, args?: InArgs) {
    return typeof statement === 'string'
      ? this.client.execute(statement, args)
      : this.client.execute(statement)
  }

  async batch(statements: InStatement[]) {
    const results = []
    for (const statement of statements) results.push(await this.client.execute(statement))
    return results
  }

  executeMultiple(sql: string): Promise<void> {
    return this.client.executeMultiple(sql)
  }

  async commit(): Promise<void> {
    try {
      await this.client.execute('COMMIT')
      this.closed = true
      this.onEnded()
    } catch (error) {
      // A refused commit (full disk, a broken reference) leaves the transaction open, and everything
      // that comes after would silently become part of it.
      await this.rollback().catch(() => undefined)
      throw error
    }
  }

  async rollback(): Promise<void> {
    if (this.closed) return
    this.closed = true
    try {
      await this.client.execute('ROLLBACK')
    } finally {
      this.onEnded()
    }
  }

  close(): void {
    void this.rollback().catch(() => undefined)
  }
}
