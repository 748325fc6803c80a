import { beforeAll, describe, expect, inject, it } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { boardExportSchema, invitationsSchema, syncTokenSchema } from '@/app/api/_http/schemas'
import { CLOSE_REASONS } from '@/sync/protocol/close-reasons'
import { atEnd, closing, docShows, ending, opened, synced } from '../fixtures/rooms'
import { Client, newWorkshop, type CreatedWorkshop } from './client'

let mine: CreatedWorkshop
let other: CreatedWorkshop

beforeAll(async () => {
  mine = await newWorkshop()
  other = await newWorkshop()
})

const party = (workshop: CreatedWorkshop, id: string) => workshop.links.parties[id as never] ?? ''
const socketUrl = () => inject('serverUrl').replace('http', 'ws') + '/sync'

/** Joins by link and connects with y-websocket's own provider, as any Yjs program would. */
async function onBoard(link: string, boardId: string = mine.boardId) {
  const client = new Client()
  const { syncToken } = await client.join(link, 'Somebody')
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(socketUrl(), boardId, doc, {
    params: { token: syncToken },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    // Clients of one process would otherwise hear each other without the server.
    disableBc: true,
  })
  atEnd(() => {
    provider.destroy()
    provider.awareness.destroy()
  })
  return { client, doc, provider, records: doc.getMap<Y.Map<unknown>>('records') }
}

const axisOf = (records: Y.Map<Y.Map<unknown>>) =>
  [...records].find(([, record]) => record.get('type') === 'axis') ?? []

const note = () => {
  const map = new Y.Map<unknown>()
  map.set('typeName', 'page')
  map.set('name', 'Ours')
  map.set('index', 'a9')
  return map
}

describe('the socket of the running server', () => {
  it('[P1] serves the seeded board to an unmodified provider, live and to the export', async () => {
    const us = await onBoard(party(mine, 'us'))
    const rok = await onBoard(party(mine, 'rok'))
    const facilitator = await onBoard(mine.links.facilitator)
    await Promise.all([us, rok, facilitator].map(({ provider }) => synced(provider)))
    expect([...us.records.values()].filter((map) => map.get('type') === 'axis')).toHaveLength(3)
    us.records.set('page:ours', note())
    await docShows(rok.doc, () => rok.records.has('page:ours'))
    rok.records.get('page:ours')?.set('name', 'Renamed')
    await docShows(us.doc, () => us.records.get('page:ours')?.get('name') === 'Renamed')
    const answer = await facilitator.client.get(`/api/boards/${mine.boardId}/export.json`)
    const { records } = boardExportSchema.parse(answer.json)
    expect(JSON.stringify(records)).toContain('Renamed')
  })

  it("[W2] [W4] keeps seeded axes and the other side's stance", async () => {
    const us = await onBoard(party(mine, 'us'))
    await synced(us.provider)
    const [id = '', axis] = axisOf(us.records)
    const theirs = JSON.stringify(axis?.get('props.stances.rok'))
    const geometry = JSON.stringify(axis?.get('geometry'))
    axis?.set('geometry', ['page:page', 'a1', 7, 7, 0])
    await docShows(us.doc, () => JSON.stringify(us.records.get(id)?.get('geometry')) === geometry)
    us.records.get(id)?.set('props.stances.rok', { text: { en: 'No', ko: '' }, evidence: [] })
    await docShows(
      us.doc,
      () => JSON.stringify(us.records.get(id)?.get('props.stances.rok')) === theirs,
    )
    us.records.delete(id)
    await docShows(us.doc, () => us.records.has(id))
  })

  it("[W1] leaves an observer's writes out", async () => {
    const observer = await onBoard(mine.links.observer)
    const us = await onBoard(party(mine, 'us'))
    await Promise.all([synced(observer.provider), synced(us.provider)])
    observer.records.set('page:observed', note())
    us.records.set('page:later', note())
    await docShows(observer.doc, () => observer.records.has('page:later'))
    expect(us.records.has('page:observed')).toBe(false)
  })

  it('[P2] refuses a token of another board, none, and garbage, with a code', async () => {
    const { client } = await onBoard(other.links.facilitator, other.boardId)
    const answer = await client.post(`/api/boards/${other.boardId}/token`)
    const { syncToken } = syncTokenSchema.parse(answer.json)
    for (const token of [syncToken, '', 'garbage', `${syncToken}x`]) {
      const socket = new WebSocket(`${socketUrl()}/${mine.boardId}?token=${token}`)
      const ended = closing(socket)
      await opened(socket)
      expect((await ended).code).toBe(CLOSE_REASONS.bad_token)
    }
  })

  it('[P3] refuses pages of other sites with 403', async () => {
    const socket = new WebSocket(`${socketUrl()}/${mine.boardId}`, {
      origin: 'https://evil.example',
    })
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
      socket.on('error', () => undefined)
    })
    expect(status).toBe(403)
  })

  it('[W9] a revoked link ends its sockets at once, and for good', async () => {
    const us = await onBoard(party(mine, 'us'))
    await synced(us.provider)
    const facilitator = new Client()
    await facilitator.join(mine.links.facilitator, 'Fay')
    const path = `/api/workshops/${mine.workshopId}/invitations`
    const { invitations } = invitationsSchema.parse((await facilitator.get(path)).json)
    const invitation = invitations.find((each) => each.party === 'us')
    const ended = ending(us.provider)
    const answer = await facilitator.post(`${path}/${invitation?.id}/revoke`)
    expect(answer.status).toBe(200)
    expect(await ended).toEqual({ code: CLOSE_REASONS.revoked, reason: 'revoked' })
    expect(us.provider.shouldConnect).toBe(false)
  })
})
