import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StartError } from '@/server/start-error'
import { migrate } from './migrate'
import { MIGRATIONS_DIR } from './test-database'

let folder: string
let databasePath: string
let migrationsDir: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'common-ground-migrate-'))
  databasePath = join(folder, 'test.db')
  migrationsDir = join(folder, 'migrations')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function addMigration(name: string, sql: string): void {
  mkdirSync(join(migrationsDir, name), { recursive: true })
  writeFileSync(join(migrationsDir, name, 'migration.sql'), sql)
}

function query(sql: string): Record<string, unknown>[] {
  const db = new Database(databasePath)
  try {
    return (db.prepare(sql).all() as Record<string, unknown>[]).map((row) => ({ ...row }))
  } finally {
    db.close()
  }
}

function run(sql: string): void {
  const db = new Database(databasePath)
  db.exec(sql)
  db.close()
}

const PARENTS_AND_CHILDREN = `
  CREATE TABLE "parents" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT);
  CREATE TABLE "children" ("id" TEXT NOT NULL PRIMARY KEY, "parentId" TEXT NOT NULL,
    CONSTRAINT "fk" FOREIGN KEY ("parentId") REFERENCES "parents" ("id") ON DELETE CASCADE);`

/** As Prisma writes it when a column becomes required. */
const REBUILD_PARENTS = `
  PRAGMA defer_foreign_keys=ON;
  PRAGMA foreign_keys=OFF;
  CREATE TABLE "new_parents" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL DEFAULT '');
  INSERT INTO "new_parents" ("id", "name") SELECT "id", coalesce("name", '') FROM "parents";
  DROP TABLE "parents";
  ALTER TABLE "new_parents" RENAME TO "parents";
  PRAGMA foreign_keys=ON;
  PRAGMA defer_foreign_keys=OFF;`

describe('migrate', () => {
  it('builds the real schema, once', () => {
    const applied = migrate({ databasePath, migrationsDir: MIGRATIONS_DIR })
    expect(applied.length).toBeGreaterThan(0)
    expect(migrate({ databasePath, migrationsDir: MIGRATIONS_DIR })).toEqual([])
    expect(query('PRAGMA foreign_key_check')).toEqual([])
  })

  it('records what it applied as Prisma does', () => {
    addMigration('20260101000000_first', 'CREATE TABLE "a" ("id" TEXT);')
    migrate({ databasePath, migrationsDir })
    const [row] = query('SELECT * FROM _prisma_migrations')
    expect(row).toMatchObject({
      migration_name: '20260101000000_first',
      // sha256 of the file, as `prisma migrate deploy` compares it.
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
      logs: null,
      rolled_back_at: null,
      applied_steps_count: 1,
    })
    expect(row?.finished_at).toBeGreaterThanOrEqual(row?.started_at as number)
  })

  it('(2) rebuilds a table without losing its children', () => {
    addMigration('1_first', PARENTS_AND_CHILDREN)
    migrate({ databasePath, migrationsDir })
    run(`INSERT INTO "parents" VALUES ('p', NULL); INSERT INTO "children" VALUES ('c', 'p');`)
    addMigration('2_rebuild', REBUILD_PARENTS)
    expect(migrate({ databasePath, migrationsDir })).toEqual(['2_rebuild'])
    expect(query('SELECT * FROM "children"')).toEqual([{ id: 'c', parentId: 'p' }])
    expect(query('SELECT * FROM "parents"')).toEqual([{ id: 'p', name: '' }])
  })

  it('(2) refuses a migration that leaves children without their parent', () => {
    addMigration('1_first', PARENTS_AND_CHILDREN)
    migrate({ databasePath, migrationsDir })
    run(`INSERT INTO "parents" VALUES ('p', NULL); INSERT INTO "children" VALUES ('c', 'p');`)
    addMigration('2_wrong', 'DELETE FROM "parents";')
    expect(() => migrate({ databasePath, migrationsDir })).toThrow(/children would lose/)
    expect(query('SELECT count(*) AS n FROM "parents"')).toEqual([{ n: 1 }])
  })

  it('(1)(3) undoes and records a migration that fails half way, and goes on once it is mended', () => {
    addMigration('1_broken', 'CREATE TABLE "a" ("id" TEXT); INSERT INTO "missing" VALUES (1);')
    expect(() => migrate({ databasePath, migrationsDir })).toThrow(StartError)
    expect(query(`SELECT name FROM sqlite_master WHERE name = 'a'`)).toEqual([])
    expect(query('SELECT * FROM _prisma_migrations')).toEqual([
      expect.objectContaining({
        migration_name: '1_broken',
        finished_at: null,
        rolled_back_at: expect.any(Number),
        logs: expect.stringContaining('missing'),
        applied_steps_count: 0,
      }),
    ])
    addMigration('1_broken', 'CREATE TABLE "a" ("id" TEXT);')
    expect(migrate({ databasePath, migrationsDir })).toEqual(['1_broken'])
  })

  it('(4) leaves a database of a newer version alone', () => {
    addMigration('1_first', 'CREATE TABLE "a" ("id" TEXT);')
    addMigration('9_newer', 'CREATE TABLE "b" ("id" TEXT);')
    migrate({ databasePath, migrationsDir })
    rmSync(join(migrationsDir, '9_newer'), { recursive: true })
    addMigration('2_second', 'CREATE TABLE "c" ("id" TEXT);')
    expect(() => migrate({ databasePath, migrationsDir })).toThrow(/newer version.*9_newer/)
    expect(query(`SELECT name FROM sqlite_master WHERE name = 'c'`)).toEqual([])
  })

  it('leaves alone what another program began and did not finish', () => {
    addMigration('1_first', 'CREATE TABLE "a" ("id" TEXT);')
    migrate({ databasePath, migrationsDir })
    run(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'y', '2_second')`,
    )
    expect(() => migrate({ databasePath, migrationsDir })).toThrow(/did not finish/)
  })

  it('says so when the file is not a database', () => {
    writeFileSync(databasePath, 'certainly not a database, but long enough to look like one')
    addMigration('1_first', 'CREATE TABLE "a" ("id" TEXT);')
    expect(() => migrate({ databasePath, migrationsDir })).toThrow(StartError)
  })

  it('says so when another program keeps the database locked', () => {
    addMigration('1_first', 'CREATE TABLE "a" ("id" TEXT);')
    migrate({ databasePath, migrationsDir })
    addMigration('2_second', 'CREATE TABLE "b" ("id" TEXT);')
    const other = new Database(databasePath)
    other.exec('BEGIN IMMEDIATE')
    try {
      expect(() => migrate({ databasePath, migrationsDir, lockTimeoutMs: 50 })).toThrow(/in use/)
    } finally {
      other.close()
    }
  })

  it('(1) waits for a process that is migrating, then finds nothing left to do', async () => {
    addMigration('1_first', 'CREATE TABLE "a" ("id" TEXT);')
    run('PRAGMA journal_mode = WAL')
    // Another thread holds the write lock, applies the migration itself and lets go.
    const other = new Worker(
      `const Database = require('libsql')
       const { parentPort, workerData } = require('node:worker_threads')
       const db = new Database(workerData)
       db.exec('BEGIN IMMEDIATE')
       parentPort.postMessage('holding')
       parentPort.once('message', () => {
         const until = Date.now() + 200
         while (Date.now() < until);
         db.exec(\`CREATE TABLE "a" ("id" TEXT);
           CREATE TABLE "_prisma_migrations" (id TEXT PRIMARY KEY, checksum TEXT, finished_at DATETIME,
             migration_name TEXT, logs TEXT, rolled_back_at DATETIME, started_at DATETIME, applied_steps_count INT);
           INSERT INTO _prisma_migrations VALUES ('x', '', 1, '1_first', NULL, NULL, 1, 1);
           COMMIT\`)
         db.close()
         parentPort.close()
       })`,
      { eval: true, workerData: databasePath },
    )
    const ended = new Promise((resolve) => other.once('exit', resolve))
    await new Promise((resolve) => other.once('message', resolve))
    other.postMessage('go')
    expect(migrate({ databasePath, migrationsDir })).toEqual([])
    await ended
  })
})
