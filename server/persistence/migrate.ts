import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { StartError } from '@/server/start-error'

/**
 * Applies `prisma/sqlite/migrations/<name>/migration.sql` in order and records each in
 * `_prisma_migrations` exactly as Prisma does, so that `prisma migrate deploy` agrees with it.
 *
 * Invariants
 *  1. A migration is applied whole or not at all, and never twice, however many processes start at
 *     once: one write transaction per migration, the list read again inside it.
 *  2. Foreign keys are off before that transaction begins. Inside, the pragma is ignored, and
 *     dropping a rebuilt table would delete its children. Nothing dangling may be left at the end.
 *  3. A failure is recorded, as rolled back (which it was), and stops the start.
 *  4. A database that knows migrations this version doesn't have is left alone.
 */
export interface MigrateOptions {
  /** SQLite file; made when missing. */
  databasePath: string
  /** Folder of `<timestamp>_<name>/migration.sql`. */
  migrationsDir: string
  /** How long to wait for another process that migrates. */
  lockTimeoutMs?: number
}

interface Migration {
  name: string
  sql: string
  checksum: string
}

interface AppliedRow {
  migration_name: string
  finished_at: unknown
  rolled_back_at: unknown
}

const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`

/** Returns the names applied now, oldest first. Throws StartError. */
export function migrate(options: MigrateOptions): string[] {
  const migrations = readMigrations(options.migrationsDir)
  const db = openDatabase(options.databasePath)
  try {
    db.exec(`PRAGMA busy_timeout = ${options.lockTimeoutMs ?? 30_000}`)
    // Readers never wait for a writer, and a commit is one fsync instead of three.
    db.exec('PRAGMA journal_mode = WAL')
    db.exec('PRAGMA foreign_keys = OFF') // (2)
    const applied: string[] = []
    for (;;) {
      const name = applyNext(db, migrations)
      if (!name) return applied
      applied.push(name)
    }
  } finally {
    db.close()
  }
}

function openDatabase(path: string): Database.Database {
  try {
    const db = new Database(path)
    db.prepare('SELECT count(*) FROM sqlite_master').get()
    return db
  } catch (error) {
    throw new StartError(
      `The database ${path} can't be opened: ${messageOf(error)}. Restore it from a backup, or choose another DATA_DIR.`,
      { cause: error },
    )
  }
}

function readMigrations(folder: string): Migration[] {
  if (!existsSync(folder)) throw new StartError(`The migrations folder ${folder} is missing.`)
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/** Applies the first migration that is not yet there; null when there is none. */
function applyNext(db: Database.Database, migrations: Migration[]): string | null {
  const startedAt = Date.now()
  begin(db)
  let next: Migration | undefined
  try {
    db.exec(CREATE_TABLE)
    const rows = db
      .prepare('SELECT migration_name, finished_at, rolled_back_at FROM _prisma_migrations')
      .all() as AppliedRow[]
    refuseUnknown(rows, migrations)
    const done = new Set(rows.filter((row) => row.finished_at).map((row) => row.migration_name))
    next = migrations.find((migration) => !done.has(migration.name))
    if (next) {
      db.exec(next.sql)
      const dangling = db.prepare('PRAGMA foreign_key_check').all() as { table?: string }[]
      if (dangling.length > 0) {
        throw new Error(`${dangling.length} rows of ${dangling[0]?.table} would lose their parent`)
      }
      record(db, next, { startedAt, finishedAt: Date.now(), logs: null })
    }
    db.exec('COMMIT')
    return next?.name ?? null
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    if (!next || error instanceof StartError) throw error
    db.exec(CREATE_TABLE)
    record(db, next, { startedAt, finishedAt: null, logs: messageOf(error) }) // (3)
    throw new StartError(
      `The database could not be brought up to date (${next.name}: ${messageOf(error)}). Nothing was changed.`,
      { cause: error },
    )
  }
}

function begin(db: Database.Database): void {
  try {
    // The write lock from the start: what is read next can't change before COMMIT. (1)
    db.exec('BEGIN IMMEDIATE')
  } catch (error) {
    throw new StartError(
      'The database is in use by another program. Stop it, or choose another DATA_DIR.',
      { cause: error },
    )
  }
}

function refuseUnknown(rows: AppliedRow[], migrations: Migration[]): void {
  const known = new Set(migrations.map((migration) => migration.name))
  const newer = rows.find((row) => row.finished_at && !known.has(row.migration_name))
  if (newer) {
    throw new StartError(
      `This database was made by a newer version of Common Ground (it has ${newer.migration_name}). Start that version, or choose another DATA_DIR.`,
    ) // (4)
  }
  const begun = rows.find((row) => !row.finished_at && !row.rolled_back_at)
  if (begun) {
    throw new StartError(
      `Another program began the migration ${begun.migration_name} and did not finish it. Settle it with \`prisma migrate resolve\`, or restore a backup.`,
    )
  }
}

function record(
  db: Database.Database,
  migration: Migration,
  outcome: { startedAt: number; finishedAt: number | null; logs: string | null },
): void {
  // Milliseconds since 1970, as Prisma writes dates to SQLite.
  const rolledBackAt = outcome.finishedAt === null ? Date.now() : null
  db.prepare(
    `INSERT INTO _prisma_migrations
       (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    randomUUID(),
    migration.checksum,
    outcome.finishedAt,
    migration.name,
    outcome.logs,
    rolledBackAt,
    outcome.startedAt,
    outcome.finishedAt === null ? 0 : 1,
  )
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
