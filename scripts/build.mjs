/** `npm run build`: what `npm start` would build, and nothing that hasn't changed. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, nodeEngines } from './steps/build.mjs'
import { installDependencies } from './steps/dependencies.mjs'
import { checkNode } from './steps/node-version.mjs'
import { runMain } from './steps/say.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

await runMain(async () => {
  checkNode(nodeEngines(root))
  process.chdir(root)
  await installDependencies(root)
  await build(root)
})
