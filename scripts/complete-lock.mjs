/**
 * Completes `package-lock.json` for every platform.
 *
 * A registry mirror may lack the binaries of other platforms; `npm install` then writes a lock file
 * without them, `npm ci` refuses it, and somebody on macOS or Windows would miss their binary. This
 * adds an entry for each optional dependency that is named with an exact version and has none, and
 * takes download addresses out, so that the lock works with any registry.
 *
 * `npm run lock` after every change of dependencies; `--check` only reports (exit code 1).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { completeLock } from './steps/lock-file.mjs'

const path = fileURLToPath(new URL('../package-lock.json', import.meta.url))
const before = readFileSync(path, 'utf8')
const { lock, added, addresses } = completeLock(JSON.parse(before))
const after = `${JSON.stringify(lock, null, 2)}\n`

if (after === before) {
  console.log('The lock file is complete.')
} else if (process.argv.includes('--check')) {
  console.error(`The lock file is incomplete: run "npm run lock" (missing: ${added.join(', ')}).`)
  process.exitCode = 1
} else {
  writeFileSync(path, after)
  console.log(`Added ${added.length} entries, removed ${addresses} download addresses.`)
}
