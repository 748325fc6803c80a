/** `npm run screenshots`: takes the README's pictures from the running product, into docs/images/. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBrowser } from './steps/browser.mjs'
import { build, nodeEngines } from './steps/build.mjs'
import { installDependencies } from './steps/dependencies.mjs'
import { checkNode } from './steps/node-version.mjs'
import { run } from './steps/run.mjs'
import { runMain } from './steps/say.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

await runMain(async () => {
  checkNode(nodeEngines(root))
  process.chdir(root)
  await installDependencies(root)
  const env = { ...process.env, CHROMIUM_PATH: await ensureBrowser(root) }
  await build(root)
  const args = ['node_modules/@playwright/test/cli.js', 'test', '--project=screenshots']
  process.exitCode = await run(process.execPath, args, { cwd: root, env })
})
