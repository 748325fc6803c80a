// Makes Prisma's client from prisma/models and prisma/sqlite, without network.
// `node scripts/generate.mjs [--force]`; does nothing when the schema hasn't changed since.
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const output = join(root, 'server/persistence/generated/sqlite')
const stampFile = join(output, 'schema.sha256')

/** The schema's files for one provider: Prisma takes one folder, ours share `models/`. */
export function schemaFiles(provider) {
  const models = join(root, 'prisma/models')
  return [
    join(root, 'prisma', provider, 'schema.prisma'),
    ...readdirSync(models)
      .filter((name) => name.endsWith('.prisma'))
      .sort()
      .map((name) => join(models, name)),
  ]
}

function fingerprint(files) {
  const hash = createHash('sha256')
  hash.update(readFileSync(join(root, 'node_modules/prisma/package.json')))
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex')
}

/** Returns true when it generated, false when all was up to date. Throws with Prisma's output. */
export function generate({ force = false } = {}) {
  const files = schemaFiles('sqlite')
  const stamp = fingerprint(files)
  if (!force && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false

  const assembled = join(root, 'generated/prisma-sqlite')
  rmSync(assembled, { recursive: true, force: true })
  mkdirSync(assembled, { recursive: true })
  for (const file of files) cpSync(file, join(assembled, file.split(/[\\/]/).at(-1)))

  const result = spawnSync(
    process.execPath,
    [join(root, 'node_modules/prisma/build/index.js'), 'generate', '--schema', assembled],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        // `generate` needs no engine, but the CLI downloads one unless told where it is.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  )
  if (result.status !== 0) {
    throw new Error(`prisma generate failed:\n${result.stdout ?? ''}${result.stderr ?? ''}`)
  }
  writeFileSync(stampFile, stamp)
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = generate({ force: process.argv.includes('--force') })
  console.log(made ? 'Database client generated.' : 'Database client is up to date.')
}
