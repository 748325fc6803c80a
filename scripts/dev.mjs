/** `npm run dev`: the server from source, restarted on change, with Next's development pages. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { copyAssets, generateClient, nodeEngines } from './steps/build.mjs'
import { installDependencies } from './steps/dependencies.mjs'
import { checkNode } from './steps/node-version.mjs'
import { run } from './steps/run.mjs'
import { runMain, say } from './steps/say.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

await runMain(async () => {
  checkNode(nodeEngines(root))
  process.chdir(root)
  await installDependencies(root)
  generateClient()
  await copyAssets(root)
  say('Starting in development mode …')
  const env = { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' }
  const args = ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'server/main.ts']
  process.exitCode = await run(process.execPath, args, { cwd: root, env, stdio: 'inherit' })
})
