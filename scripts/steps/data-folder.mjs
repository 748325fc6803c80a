import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Stop } from './say.mjs'

/**
 * Step by step instead of `recursive`, which never returns on places like /proc where a parent
 * exists and yet nothing can be made.
 *
 * @param {string} folder
 */
function makeFolder(folder) {
  if (existsSync(folder)) return
  const parent = dirname(folder)
  if (parent !== folder) makeFolder(parent)
  mkdirSync(folder)
}

/**
 * Makes the data folder when it is missing and writes a file to see that it can be written.
 *
 * @param {string} root the project
 * @param {Record<string, string | undefined>} env
 * @returns {string} its absolute path
 */
export function prepareDataFolder(root, env) {
  const folder = resolve(root, env.DATA_DIR || 'data')
  const probe = join(folder, `.write-test-${process.pid}`)
  try {
    makeFolder(folder)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code
    throw new Stop(
      `The data folder ${folder} can't be written (${code}): change its permissions, or choose another with DATA_DIR.`,
    )
  }
  return folder
}
