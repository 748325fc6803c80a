import { PrismaClient } from './generated/sqlite/client'
import { OneConnection, OneConnectionLibSql } from './one-connection'

export type { PrismaClient } from './generated/sqlite/client'
export { Prisma } from './generated/sqlite/client'

/** Anything that may hold the database's one writer must be done by then. */
const TRANSACTION_TIMEOUT_MS = 15_000
/**
 * libsql's busy timeout is 0 otherwise. It blocks the whole process while it waits, but the only
 * other writer could be a backup tool: the data folder is ours.
 */
const BUSY_TIMEOUT_MS = 5_000

/** An open database: Prisma, and the connection under it for what runs too often for Prisma. */
export interface OpenDatabase {
  prisma: PrismaClient
  connection: OneConnection
}

/** Opens a migrated SQLite file. `synchronous=FULL` is libsql's default and has to stay: "saved" means on disk. */
export function openSqlite(path: string): OpenDatabase {
  const connection = new OneConnection(path, BUSY_TIMEOUT_MS)
  const prisma = new PrismaClient({
    adapter: new OneConnectionLibSql(connection),
    // Other formats print what was to be written: names of people would end up in the log.
    errorFormat: 'minimal',
    transactionOptions: { maxWait: TRANSACTION_TIMEOUT_MS, timeout: TRANSACTION_TIMEOUT_MS },
  })
  return { prisma, connection }
}

/** True for "that value is there already" on a unique column. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002'
}
