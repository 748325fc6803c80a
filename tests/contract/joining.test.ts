import { beforeAll, describe, expect, it } from 'vitest'
import { previewSchema } from '@/app/api/_http/schemas'
import {
  Client,
  errorOf,
  newWorkshop,
  tokenOf,
  writesNothing,
  type CreatedWorkshop,
} from './client'

let workshop: CreatedWorkshop
let usLink: string
beforeAll(async () => {
  workshop = await newWorkshop({ attributionMode: 'none' })
  usLink = workshop.links.parties['us' as never] ?? ''
})

describe('POST /api/invitations/preview', () => {
  it('tells what the link is for, and who runs the server', async () => {
    const answer = await new Client().post('/api/invitations/preview', { token: tokenOf(usLink) })
    expect(answer.status).toBe(200)
    expect(previewSchema.parse(answer.json)).toMatchObject({
      boardId: workshop.boardId,
      role: 'delegate',
      party: { id: 'us' },
      attributionMode: 'none',
      suggestedName: 'U.S. 1',
      seatTaken: false,
      operator: 'The Contract Tests',
    })
  })

  it('refuses a wrong token', async () => {
    const answer = await new Client().post('/api/invitations/preview', { token: 'x' })
    expect(errorOf(answer)).toMatchObject({ status: 401, code: 'bad_token' })
  })
})

describe('POST /api/join', () => {
  it('gives a seat, a sync token and a cookie that scripts can not read', async () => {
    const answer = await new Client().post('/api/join', { token: tokenOf(usLink), name: ' Una ' })
    expect(answer.status).toBe(200)
    const body = answer.json as Record<string, string>
    expect(Object.keys(body).sort()).toEqual([
      'boardId',
      'participantId',
      'party',
      'role',
      'syncToken',
    ])
    expect(body).toMatchObject({ boardId: workshop.boardId, role: 'delegate', party: 'us' })
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(
      new RegExp(
        `^cg_${body.participantId}=[A-Za-z0-9_-]{43}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax$`,
      ),
    )
  })

  it('marks the cookie Secure behind a proxy that speaks https', async () => {
    const answer = await new Client().request('POST', '/api/join', {
      json: { token: tokenOf(usLink), name: 'Una' },
      headers: { 'x-forwarded-proto': 'https' },
    })
    expect(answer.headers.getSetCookie()[0]).toContain('; Secure')
  })

  it.each([
    ['facilitator', (links: CreatedWorkshop['links']) => links.facilitator, null],
    ['observer', (links: CreatedWorkshop['links']) => links.observer, null],
    ['delegate', (links: CreatedWorkshop['links']) => links.parties['rok' as never] ?? '', 'rok'],
  ])('the link decides the role: %s', async (role, pick, party) => {
    const joined = await new Client().join(pick(workshop.links), 'Someone')
    expect(joined).toMatchObject({ role, party })
  })

  it('refuses a role or party the client would like better', async () => {
    await writesNothing(async () => {
      const json = { token: tokenOf(usLink), name: 'Una', role: 'facilitator', party: 'rok' }
      expect(errorOf(await new Client().post('/api/join', json))).toMatchObject({
        status: 422,
        code: 'invalid_fields',
        fields: [
          { field: 'role', problem: 'unknown' },
          { field: 'party', problem: 'unknown' },
        ],
      })
    })
  })

  it.each([
    ['a wrong token', { token: 'A'.repeat(32), name: 'Una' }, 401, 'bad_token'],
    ['something that is no token', { token: "' OR 1=1 --", name: 'Una' }, 401, 'bad_token'],
    ['no token', { name: 'Una' }, 422, 'invalid_fields'],
    ['no name', { token: 'A'.repeat(32) }, 422, 'invalid_fields'],
    ['an empty name', { token: 'A'.repeat(32), name: '  ' }, 422, 'invalid_fields'],
    [
      'a name of 81 letters',
      { token: 'A'.repeat(32), name: 'x'.repeat(81) },
      422,
      'invalid_fields',
    ],
    [
      'a name that hides something',
      { token: 'A'.repeat(32), name: 'a\u202eb' },
      422,
      'invalid_fields',
    ],
    ['a name that is none', { token: 'A'.repeat(32), name: { a: 1 } }, 422, 'invalid_fields'],
  ])('refuses %s and writes nothing', async (_, json, status, code) => {
    await writesNothing(async () => {
      const answer = await new Client().post('/api/join', json)
      expect(errorOf(answer)).toMatchObject({ status, code })
      expect(answer.headers.getSetCookie()).toEqual([])
    })
  })

  it('refuses a revoked token', async () => {
    const { workshopId, links } = await newWorkshop()
    const facilitator = new Client()
    await facilitator.join(links.facilitator, 'Fay')
    const list = await facilitator.get(`/api/workshops/${workshopId}/invitations`)
    const { invitations } = list.json as { invitations: { id: string; role: string }[] }
    const observer = invitations.find((one) => one.role === 'observer')
    const path = `/api/workshops/${workshopId}/invitations/${observer?.id}/revoke`
    expect((await facilitator.post(path)).status).toBe(200)
    await writesNothing(async () => {
      const json = { token: tokenOf(links.observer), name: 'Otto' }
      expect(errorOf(await new Client().post('/api/join', json))).toMatchObject({
        status: 403,
        code: 'revoked',
      })
    })
  })
})

describe('POST /api/leave', () => {
  it('ends the participation on this browser', async () => {
    const person = new Client()
    const { participantId, boardId } = await person.join(usLink, 'Una')
    const stolen = new Client()
    for (const [name, value] of person.cookies) stolen.cookies.set(name, value)
    expect((await person.post('/api/leave', { participantId })).status).toBe(204)
    expect(person.cookies.size).toBe(0)
    expect(errorOf(await stolen.post(`/api/boards/${boardId}/token`))).toMatchObject({
      status: 403,
      code: 'revoked',
    })
  })

  it('refuses to end what this browser does not hold', async () => {
    const { participantId } = await new Client().join(usLink, 'Una')
    expect(errorOf(await new Client().post('/api/leave', { participantId }))).toMatchObject({
      status: 401,
      code: 'not_signed_in',
    })
  })
})
