import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { invitationSchema, previewSchema } from '@/app/api/_http/schemas'
import { writeRecords } from '@/sync/doc/layout'
import { card } from '@/sync/doc/testing/records'
import { Client, errorOf, tokenOf, type Answer } from './client'
import { GOLDEN, openBoard, Session } from './session'

/** What an interpreter may do and what is refused, by HTTP and by the socket as any client speaks it. */

let session: Session
let plenary: Client
let ofUs: Client

beforeAll(async () => {
  session = await Session.start('party', { us: 3, rok: 3 })
  plenary = await interpreter(null)
  ofUs = await interpreter('us')
})

const invitations = () => `/api/workshops/${session.workshop.workshopId}/invitations`

async function invite(input: object): Promise<Answer> {
  return session.facilitator.post(invitations(), { role: 'interpreter', ...input })
}

async function interpreter(party: 'us' | 'rok' | null): Promise<Client> {
  const { url } = invitationSchema.parse((await invite({ party })).json)
  const client = new Client()
  const joined = await client.join(url!, `Interpreter ${party ?? 'of all'}`)
  expect(joined).toMatchObject({ role: 'interpreter', party, boardId: session.boardId })
  return client
}

const field = (doc: Y.Doc, id: string, name: string): unknown => {
  const record = doc.getMap('records').get(id)
  if (!(record instanceof Y.Map)) return undefined
  const value: unknown = record.get(name)
  return value instanceof Y.Text ? value.toJSON() : value
}

const setField = (doc: Y.Doc, id: string, name: string, value: unknown) => {
  const record = doc.getMap('records').get(id) as Y.Map<unknown>
  record.set(name, value)
}

describe('an interpreter', () => {
  it('is invited for everyone or for one of the parties', async () => {
    expect(errorOf(await invite({ party: 'nobody' }))).toMatchObject({ code: 'invalid_fields' })
    const { url } = invitationSchema.parse((await invite({ party: 'rok' })).json)
    const answer = await new Client().post('/api/invitations/preview', { token: tokenOf(url!) })
    expect(previewSchema.parse(answer.json)).toMatchObject({
      role: 'interpreter',
      party: { id: 'rok' },
    })
  })

  it('sits on no seat and is in no denominator', async () => {
    const { roster } = await session.dialogue(ofUs)
    expect(roster).toHaveLength(6)
    expect(roster.some(({ mine }) => mine)).toBe(false)
    const round = await session.open({ items: ['threat-picture'], asksMore: false })
    expect(round.roster).toHaveLength(6)
    expect(round.progress.seats).toBe(6)
    const answer = await ofUs.post(`/api/rounds/${round.id}/answers/threat-picture`, {
      answer: GOLDEN.us[0],
    })
    expect(errorOf(answer)).toMatchObject({ status: 403, code: 'forbidden' })
    await session.close(round)
  })

  it('writes a card in the other language and confirms it; everything else is put back', async () => {
    const id = await session.addCard('interpreted', { titleKo: '', confirmed: {} })
    const board = await openBoard(plenary, session.boardId)
    const reader = await openBoard(session.observer, session.boardId)
    board.doc.transact(() => {
      setField(board.doc, id, 'props.titleKo', new Y.Text('통역한 제목'))
      setField(board.doc, id, 'props.confirmed.ko', '통역한 제목\n글')
      setField(board.doc, id, 'props.author', 'rok')
      setField(board.doc, id, 'geometry', ['page:page', 'a1', 777, 777, 0])
      writeRecords(board.doc, [card('shape:by-the-interpreter', {}, { parentId: 'page:page' })])
      board.doc.getMap('records').delete('shape:area-parking')
    })
    await reader.until(() => field(reader.doc, id, 'props.confirmed.ko') === '통역한 제목\n글')
    await board.until(() => field(board.doc, id, 'props.author') === null)
    for (const { doc } of [board, reader]) {
      expect(field(doc, id, 'props.titleKo')).toBe('통역한 제목')
      expect(field(doc, id, 'props.author')).toBe(null)
      expect(JSON.stringify(field(doc, id, 'geometry'))).not.toContain('777')
      expect(doc.getMap('records').has('shape:by-the-interpreter')).toBe(false)
      expect(doc.getMap('records').has('shape:area-parking')).toBe(true)
    }
    board.close()
    reader.close()
  })

  it("signs nothing on a side's behalf, its own side's stance neither", async () => {
    const board = await openBoard(ofUs, session.boardId)
    const axis = 'shape:axis-threat-picture'
    const before = field(board.doc, axis, 'props.stances.us')
    const forged = { text: { en: 'forged', ko: '' }, evidence: [], status: 'corrected' }
    setField(board.doc, axis, 'props.stances.us', forged)
    await board.until(
      () => JSON.stringify(field(board.doc, axis, 'props.stances.us')) === JSON.stringify(before),
    )
    board.close()
  })

  it.each([
    ['open a round', 'boards/{board}/rounds', { kind: 'positions', items: ['threat-picture'] }],
    ['table cards', 'boards/{board}/proposals/table', { proposals: ['shape:x'] }],
    ['say that a side consults', 'boards/{board}/consulting', { consulting: true }],
    [
      'write a commitment',
      'boards/{board}/commitments',
      { proposalId: null, stepEn: 'x', stepKo: '', party: null, doer: '', dueOn: null },
    ],
    [
      'suggest another wording',
      'boards/{board}/amendments',
      { proposalId: 'shape:x', after: { titleEn: 'a', titleKo: 'b', textEn: '', textKo: '' } },
    ],
    ['invite people', 'workshops/{workshop}/invitations', { role: 'observer' }],
  ])('may not %s', async (_, path, json) => {
    const { workshopId, boardId } = session.workshop
    const at = `/api/${path.replace('{board}', boardId).replace('{workshop}', workshopId)}`
    for (const client of [plenary, ofUs]) {
      expect(errorOf(await client.post(at, json))).toMatchObject({ status: 403, code: 'forbidden' })
    }
  })

  it('adds no images and exports nothing', async () => {
    const image = await plenary.request('POST', `/api/boards/${session.boardId}/assets`, {
      body: new Uint8Array([1, 2, 3]),
      headers: { 'content-type': 'image/png' },
    })
    expect(errorOf(image)).toMatchObject({ status: 403, code: 'forbidden' })
    const board = await plenary.get(`/api/boards/${session.boardId}/export.json`)
    expect(errorOf(board)).toMatchObject({ status: 403, code: 'forbidden' })
  })

  it('words conditions before the reveal for the plenary, and never for one of the sides', async () => {
    const proposal = await session.addCard('conditional')
    expect((await session.table([proposal])).status).toBe(204)
    const round = await session.open({ kind: 'assessments', items: [proposal], asksMore: false })
    const answer = {
      gradient: 'endorsement',
      adReferendum: false,
      condition: { locale: 'en', text: 'If both sides pay' },
    }
    await session.answer(session.us[0]!, round.id, proposal, answer)
    await session.close((await session.dialogue()).rounds.find(({ id }) => id === round.id)!)

    const path = `/api/rounds/${round.id}/conditions`
    expect(errorOf(await ofUs.get(path))).toMatchObject({ status: 403, code: 'forbidden' })
    const { conditions } = (await plenary.get(path)).json as {
      conditions: { id: string; version: number }[]
    }
    expect(conditions).toHaveLength(1)
    expect(JSON.stringify(conditions)).not.toMatch(/"us"|endorsement/)
    const { id, version } = conditions[0]!
    const wording = { textEn: 'If both sides pay', textKo: '양측이 부담한다면', version }
    const wordingPath = `/api/conditions/${id}/wording`
    expect(errorOf(await ofUs.post(wordingPath, wording))).toMatchObject({ code: 'forbidden' })
    expect((await plenary.post(wordingPath, wording)).status).toBe(200)
  })
})
