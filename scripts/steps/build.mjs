import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from '../generate.mjs'
import { hashInputs, whenChanged } from './inputs.mjs'
import { runQuietly } from './run.mjs'
import { say, Stop } from './say.mjs'

/** What both the pages and the server are made of. */
const SHARED = ['dialogue', 'sync', 'export', 'messages', 'package-lock.json', 'tsconfig.json']
const PAGES = ['app', 'canvas', 'facilitation', 'ui', 'server/services.ts', 'proxy.ts']
const PAGES_SETTINGS = ['next.config.js', 'postcss.config.mjs', 'scripts/copy-assets.mjs']

/** @param {Record<string, string | undefined>} env what Next compiles into the pages */
function publicSettings(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('NEXT_PUBLIC_')))
}

/**
 * Runs one of our scripts or a package's, and stops with a sentence when it fails.
 *
 * @param {string} root
 * @param {string[]} args for Node
 * @param {string} failure
 */
async function script(root, args, failure) {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    // Types are a developer's business (`npm test`): whoever starts the product waits for less.
    SKIP_TYPE_CHECK: '1',
  }
  if ((await runQuietly(process.execPath, args, { cwd: root, env })) !== 0) throw new Stop(failure)
}

/** @param {string} root @param {string} name @returns {string} the file that remembers a step's inputs */
const stamp = (root, name) => join(root, 'build/stamps', name)

/** Makes Prisma's client when the schema has changed. */
export function generateClient() {
  try {
    if (generate()) say('Generated the database client.')
  } catch (error) {
    throw new Stop(`Generating the database client failed: ${/** @type {Error} */ (error).message}`)
  }
}

/** Copies tldraw's assets and our font to `public/`. @param {string} root the project */
export async function copyAssets(root) {
  await whenChanged({
    stamp: stamp(root, 'assets'),
    hash: hashInputs(root, ['scripts/copy-assets.mjs', 'package-lock.json']),
    output: join(root, 'public/tldraw'),
    work: async () => {
      say('Copying fonts and icons …')
      await script(root, ['scripts/copy-assets.mjs'], 'Copying fonts and icons failed: see above.')
    },
  })
}

/** @param {string} root */
async function buildServer(root) {
  await whenChanged({
    stamp: stamp(root, 'server'),
    hash: hashInputs(root, [...SHARED, 'server', 'prisma', 'scripts/build-server.mjs']),
    output: join(root, 'build/server.mjs'),
    work: async () => {
      say('Building the server …')
      await script(root, ['scripts/build-server.mjs'], 'Building the server failed: see above.')
    },
  })
}

/** @param {string} root */
async function buildPages(root) {
  const dist = process.env.NEXT_DIST_DIR || '.next'
  await whenChanged({
    // Several builds of one checkout may live side by side, each in its own folder.
    stamp: stamp(root, `pages-${dist}`),
    hash: hashInputs(root, [...SHARED, ...PAGES, ...PAGES_SETTINGS], publicSettings(process.env)),
    output: join(root, dist, 'BUILD_ID'),
    work: async () => {
      say('Building the pages (about a minute, once) …')
      await script(
        root,
        ['node_modules/next/dist/bin/next', 'build'],
        'Building the pages failed: see above.',
      )
    },
  })
}

/**
 * Makes what the server runs from, each part only when something it is made of has changed.
 *
 * @param {string} root the project
 */
export async function build(root) {
  generateClient()
  await copyAssets(root)
  await buildServer(root)
  await buildPages(root)
}

/** @param {string} root @returns {string} the `engines.node` of `package.json` */
export function nodeEngines(root) {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node
}
