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
    const writer = await join('Writer')
    await statusShows(writer, ({ state }) => state === 'saved')
    const written = writer.doc.getMap('written')
    let saved = 0
    let next = 0
    writer.subscribe(() => {
      // Every change is a number, so that "the first n are saved" can be told from the status.
      if (writer.status.state === 'saved') saved = next
    })
    let writing = true
    const load = (async () => {
      while (writing) {
        written.set(String(next), next)
        next += 1
        await new Promise((resolve) => setImmediate(resolve))
        if (next % 20 === 0) await statusShows(writer, ({ state }) => state !== 'saving')
        if (writer.status.state === 'offline') await statusShows(writer, (s) => s.state === 'saved')
      }
    })()
    for (let kill = 0; kill < KILLS; kill++) {
      const before = next
      await docShows(writer.doc, () => next > before + 40 + (kill % 20) * 7)
      const savedBefore = saved
      await server.kill('SIGKILL')
      const knownSaved = Math.max(savedBefore, saved)
      await server.start()
      const witness = await join('Witness')
      await witness.whenSynced
      const held = witness.doc.getMap('written')
      const lost = Array.from({ length: knownSaved }, (_, n) => n).filter(
        (n) => !held.has(String(n)),
      )
      expect(lost, `saved before kill ${kill + 1} and gone`).toEqual([])
      await statusShows(writer, ({ state }) => state === 'saved')
      const all = next
      await docShows(witness.doc, () => witness.doc.getMap('written').size >= all)
      witness.destroy()
    }
    writing = false
    await load
  },
  timeoutMs,
)
