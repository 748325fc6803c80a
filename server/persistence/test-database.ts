import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openSqlite, type OpenDatabase } from './database'
import { migrate } from './migrate'

export const MIGRATIONS_DIR = fileURLToPath(
  new URL('../../prisma/sqlite/migrations', import.meta.url),
)

export interface TestDatabase extends OpenDatabase {
  path: string
  /** Closes the database and opens the same file anew. */
  reopen(): Promise<OpenDatabase>
  dispose(): Promise<void>
}

/** A migrated, empty database in a folder of its own. For tests. */
export function createTestDatabase(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'common-ground-db-'))
  const path = join(folder, 'test.db')
  migrate({ databasePath: path, migrationsDir: MIGRATIONS_DIR })
  const database: TestDatabase = {
    path,
    ...openSqlite(path),
    async reopen() {
      await database.prisma.$disconnect()
      return Object.assign(database, openSqlite(path))
    },
    async dispose() {
      await database.prisma.$disconnect()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return database
}
