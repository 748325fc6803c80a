/**
 * `npm run bench -- sync`: installs the peers, bundles, and runs the benchmark pinned to one core.
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

await runMain(async () => {
  const [what, ...rest] = process.argv.slice(2)
  if (what !== 'sync' || rest.length > 0)
    throw new Stop('There is one benchmark: npm run bench -- sync')
  await installDependencies(root)
  await installDependencies(bench)
  generateClient()
  say('Building …')
  await bundle()
  const child = spawn(process.execPath, [join(bench, 'build/main.mjs')], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', BENCH_ROOT: root },
  })
  // Ctrl-C reaches the whole group; wait for the child to end its own servers.
  process.on('SIGINT', () => undefined)
  process.exitCode = await new Promise((resolve) =>
    child.once('exit', (code) => resolve(code ?? 1)),
  )
})
