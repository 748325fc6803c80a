import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { createServices } from '@/server/create-services'
import { openSqlite } from '@/server/persistence/database'
import { migrate } from '@/server/persistence/migrate'
import { PrismaDocumentStorage } from '@/server/persistence/prisma-document-storage'
import type { Services } from '@/server/services'
import { serve, type Setup } from './contract'

/**
 * This project's server without its pages: real workshops, invitations, sync tokens, gate,
 * validation, and the SQLite database in a folder of its own.
 */
const root = process.env.BENCH_ROOT ?? process.cwd()
const folder = mkdtempSync(join(tmpdir(), 'common-ground-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const databasePath = join(folder, 'bench.db')
migrate({ databasePath, migrationsDir: join(root, 'prisma/sqlite/migrations') })
const database = openSqlite(databasePath)
const storage = new PrismaDocumentStorage(database)
const { services, rooms } = createServices({
  env: {},
  version: 'bench',
  lanUrls: [],
  database,
  serverKey: randomBytes(32),
  // A refused record or a failed write would show here, and spoil the comparison.
  log: pino({ level: 'warn' }, pino.destination(2)),
  // 600 people from one address are more than one address may have; here each is their own.
  addressOf: (request) => request.url ?? '',
})

serve(async (setup) => {
  const board = readFileSync(setup.yjsFile)
  const documentNames: string[] = []
  const paths: string[][] = []
  for (let room = 0; room < setup.rooms; room++) {
    const { boardId, tokens } = await openWorkshop(services, setup, board)
    documentNames.push(boardId)
    paths.push(tokens.map((token) => `/sync/${boardId}?token=${token}&ext=1`))
  }
  const http = createServer((_request, response) => response.writeHead(404).end())
  http.on('upgrade', (request, socket, head) => rooms.handleUpgrade(request, socket, head))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return { port: (http.address() as AddressInfo).port, paths, documentNames }
})

/** A workshop whose board holds the benchmark's shapes, and a delegate's token per client. */
async function openWorkshop(services: Services, setup: Setup, board: Uint8Array) {
  const { boardId, links } = await services.workshops.create(
    { template: 'us-rok-space' },
    'http://127.0.0.1',
  )
  await storage.startEpoch(boardId, 1, board)
  const invitations = Object.values(links.parties).map((url) => url.split('/').at(-1) ?? '')
  const tokens: string[] = []
  for (let client = 0; client < setup.clientsPerRoom; client++) {
    const token = invitations[client % invitations.length] ?? ''
    const joined = await services.workshops.join({ token, name: `Person ${client + 1}` })
    tokens.push(joined.syncToken)
  }
  return { boardId, tokens }
}
