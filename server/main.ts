import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import pino from 'pino'
import { loadServerKey } from './auth/server-key'
import { createServices } from './create-services'
import { readEnv, type Env } from './env'
import { addressOf } from './http/front-door'
import { lanUrls } from './http/lan-urls'
import { openPages } from './http/pages'
import { listen } from './http/server'
import { ActivityStore } from './persistence/activity-store'
import { holdDataDir } from './persistence/data-dir'
import { openSqlite } from './persistence/database'
import { migrate } from './persistence/migrate'
import { PrismaDocumentStorage } from './persistence/prisma-document-storage'
import { keepActivityRetention, keepRetention } from './persistence/retention'
import { registerServices } from './services'
import { StartError } from './start-error'

/** The project's folder: this file runs as `server/main.ts` and, bundled, as `build/server.mjs`. */
const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Longer than rooms take to commit and than requests under way are waited for. */
const STOP_DEADLINE_MS = 15_000

async function main(): Promise<void> {
  const env = readEnv(process.env, ROOT)
  const dev = env.NODE_ENV === 'development'
  // To stderr: stdout has the one line that says where the board is.
  const log = pino({ level: env.LOG_LEVEL }, pino.destination(2))
  requireBuild(dev)

  const http = await listen({
    host: env.HOST,
    port: env.PORT,
    trustProxy: env.TRUST_PROXY,
    onError: (error) => log.error({ err: error }, 'a request failed outside its handler'),
  })
  const dataDir = holdDataDir(env.dataDir)
  const databasePath = databasePathOf(env)
  const applied = migrate({ databasePath, migrationsDir: join(ROOT, 'prisma/sqlite/migrations') })
  if (applied.length > 0) log.info({ applied }, 'database migrated')

  const database = openSqlite(databasePath)
  const { services, rooms, mendBoards, movingOn } = createServices({
    env,
    version: readVersion(),
    lanUrls: lanUrls(env.HOST, http.port),
    database,
    serverKey: loadServerKey(env.dataDir, env.SERVER_KEY),
    log,
    addressOf: (request) => addressOf(request, env.TRUST_PROXY),
  })
  registerServices(services)
  const stopRetention = keepRetention(new PrismaDocumentStorage(database), log)
  const stopForgetting = keepActivityRetention(new ActivityStore(database.prisma), log)
  const pages = await openPages({ dev, root: ROOT, hostname: env.HOST, port: http.port })
  await services.health()
  await mendBoards()
  await movingOn.start()
  http.open({ pages, rooms })
  const url = env.PUBLIC_URL ?? urlOf(env.HOST, http.port)
  process.stdout.write(`Common Ground is ready at ${url}\n`)

  onStop(async (signal) => {
    log.info({ signal }, 'stopping')
    stopRetention()
    stopForgetting()
    movingOn.stop()
    // Sockets first: what clients have sent is committed and they are told to come back.
    const closed = http.stop()
    await rooms.stop()
    await closed
    await pages.close()
    await database.prisma.$disconnect()
    dataDir.release()
  })
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'))
  process.on('uncaughtException', (error) => {
    // Nobody knows what state this process is in. Saved changes are on disk; browsers reconnect.
    log.fatal({ err: error }, 'uncaught exception')
    process.exit(1)
  })
}

/** The first signal stops in order, a second one at once. */
function onStop(stop: (signal: string) => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      // Whatever hangs, an operator's stop ends. What was shown as saved is on disk already.
      setTimeout(() => fail(new Error('Stopping took too long.')), STOP_DEADLINE_MS).unref()
      stop(signal).then(() => process.exit(0), fail)
    })
  }
}

function requireBuild(dev: boolean): void {
  const dist = process.env.NEXT_DIST_DIR || '.next'
  if (dev || existsSync(join(ROOT, dist, 'BUILD_ID'))) return
  throw new StartError('The pages are not built yet. Start with `npm start`, which builds them.')
}

/** `file:…` is relative to the project, as DATA_DIR is. */
function databasePathOf(env: Env): string {
  return env.DATABASE_URL
    ? resolve(ROOT, env.DATABASE_URL.slice('file:'.length))
    : join(env.dataDir, 'common-ground.db')
}

function urlOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

function readVersion(): string {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    version: string
  }
  return manifest.version
}

/** One sentence for what we know to go wrong; the whole story for what we don't. */
function fail(error: unknown): never {
  const text = error instanceof StartError ? error.message : inspect(error)
  process.stderr.write(`${text}\n`)
  process.exit(1)
}

main().catch(fail)
