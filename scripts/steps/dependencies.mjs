import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { notInstalled } from './lock-file.mjs'
import { runNpm } from './npm.mjs'
import { say, Stop } from './say.mjs'

/** @param {string} path @returns {import('./lock-file.mjs').LockFile | null} */
function readLock(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}

/**
 * Installs the packages unless those installed are already those of the lock file.
 *
 * @param {string} root the project
 */
export async function installDependencies(root) {
  const lock = readLock(join(root, 'package-lock.json'))
  if (!lock) throw new Stop('package-lock.json is missing: get a complete copy of the project.')
  const installed = readLock(join(root, 'node_modules/.package-lock.json'))
  if (notInstalled(lock, installed).length === 0) return
  say('Installing packages (about a minute, once) …')
  // The tools that build the pages are development packages: wanted also where NODE_ENV says production.
  const code = await runNpm(
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    root,
  )
  if (code !== 0) {
    throw new Stop(
      'Installing the packages failed (npm says why above): check the internet connection and the free disk space, and try again.',
    )
  }
}
