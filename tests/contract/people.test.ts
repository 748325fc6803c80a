import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { peopleSchema } from '@/app/api/_http/order-routes'
import { CLOSE_REASONS } from '@/sync/protocol/close-reasons'
import { writeRecords } from '@/sync/doc/layout'
import { geo } from '@/sync/doc/testing/records'
import { Client, errorOf } from './client'
import { OrderRoom, PAGE } from './order-room'
import { openBoard, Session } from './session'

/** What facilitators do with people: roles, taking out, personal links. */

describe('people', () => {
  let room: OrderRoom
  beforeAll(async () => void (room = await OrderRoom.start('party')))
  afterAll(() => room.close())
  const people = async () => {
    const { session } = room
    const path = `/api/workshops/${session.workshop.workshopId}/people`
    return peopleSchema.parse((await session.facilitator.get(path)).json).people
  }
  const fay = async () => (await people()).find(({ isMe }) => isMe)!.participantId
  const change = (id: string, wanted: object, by = room.session.facilitator) =>
    by.post(room.personPath(id, 'role'), wanted)

  it('takes a person out at once: sockets, cookie and token; a new link keeps them out', async () => {
    const { session } = room
    const eve = await session.delegate('us', 'Eve')
    const board = await openBoard(eve.client, session.boardId)
    const { syncToken } = (await eve.client.post(`/api/boards/${session.boardId}/token`)).json as {
      syncToken: string
    }
    const closed = new Promise<number>((resolve) => board.onClose(resolve))
    const path = room.personPath(eve.participantId, 'take-out')
    const out = await session.facilitator.post(path, { replaceLink: true })
    expect(out.status).toBe(204)
    expect(await closed).toBe(CLOSE_REASONS.taken_out)
    board.close()
    expect(errorOf(await eve.client.get(`/api/boards/${session.boardId}`)).code).toBe('revoked')
    const raw = new WebSocket(
      `${eve.client.base.replace('http', 'ws')}/sync/${session.boardId}?token=${syncToken}`,
    )
    const [code] = (await once(raw, 'close')) as [number]
    expect(code).toBe(CLOSE_REASONS.revoked)
    const link = session.workshop.links.parties['us' as never] ?? ''
    const again = await eve.client.post('/api/join', { token: link.split('/').at(-1), name: 'Eve' })
    expect(errorOf(again).code).toBe('bad_token')
    // Others who came by that link stay.
    expect((await session.us[0]!.client.get(room.path)).status).toBe(200)
    expect((await people()).map(({ name }) => name)).not.toContain('Eve')
    expect(errorOf(await session.facilitator.post(path, {})).code).toBe('not_found')
  })

  it('changes a role live: sockets end, and what may be done is the new role’s', async () => {
    const { session } = room
    const sam = await session.delegate('rok', 'Sam')
    const board = await openBoard(sam.client, session.boardId)
    const closed = new Promise<number>((resolve) => board.onClose(resolve))
    expect((await change(sam.participantId, { role: 'observer' })).status).toBe(204)
    expect(await closed).toBe(CLOSE_REASONS.role_changed)
    board.close()
    expect((await session.dialogue()).roster.map(({ name }) => name)).not.toContain('Sam')
    const reading = await openBoard(sam.client, session.boardId)
    const ended = new Promise<number>((resolve) => reading.onClose(resolve))
    reading.doc.transact(() => writeRecords(reading.doc, [geo('shape:sams', PAGE)]))
    expect(await ended).toBe(CLOSE_REASONS.read_only)
    reading.close()
    expect((await change(sam.participantId, { role: 'facilitator' })).status).toBe(204)
    expect((await sam.client.get(`${room.path}/activity`)).status).toBe(200)
    expect((await change(sam.participantId, { role: 'delegate', party: 'rok' })).status).toBe(204)
    expect(errorOf(await sam.client.get(`${room.path}/activity`)).code).toBe('forbidden')
    expect((await session.dialogue()).roster.map(({ name }) => name)).toContain('Sam')
  })

  it.each([
    [{ role: 'delegate', party: 'rok' }, 'other_party'],
    [{ role: 'interpreter', party: 'rok' }, 'other_party'],
    [{ role: 'delegate' }, 'required'],
    [{ role: 'delegate', party: 'prc' }, 'unknown'],
    [{ role: 'observer', party: 'us' }, 'invalid'],
    [{ role: 'admin' }, 'unknown'],
  ])(
    'refuses a role that does not fit who came by a link of the U.S.: %j',
    async (wanted, problem) => {
      const error = errorOf(await change(room.vicId, wanted))
      expect(error).toMatchObject({ code: 'invalid_fields', fields: [{ problem }] })
    },
  )

  it('keeps a facilitator, whoever is asked for', async () => {
    const id = await fay()
    expect((await people()).find(({ isMe }) => isMe)).toMatchObject({ isLastFacilitator: true })
    const refused = [
      await change(id, { role: 'observer' }),
      await room.session.facilitator.post(room.personPath(id, 'take-out'), {}),
    ].map((answer) => errorOf(answer))
    for (const error of refused) {
      expect(error).toMatchObject({ code: 'conflict', fields: [{ problem: 'last_facilitator' }] })
    }
  })

  it('a seat in the open round is fixed: no other role until it is closed; taking out works', async () => {
    const session = await Session.start('party', { us: 3, rok: 3 })
    const path = (id: string, what: string) =>
      `/api/workshops/${session.workshop.workshopId}/people/${id}/${what}`
    const [one, two] = session.us
    const round = await session.open()
    const answer = { self: 40, estimates: { rok: 20 } }
    await session.answer(two!, round.id, 'threat-picture', answer)
    const role = path(one!.participantId, 'role')
    const refused = await session.facilitator.post(role, { role: 'observer' })
    expect(errorOf(refused)).toMatchObject({ code: 'conflict', fields: [{ problem: 'seated' }] })
    const out = await session.facilitator.post(path(two!.participantId, 'take-out'), {})
    expect(out.status).toBe(204)
    const [open] = (await session.dialogue()).rounds
    expect(open?.roster).toHaveLength(6)
    const closed = await session.close(open!)
    expect(closed.progress.seats).toBe(6)
    expect((await session.facilitator.post(role, { role: 'observer' })).status).toBe(204)
    const { roster } = await session.dialogue()
    expect(roster.map(({ name }) => name).sort()).toEqual(['rok 1', 'rok 2', 'rok 3', 'us 3'])
  })

  it('a personal seat is free while its person is in another role, and theirs when they are back', async () => {
    const { session } = room
    const invitations = `/api/workshops/${session.workshop.workshopId}/invitations`
    const made = await session.facilitator.post(invitations, {
      role: 'delegate',
      party: 'us',
      seatLabel: 'U.S. 7',
    })
    const link = (made.json as { url: string }).url
    const pat = await session.delegate('us', 'Pat', link)
    const seat = async () =>
      (await session.dialogue()).roster.find(({ label }) => label === 'U.S. 7')?.name
    expect(await seat()).toBe('Pat')
    expect((await change(pat.participantId, { role: 'observer' })).status).toBe(204)
    expect(await seat()).toBeNull()
    expect((await change(pat.participantId, { role: 'delegate', party: 'us' })).status).toBe(204)
    expect(await seat()).toBe('Pat')
    expect((await change(pat.participantId, { role: 'observer' })).status).toBe(204)
    const quinn = await session.delegate('us', 'Quinn', link)
    expect(await seat()).toBe('Quinn')
    // The seat is taken: Pat sits for themselves.
    expect((await change(pat.participantId, { role: 'delegate', party: 'us' })).status).toBe(204)
    const { roster } = await session.dialogue()
    const names = roster.filter(({ party }) => party === 'us').map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['Pat', 'Quinn']))
    expect(quinn.participantId).not.toBe(pat.participantId)
  })

  it('a facilitator can’t renew or revoke their own personal link', async () => {
    const { session } = room
    const invitations = `/api/workshops/${session.workshop.workshopId}/invitations`
    const made = await session.facilitator.post(invitations, {
      role: 'facilitator',
      seatLabel: 'Co-facilitator',
    })
    const { id, url } = made.json as { id: string; url: string }
    const cora = new Client()
    await cora.join(url, 'Cora')
    for (const what of ['renew', 'revoke']) {
      const answer = await cora.post(`${invitations}/${id}/${what}`)
      expect(errorOf(answer).code).toBe('conflict')
    }
    expect((await cora.get(room.path)).status).toBe(200)
    expect((await session.facilitator.post(`${invitations}/${id}/renew`)).status).toBe(200)
    expect(errorOf(await cora.get(room.path)).code).toBe('revoked')
  })
})
