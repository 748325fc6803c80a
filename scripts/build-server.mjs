// Bundles server/main.ts to build/server.mjs. Packages stay outside: they are installed anyway,
// and native ones can't be bundled.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

await build({
  absWorkingDir: root,
  entryPoints: ['server/main.ts'],
  outfile: join(root, 'build/server.mjs'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
})
