/**
 * `npm run bench -- sync`: installs the peers, bundles, and runs the benchmark pinned to one core.
 * `npm run bench -- rounds`: how long a round takes; no peers.
 */
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { installDependencies } from '../scripts/steps/dependencies.mjs'
import { generateClient } from '../scripts/steps/build.mjs'
import { runMain, say, Stop } from '../scripts/steps/say.mjs'

const bench = dirname(fileURLToPath(import.meta.url))
const root = dirname(bench)

const SHARED = {
  absWorkingDir: root,
  bundle: true,
  platform: /** @type {const} */ ('node'),
  format: /** @type {const} */ ('esm'),
  target: 'node20',
  // Each bundle finds its packages from where it lies: ours in the project's, peers in bench's.
  packages: /** @type {const} */ ('external'),
  logLevel: /** @type {const} */ ('warning'),
}

async function bundle() {
  await build({
    ...SHARED,
    entryPoints: [
      'bench/sync/main.ts',
      'bench/sync/servers/y-websocket.ts',
      'bench/sync/servers/hocuspocus.ts',
      'bench/sync/servers/tldraw-sync.ts',
    ],
    outdir: join(bench, 'build'),
    outbase: join(bench, 'sync'),
    outExtension: { '.js': '.mjs' },
  })
  await build({
    ...SHARED,
    entryPoints: ['bench/sync/servers/common-ground.ts'],
    // Outside bench/, so that not one of its packages is the peers' copy.
    outfile: join(root, 'build/bench/common-ground.mjs'),
  })
}

/** @returns {Promise<string>} what to run */
async function buildRounds() {
  const outfile = join(root, 'build/bench/rounds.mjs')
  await build({ ...SHARED, entryPoints: ['bench/rounds/main.ts'], outfile })
  return outfile
}

/** @returns {Promise<string>} what to run */
async function buildSync() {
  await installDependencies(bench)
  await bundle()
  return join(bench, 'build/main.mjs')
}

await runMain(async () => {
  const [what, ...rest] = process.argv.slice(2)
  const make = { sync: buildSync, rounds: buildRounds }[what ?? '']
  if (!make || rest.length > 0) {
    throw new Stop('There are two benchmarks: npm run bench -- sync, npm run bench -- rounds')
  }
  await installDependencies(root)
  generateClient()
  say('Building …')
  const child = spawn(process.execPath, [await make()], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', BENCH_ROOT: root },
  })
  // Ctrl-C reaches the whole group; wait for the child to end its own servers.
  process.on('SIGINT', () => undefined)
  process.exitCode = await new Promise((resolve) =>
    child.once('exit', (code) => resolve(code ?? 1)),
  )
})
