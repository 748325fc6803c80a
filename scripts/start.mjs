/**
 * `npm start`: from a fresh clone to a running server. Only Node's built-ins, because nothing is
 * installed yet. The server itself migrates the database when it starts.
 */
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, nodeEngines } from './steps/build.mjs'
import { prepareDataFolder } from './steps/data-folder.mjs'
import { installDependencies } from './steps/dependencies.mjs'
import { checkNode } from './steps/node-version.mjs'
import { checkPort, portOf } from './steps/port.mjs'
import { runMain, say } from './steps/say.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

await runMain(async () => {
  checkNode(nodeEngines(root))
  process.chdir(root)
  await checkPort(process.env.HOST || '127.0.0.1', portOf(process.env))
  prepareDataFolder(root, process.env)
  await installDependencies(root)
  await build(root)
  say('Starting …')
  // In this process: signals, the exit code and a kill reach the server without a go-between.
  process.env.NODE_ENV = 'production'
  await import(pathToFileURL(join(root, 'build/server.mjs')).href)
})
