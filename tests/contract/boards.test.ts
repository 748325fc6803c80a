import { beforeAll, describe, expect, it } from 'vitest'
import { boardExportSchema, boardViewSchema, syncTokenSchema } from '@/app/api/_http/schemas'
import { Client, errorOf, newWorkshop, writesNothing, type CreatedWorkshop } from './client'

let mine: CreatedWorkshop
let other: CreatedWorkshop
const facilitator = new Client()
const delegate = new Client()
const observer = new Client()
const outsider = new Client()
const nobody = new Client()

beforeAll(async () => {
  mine = await newWorkshop()
  other = await newWorkshop()
  await facilitator.join(mine.links.facilitator, 'Fay')
  await delegate.join(mine.links.parties['us' as never] ?? '', 'Una')
  await observer.join(mine.links.observer, 'Otto')
  await outsider.join(other.links.facilitator, 'Ada')
})

describe('POST /api/boards/{id}/token', () => {
  it('gives each participant a token of their own', async () => {
    const tokens = new Set<string>()
    for (const client of [facilitator, delegate, observer]) {
      const answer = await client.post(`/api/boards/${mine.boardId}/token`)
      expect(answer.status).toBe(200)
      tokens.add(syncTokenSchema.parse(answer.json).syncToken)
    }
    expect(tokens.size).toBe(3)
  })

  it('asks which participation is meant when several fit', async () => {
    const shared = new Client()
    const first = await shared.join(mine.links.observer, 'One')
    const second = await shared.join(mine.links.observer, 'Two')
    const path = `/api/boards/${mine.boardId}/token`
    expect(errorOf(await shared.post(path))).toMatchObject({ status: 400, code: 'bad_request' })
    for (const { participantId } of [first, second]) {
      expect((await shared.post(path, { participantId })).status).toBe(200)
    }
  })

  it('takes no participation whose cookie is missing', async () => {
    const { participantId } = await new Client().join(mine.links.facilitator, 'Someone')
    const answer = await delegate.post(`/api/boards/${mine.boardId}/token`, { participantId })
    expect(errorOf(answer)).toMatchObject({ status: 401, code: 'not_signed_in' })
  })
})

describe.each([
  ['POST', 'token'],
  ['GET', ''],
  ['GET', 'export.json'],
])('%s /api/boards/{id}/%s', (method, rest) => {
  const path = (boardId: string) => `/api/boards/${boardId}${rest && `/${rest}`}`

  it('refuses who has no cookie', async () => {
    const answer = await nobody.request(method, path(mine.boardId))
    expect(errorOf(answer)).toMatchObject({ status: 401, code: 'not_signed_in' })
  })

  it("refuses another board's participant", async () => {
    const answer = await outsider.request(method, path(mine.boardId))
    expect(errorOf(answer)).toMatchObject({ status: 403, code: 'wrong_board' })
  })

  it.each(['bcdfghjkmnpqrstv', 'no-id', '../health', '%00'])('knows no board %s', async (id) => {
    const answer = await facilitator.request(method, path(encodeURIComponent(id)))
    expect(errorOf(answer)).toMatchObject({ status: 404, code: 'not_found' })
  })
})

describe('GET /api/boards/{id}', () => {
  it('tells each who they are', async () => {
    const view = boardViewSchema.parse((await delegate.get(`/api/boards/${mine.boardId}`)).json)
    expect(view.me).toMatchObject({ role: 'delegate', party: 'us', name: 'Una' })
    expect(view.workshop.axes).toHaveLength(3)
    expect(view.session.number).toBe(1)
  })
})

describe('GET /api/boards/{id}/export.json', () => {
  it('gives a facilitator every record', async () => {
    const answer = await facilitator.get(`/api/boards/${mine.boardId}/export.json`)
    expect(answer.status).toBe(200)
    const exported = boardExportSchema.parse(answer.json)
    expect(exported.boardId).toBe(mine.boardId)
    expect(exported.records.length).toBeGreaterThan(10)
    expect(exported.results).toEqual([])
  })

  it.each([
    ['a delegate', delegate],
    ['an observer', observer],
  ])('refuses %s', async (_, client) => {
    await writesNothing(async () => {
      const answer = await client.get(`/api/boards/${mine.boardId}/export.json`)
      expect(errorOf(answer)).toMatchObject({ status: 403, code: 'forbidden' })
    })
  })
})
