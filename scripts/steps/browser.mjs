import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'
import { say, Stop } from './say.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']

/**
 * Where Chromium, Chrome or Edge may be installed on this system, best first.
 *
 * @param {{ env: Record<string, string | undefined>, platform: string }} system
 * @returns {string[]} absolute paths
 */
export function browserPlaces({ env, platform }) {
  const chosen = env.CHROMIUM_PATH ? [env.CHROMIUM_PATH] : []
  if (platform === 'darwin') {
    const apps = ['/Applications', join(env.HOME ?? '', 'Applications')]
    const names = ['Chromium', 'Google Chrome', 'Microsoft Edge']
    return [
      ...chosen,
      ...apps.flatMap((apps) => names.map((name) => `${apps}/${name}.app/Contents/MacOS/${name}`)),
    ]
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (f) => f !== undefined,
    )
    const names = ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge']
    const files = { 'Microsoft\\Edge': 'msedge.exe' }
    return [
      ...chosen,
      ...folders.flatMap((folder) =>
        names.map(
          (name) =>
            `${folder}\\${name}\\Application\\${files[/** @type {keyof typeof files} */ (name)] ?? 'chrome.exe'}`,
        ),
      ),
    ]
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  return [...chosen, ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))]
}

/** The browser Playwright installed for itself, if it has. @returns {string[]} */
function playwrightPlaces() {
  try {
    return [createRequire(import.meta.url)('playwright-core').chromium.executablePath()]
  } catch {
    return []
  }
}

/** @returns {string | null} an installed browser to test with */
export function findBrowser() {
  return [...browserPlaces(process), ...playwrightPlaces()].find((path) => existsSync(path)) ?? null
}

/**
 * An installed browser, else Playwright's, else Debian's package.
 *
 * @param {string} root the project
 * @returns {Promise<string>} its path
 */
export async function ensureBrowser(root) {
  const found = findBrowser()
  if (found) return found
  say('No Chromium or Chrome found: installing one …')
  await run(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium'], {
    cwd: root,
    timeout: 240_000,
  })
  const playwrights = findBrowser()
  if (playwrights) return playwrights
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-qq'], { env })
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env })
  }
  const debians = findBrowser()
  if (debians) return debians
  throw new Stop(
    'The tests need a browser: install Chromium or Chrome (or set CHROMIUM_PATH to one) and try again.',
  )
}
