import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { invitationsSchema } from '@/app/api/_http/schemas'
import { CLOSE_REASONS } from '@/sync/protocol/close-reasons'
import { Client, newWorkshop, writesNothing, type CreatedWorkshop } from './client'

/**
 * The socket as other programs use it: y-websocket's own provider, told no more than design section
 * 9 promises. What the rooms do inside is tested in the files `sync-*`.
 */
const base = () => inject('serverUrl').replace('http', 'ws')
const open: { destroy(): void }[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.destroy()
})

let workshop: CreatedWorkshop
beforeAll(async () => {
  workshop = await newWorkshop()
})

function connect(boardId: string, token: string) {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${base()}/sync`, boardId, doc, {
    params: { token },
    disableBc: true,
    WebSocketPolyfill: WebSocket as never,
  })
  open.push(provider, doc)
  const synced = new Promise<void>((resolve) => {
    provider.on('sync', (isSynced: boolean) => isSynced && resolve())
  })
  const closed = new Promise<number>((resolve) => {
    provider.on('connection-close', (event) => event && resolve(event.code))
  })
  return { doc, provider, synced, closed }
}

describe('ws /sync/{boardId}?token=', () => {
  it('just works with WebsocketProvider: what one writes the other gets', async () => {
    const one = await new Client().join(workshop.links.facilitator, 'Fay')
    const two = await new Client().join(workshop.links.parties['us' as never] ?? '', 'Una')
    const first = connect(one.boardId, one.syncToken)
    const second = connect(two.boardId, two.syncToken)
    await Promise.all([first.synced, second.synced])
    const records = first.doc.getMap<Y.Map<unknown>>('records')
    expect(records.size).toBeGreaterThan(10)
    const arrived = new Promise<unknown>((resolve) => {
      second.doc.getMap<Y.Map<unknown>>('records').observeDeep(() => {
        resolve(second.doc.getMap<Y.Map<unknown>>('records').get('document:document')?.get('name'))
      })
    })
    records.get('document:document')?.set('name', 'Renamed')
    expect(await arrived).toBe('Renamed')
  })

  it('refuses a token that is none, or of another board, and writes nothing', async () => {
    const other = await newWorkshop()
    const stranger = await new Client().join(other.links.facilitator, 'Ada')
    await writesNothing(async () => {
      for (const token of ['', 'wrong', stranger.syncToken]) {
        const { closed } = connect(workshop.boardId, token)
        expect(await closed).toBe(CLOSE_REASONS.bad_token)
      }
    })
  })

  it('ends a socket at once when its link is revoked', async () => {
    const facilitator = new Client()
    await facilitator.join(workshop.links.facilitator, 'Fay')
    const observer = await new Client().join(workshop.links.observer, 'Otto')
    const socket = connect(observer.boardId, observer.syncToken)
    await socket.synced
    const path = `/api/workshops/${workshop.workshopId}/invitations`
    const list = invitationsSchema.parse((await facilitator.get(path)).json).invitations
    const invitation = list.find((one) => one.role === 'observer')
    await facilitator.post(`${path}/${invitation?.id}/revoke`)
    expect(await socket.closed).toBe(CLOSE_REASONS.revoked)
    const again = connect(observer.boardId, observer.syncToken)
    expect(await again.closed).toBe(CLOSE_REASONS.revoked)
  })

  it('refuses a page of another site with 403', async () => {
    const { syncToken, boardId } = await new Client().join(workshop.links.facilitator, 'Fay')
    const socket = new WebSocket(`${base()}/sync/${boardId}?token=${syncToken}`, {
      origin: 'https://evil.example',
    })
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode))
      socket.on('open', () => resolve('opened'))
      socket.on('error', () => undefined)
    })
    socket.terminate()
    expect(status).toBe(403)
  })

  it.each(['/', '//', '/nothing', '/_next/webpack-hmr', '/sync', '/%'])(
    'an upgrade to %s harms nobody',
    async (path) => {
      const socket = new WebSocket(base() + path)
      await new Promise((resolve) => {
        socket.on('error', resolve)
        socket.on('close', resolve)
      })
      expect((await new Client().get('/api/health')).status).toBe(200)
    },
  )
})
