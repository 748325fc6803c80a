import type { Client, InArgs, InStatement, Transaction } from '@libsql/client'
import { PrismaLibSql } from '@prisma/adapter-libsql'

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
  override createClient(config: Parameters<PrismaLibSql['createClient']>[0]): Client {
    const client = super.createClient(config)
    client.transaction = async () => {
      // The write lock from the start: a transaction that begins by reading could otherwise be
      // refused later, when a backup tool has written in between.
      await client.execute('BEGIN IMMEDIATE')
      return new TransactionOn(client)
    }
    return client
  }

  override async connect(): ReturnType<PrismaLibSql['connect']> {
    const adapter = await super.connect()
    // What is deleted leaves no bytes in the file: ballots go when their result is out.
    await adapter.executeScript('PRAGMA secure_delete = ON')
    return adapter
  }
}

/** The open transaction of a client's connection. Nothing else may use that client meanwhile. */
class TransactionOn implements Transaction {
  closed = false

  constructor(private readonly client: Client) {}

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
    await this.client.execute('ROLLBACK')
  }

  close(): void {
    void this.rollback().catch(() => undefined)
  }
}
