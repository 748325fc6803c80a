// Authors the next migration: `node scripts/new-migration.mjs <name_in_snake_case>`.
// Compares prisma/ with the snapshot kept beside the last migration and writes
// prisma/sqlite/migrations/<timestamp>_<name>/migration.sql. Read the SQL before you commit it.
// Prisma's own `migrate diff` needs an engine that can't always be downloaded; this is the same
// engine as WebAssembly. Its shadow-database operations return wrong SQL here, hence the snapshot.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg'
import { schemaFiles } from './generate.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Node imports no .wasm without a flag, so the module is put together by hand. */
async function loadEngine() {
  const wasm = join(root, 'node_modules/@prisma/schema-engine-wasm/schema_engine_bg.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), {
    './schema_engine_bg.js': engineModule,
  })
  engineModule.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return engineModule.SchemaEngine
}

/**
 * The SQL that turns an empty or earlier schema into a later one.
 * @param {Array<{path: string, content: string}> | null} from null: an empty database
 * @param {Array<{path: string, content: string}>} to
 */
export async function diffSql(from, to) {
  const SchemaEngine = await loadEngine()
  const engine = await SchemaEngine.new(
    { datamodels: to.map((file) => [file.path, file.content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new PrismaLibSql({ url: ':memory:' })),
  )
  try {
    const result = await engine.diff({
      from: from ? { tag: 'schemaDatamodel', files: from } : { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: to },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    return result.stdout ?? ''
  } finally {
    engine.free()
  }
}

async function main(name) {
  if (!name || !/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
    console.error('Name the migration in snake_case: node scripts/new-migration.mjs add_rounds')
    process.exit(1)
  }
  const folder = join(root, 'prisma/sqlite/migrations')
  mkdirSync(folder, { recursive: true })
  const to = schemaFiles('sqlite').map((path) => ({
    path: basename(path),
    content: readFileSync(path, 'utf8'),
  }))
  const last = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .at(-1)
  const snapshot = last && join(folder, last, 'schema.json')
  if (last && !existsSync(snapshot)) throw new Error(`${snapshot} is missing.`)
  const from = last ? JSON.parse(readFileSync(snapshot, 'utf8')) : null
  const sql = await diffSql(from, to)
  if (!sql.trim() || sql.includes('This is an empty migration')) {
    console.log('The schema has not changed since the last migration.')
    return
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const target = join(folder, `${stamp}_${name}`)
  mkdirSync(target)
  writeFileSync(join(target, 'migration.sql'), sql)
  writeFileSync(join(target, 'schema.json'), JSON.stringify(to, null, 2) + '\n')
  writeFileSync(
    join(folder, 'migration_lock.toml'),
    '# Kept in version control, as `prisma migrate` expects.\nprovider = "sqlite"\n',
  )
  console.log(`Wrote ${target}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2])
