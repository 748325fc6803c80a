import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { startTestServer, type TestServer } from '../fixtures/server'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

let folder: string
let server: TestServer | null = null
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'common-ground-start-'))
})
afterEach(async () => {
  await server?.dispose()
  server = null
  rmSync(folder, { recursive: true, force: true })
})

/** Runs the server until it ends by itself. */
async function run(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['build/server.mjs'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', DATA_DIR: folder, ...env },
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said: said.trim() }
}

async function post(url: string, path: string, json: unknown, cookie = '') {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(json),
  })
  const [setCookie = ''] = response.headers.getSetCookie()
  return { status: response.status, json: await response.json(), cookie: setCookie.split(';')[0] }
}

describe('a start that can not succeed says why in one sentence', () => {
  it('when the port is taken', async () => {
    const { port } = new URL(inject('serverUrl'))
    const { code, said } = await run({ PORT: port })
    expect(code).toBe(1)
    expect(said).toMatch(new RegExp(`^Port ${port} is taken\\..*PORT\\.$`))
  })

  it('when another server uses the data folder', async () => {
    const { code, said } = await run({ DATA_DIR: inject('dataDir') })
    expect(code).toBe(1)
    expect(said).toMatch(/^The data folder .* is in use by another .*DATA_DIR\.$/)
  })

  it('when the data folder is a file', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const { code, said } = await run({ DATA_DIR: file })
    expect(code).toBe(1)
    expect(said).toMatch(/^The data folder .* can't be made .*DATA_DIR\.$/)
  })

  it('when the database is of a newer version', async () => {
    server = await startTestServer({})
    await server.kill('SIGTERM')
    const db = new Database(join(server.dataDir, 'common-ground.db'))
    db.exec(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
       VALUES ('x', 'y', '99990101000000_from_the_future', 1)`,
    )
    db.close()
    const { code, said } = await run({ DATA_DIR: server.dataDir })
    expect(code).toBe(1)
    expect(said).toMatch(
      /^This database was made by a newer version .*99990101000000_from_the_future/,
    )
    expect(said).not.toContain('\n')
  })

  it.each([
    ['PORT', '70000'],
    ['PUBLIC_URL', 'board.example.org'],
    ['SERVER_KEY', 'short'],
    ['DATABASE_URL', 'mysql://x'],
    ['HOST', '192.0.2.1'],
  ])('when %s is %s', async (name, value) => {
    const { code, said } = await run({ [name]: value })
    expect(code).toBe(1)
    expect(said).toContain(name)
    expect(said).not.toContain('\n')
  })
})

describe('a server that is stopped', () => {
  it('by SIGTERM ends in order; by SIGKILL it loses nothing', async () => {
    server = await startTestServer({})
    const { url } = server
    expect(server.output()).toContain(`Common Ground is ready at ${url}`)
    const created = await post(url, '/api/workshops', { template: 'blank', title: 'Kept' })
    const { links, boardId } = created.json as { links: { facilitator: string }; boardId: string }
    const token = links.facilitator.split('/').at(-1)
    const joined = await post(url, '/api/join', { token, name: 'Fay' })

    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      await server.kill(signal)
      await server.start()
      const again = await post(url, `/api/boards/${boardId}/token`, undefined, joined.cookie)
      expect([signal, again.status]).toEqual([signal, 200])
      expect((await post(url, '/api/join', { token, name: 'Gil' })).status).toBe(200)
    }
  })
})

describe('the log', () => {
  it('has no link, cookie, token, name or text in it, even when it tells all', async () => {
    server = await startTestServer({ LOG_LEVEL: 'trace' })
    const { url } = server
    const title = 'Unmistakable title'
    const created = await post(url, '/api/workshops', { template: 'blank', title })
    const { links } = created.json as { links: { facilitator: string } }
    const token = links.facilitator.split('/').at(-1) ?? ''
    const joined = await post(url, '/api/join', { token, name: 'Unmistakable Name' })
    const { boardId, syncToken } = joined.json as { boardId: string; syncToken: string }
    await post(url, '/api/join', { token, name: 'x'.repeat(100) })
    await post(url, '/api/join', { token: `${token.slice(1)}A`, name: 'Unmistakable Name' })
    await fetch(`${url}/join/${token}`)
    await fetch(`${url}/board/${boardId}`, { headers: { cookie: joined.cookie ?? '' } })
    await server.kill('SIGTERM')
    const secret = joined.cookie?.split('=')[1] ?? 'no cookie'
    for (const word of [title, 'Unmistakable Name', token, secret, syncToken]) {
      expect(server.output()).not.toContain(word)
    }
  })
})

describe('settings', () => {
  it('PUBLIC_URL is where links start, and its pages may write', async () => {
    server = await startTestServer({ PUBLIC_URL: 'https://board.example.org/' })
    const response = await fetch(`${server.url}/api/workshops`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://board.example.org' },
      body: JSON.stringify({ template: 'blank' }),
    })
    const { links } = (await response.json()) as { links: { facilitator: string } }
    expect(links.facilitator).toMatch(/^https:\/\/board\.example\.org\/join\//)
  })

  it.runIf(process.platform !== 'win32')('only its owner may read the key', async () => {
    server = await startTestServer({})
    expect(statSync(join(server.dataDir, 'server.key')).mode & 0o777).toBe(0o600)
  })
})
