import { beforeEach, describe, expect, it } from 'vitest'
import { invitationSchema, invitationsSchema } from '@/app/api/_http/schemas'
import {
  Client,
  errorOf,
  newWorkshop,
  tokenOf,
  writesNothing,
  type CreatedWorkshop,
} from './client'

let workshop: CreatedWorkshop
let facilitator: Client
let path: string

beforeEach(async () => {
  workshop = await newWorkshop()
  facilitator = new Client()
  await facilitator.join(workshop.links.facilitator, 'Fay')
  path = `/api/workshops/${workshop.workshopId}/invitations`
})

async function list() {
  return invitationsSchema.parse((await facilitator.get(path)).json).invitations
}

async function add(input: object) {
  const answer = await facilitator.post(path, input)
  expect(answer.status).toBe(201)
  return invitationSchema.parse(answer.json)
}

describe('invitations of a workshop', () => {
  it('can be seen again, with the links that were made', async () => {
    const urls = (await list()).map((invitation) => invitation.url)
    const { facilitator: link, observer, parties } = workshop.links
    expect(urls.sort()).toEqual([link, observer, ...Object.values(parties)].sort())
  })

  it('a personal link seats one person; renewing it frees the seat', async () => {
    const seat = await add({ role: 'delegate', party: 'rok', seatLabel: 'Seat 3' })
    const holder = new Client()
    await holder.join(seat.url ?? '', 'Ryu')
    const second = await new Client().post('/api/join', {
      token: tokenOf(seat.url ?? ''),
      name: 'Kim',
    })
    expect(errorOf(second)).toMatchObject({ status: 409, code: 'seat_taken' })

    const renewed = invitationSchema.parse(
      (await facilitator.post(`${path}/${seat.id}/renew`)).json,
    )
    expect(renewed.url).not.toBe(seat.url)
    expect(errorOf(await holder.post(`/api/boards/${workshop.boardId}/token`)).code).toBe('revoked')
    await new Client().join(renewed.url ?? '', 'Kim')
  })

  it('two people with one personal link at once: one gets the seat', async () => {
    const seat = await add({ role: 'delegate', party: 'us', seatLabel: 'Seat 1' })
    const answers = await Promise.all(
      ['One', 'Two', 'Three'].map((name) =>
        new Client().post('/api/join', { token: tokenOf(seat.url ?? ''), name }),
      ),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409])
  })

  it('a renewed shared link replaces the old one; who joined stays', async () => {
    const observer = new Client()
    await observer.join(workshop.links.observer, 'Otto')
    const invitation = (await list()).find((one) => one.role === 'observer')
    const answer = await facilitator.post(`${path}/${invitation?.id}/renew`)
    const renewed = invitationSchema.parse(answer.json)
    const old = await new Client().post('/api/join', {
      token: tokenOf(workshop.links.observer),
      name: 'Late',
    })
    expect(errorOf(old)).toMatchObject({ status: 401, code: 'bad_token' })
    await new Client().join(renewed.url ?? '', 'Late')
    expect((await observer.get(`/api/boards/${workshop.boardId}`)).status).toBe(200)
  })

  it('a revoked link ends everyone who came by it', async () => {
    const us = new Client()
    await us.join(workshop.links.parties['us' as never] ?? '', 'Una')
    const invitation = (await list()).find((one) => one.party === 'us')
    const answer = await facilitator.post(`${path}/${invitation?.id}/revoke`)
    expect(invitationSchema.parse(answer.json)).toMatchObject({
      revoked: true,
      url: null,
      joined: 1,
    })
    expect(errorOf(await us.get(`/api/boards/${workshop.boardId}`))).toMatchObject({
      status: 403,
      code: 'revoked',
    })
    expect(errorOf(await facilitator.post(`${path}/${invitation?.id}/renew`)).code).toBe('conflict')
  })

  it('nobody revokes the link they came by', async () => {
    const own = (await list()).find((one) => one.role === 'facilitator')
    await writesNothing(async () => {
      const answer = await facilitator.post(`${path}/${own?.id}/revoke`)
      expect(errorOf(answer)).toMatchObject({ status: 409, code: 'conflict' })
    })
    expect((await list()).find((one) => one.id === own?.id)?.revoked).toBe(false)
  })

  it('are for facilitators only, and only of this workshop', async () => {
    const delegate = new Client()
    await delegate.join(workshop.links.parties['us' as never] ?? '', 'Una')
    const outsider = new Client()
    const other = await newWorkshop()
    await outsider.join(other.links.facilitator, 'Ada')
    const [invitation] = await list()
    await writesNothing(async () => {
      for (const [client, code] of [
        [delegate, 'forbidden'],
        [outsider, 'wrong_board'],
        [new Client(), 'not_signed_in'],
      ] as const) {
        expect(errorOf(await client.get(path)).code).toBe(code)
        expect(errorOf(await client.post(path, { role: 'observer' })).code).toBe(code)
        for (const action of ['renew', 'revoke']) {
          expect(errorOf(await client.post(`${path}/${invitation?.id}/${action}`)).code).toBe(code)
        }
      }
      // The right role, another workshop's link.
      const theirs = `/api/workshops/${other.workshopId}/invitations/${invitation?.id}/revoke`
      expect(errorOf(await outsider.post(theirs)).code).toBe('not_found')
    })
  })

  it.each([
    ['a delegate of no party', { role: 'delegate' }, [{ field: 'party', problem: 'required' }]],
    [
      'a delegate of a party that is not there',
      { role: 'delegate', party: 'prc' },
      [{ field: 'party', problem: 'unknown' }],
    ],
    [
      'an observer of a party',
      { role: 'observer', party: 'us' },
      [{ field: 'party', problem: 'invalid' }],
    ],
    ['a role that is none', { role: 'admin' }, [{ field: 'role', problem: 'unknown' }]],
    [
      'an empty seat label',
      { role: 'delegate', party: 'us', seatLabel: ' ' },
      [{ field: 'seatLabel', problem: 'required' }],
    ],
  ])('refuses %s', async (_, input, fields) => {
    await writesNothing(async () => {
      const error = errorOf(await facilitator.post(path, input))
      expect(error).toMatchObject({ status: 422, code: 'invalid_fields', fields })
    })
  })
})
