import { expect, it } from 'vitest'
import { createdWorkshopSchema, joinedSchema } from '@/app/api/_http/schemas'
import { atEnd, docShows, ours, statusShows } from '../fixtures/rooms'
import { startTestServer, type TestServer } from '../fixtures/server'
import { tokenOf } from './client'

const KILLS = Number(process.env.SYNC_KILLS ?? 2)
const timeoutMs = 60_000 + KILLS * 30_000

async function post(server: TestServer, path: string, body: object): Promise<unknown> {
  const answer = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return answer.json()
}

it(
  '[R5] [C1] kill -9 under load loses nothing that was shown as saved, nor what waits',
  async () => {
    const server = await startTestServer()
    atEnd(() => server.dispose())
    const workshop = createdWorkshopSchema.parse(
      await post(server, '/api/workshops', { template: 'us-rok-space' }),
    )
    const join = async (name: string) => {
      const token = tokenOf(workshop.links.parties['us' as never] ?? '')
      const { syncToken } = joinedSchema.parse(await post(server, '/api/join', { token, name }))
      const url = server.url.replace('http', 'ws')
      return ours({ url }, { token: syncToken, documentId: workshop.boardId })
    }
    const load = await Promise.all(
      [1, 2, 3].map(async (n) => startWriting(await join(`Writer ${n}`))),
    )
    for (let kill = 1; kill <= KILLS; kill++) {
      const most = 40 + (kill % 20) * 7
      await Promise.all(load.map((writer) => writer.writes(most)))
      const before = load.map(({ saved }) => saved())
      await server.kill('SIGKILL')
      const known = load.map(({ saved }, at) => Math.max(before[at]!, saved()))
      await server.start()
      const witness = await join('Witness')
      await witness.whenSynced
      load.forEach(({ name }, at) => {
        const held = witness.doc.getMap(name)
        const lost = Array.from({ length: known[at]! }, (_, n) => n).filter(
          (n) => !held.has(String(n)),
        )
        expect(lost, `of ${name}: saved before kill ${kill}, and gone`).toEqual([])
      })
      await Promise.all(load.map((writer) => writer.allArriveAt(witness)))
      witness.destroy()
      report(kill, known)
    }
    await Promise.all(load.map((writer) => writer.stop()))
  },
  timeoutMs,
)

type Client = ReturnType<typeof ours>
let writers = 0

/** Writes numbers into a map of its own, without a pause, and notes how many were shown as saved. */
async function startWriting(connection: Client) {
  const name = `writer ${++writers}`
  const written = connection.doc.getMap(name)
  await statusShows(connection, ({ state }) => state === 'saved')
  let next = 0
  let saved = 0
  let writing = true
  connection.subscribe(() => {
    // Every change is a number, so that "the first n are saved" can be told from the status.
    if (connection.status.state === 'saved') saved = next
  })
  const work = (async () => {
    while (writing) {
      written.set(String(next), next)
      next += 1
      await new Promise((resolve) => setImmediate(resolve))
      if (next % 20 === 0) await statusShows(connection, ({ state }) => state !== 'saving')
      if (connection.status.state === 'offline')
        await statusShows(connection, ({ state }) => state === 'saved')
    }
  })()
  return {
    name,
    saved: () => saved,
    /** Resolves when it has written so many more. */
    writes(count: number) {
      const goal = next + count
      return docShows(connection.doc, () => next >= goal)
    },
    /** Resolves when somebody else has everything it had written by now, saved or not. */
    async allArriveAt(witness: Client) {
      await statusShows(connection, ({ state }) => state === 'saved')
      const all = next
      await docShows(witness.doc, () => witness.doc.getMap(name).size >= all)
    },
    stop() {
      writing = false
      return work
    },
  }
}

/** A long run tells how far it is. */
function report(kill: number, known: readonly number[]): void {
  if (!process.env.SYNC_KILLS) return
  const changes = known.reduce((sum, count) => sum + count, 0)
  process.stdout.write(`kill ${kill}: ${changes} changes known to be saved are there\n`)
}
