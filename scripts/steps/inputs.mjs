import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Files that no build reads. */
const NOT_BUILT = /(\.test\.tsx?|\.md)$/

/**
 * Every file under the given files and folders, sorted, relative with `/`. Missing ones are left out.
 *
 * @param {string} root
 * @param {readonly string[]} paths
 * @returns {string[]}
 */
export function filesOf(root, paths) {
  return paths
    .flatMap((path) => {
      const full = join(root, path)
      if (!existsSync(full)) return []
      if (!statSync(full).isDirectory()) return [path]
      return filesOf(
        root,
        readdirSync(full).map((name) => `${path}/${name}`),
      )
    })
    .filter((path) => !NOT_BUILT.test(path))
    .sort()
}

/**
 * A hash that changes when a file is added, removed, renamed or edited, or a setting changes.
 *
 * @param {string} root
 * @param {readonly string[]} paths files and folders, relative to `root`
 * @param {Record<string, string | undefined>} [settings] values that the result depends on as well
 * @returns {string} hexadecimal SHA-256
 */
export function hashInputs(root, paths, settings = {}) {
  const hash = createHash('sha256')
  for (const path of filesOf(root, paths)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  const sorted = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1))
  return hash.update(JSON.stringify(sorted)).digest('hex')
}

/**
 * Does a piece of work only when its inputs changed since it last succeeded.
 *
 * @param {{ stamp: string, hash: string, output: string, work: () => Promise<void> | void }} step
 *   `stamp`: the file that remembers the hash; `output`: what must exist for the work to count as done
 * @returns {Promise<boolean>} whether it was done now
 */
export async function whenChanged({ stamp, hash, output, work }) {
  const done = existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
  if (done) return false
  await work()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
  return true
}
