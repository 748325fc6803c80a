import { describe, expect, it } from 'vitest'
import { amendmentSchema, commitmentSchema } from '@/app/api/_http/dialogue-schemas'
import { publishedProposalResultSchema } from '@/dialogue/publication/proposal-result'
import { errorOf } from './client'
import { Session } from './session'

const YES = { gradient: 'endorsement' }

async function assessed(session: Session, cards: string[], answer: object = YES) {
  expect((await session.table(cards)).status).toBe(204)
  const open = await session.open({ kind: 'assessments', items: cards })
  for (const person of session.people) {
    for (const card of cards) await session.answer(person, open.id, card, answer)
  }
  return session.close(open)
}

async function cardProps(session: Session, id: string) {
  const { records } = await session.board()
  return records.find((record) => record.id === id)!.props!
}

describe('tabling', () => {
  it('freezes cards that are confirmed in both languages, six at a time', async () => {
    const session = await Session.start('party', { us: 1, rok: 1 })
    const cards: string[] = []
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) cards.push(await session.addCard(id))
    const all = errorOf(await session.table(cards))
    expect(all.fields).toEqual([{ field: 'proposals', problem: 'too_many', values: { max: 6 } }])
    expect((await session.dialogue()).proposals).toEqual([])
    expect((await session.table(cards.slice(0, 6))).status).toBe(204)
    expect(await cardProps(session, 'shape:a')).toMatchObject({ status: 'tabled' })
    const { proposals } = await session.dialogue()
    expect(proposals.map((one) => [one.id, one.status])).toEqual(
      cards.slice(0, 6).map((id) => [id, 'tabled']),
    )
    expect(proposals[0]!.wording).toMatchObject({ titleEn: 'Title a', titleKo: '제목 a' })
    const seventh = errorOf(await session.table(['shape:g']))
    expect(seventh).toMatchObject({ status: 422, fields: [{ problem: 'too_many' }] })
    expect((await session.table(['shape:g'], { most: 7 })).status).toBe(204)

    const path = `/api/boards/${session.boardId}/proposals/untable`
    expect((await session.facilitator.post(path, { proposals: ['shape:a'] })).status).toBe(204)
    expect(await cardProps(session, 'shape:a')).toMatchObject({ status: 'draft' })
    expect(errorOf(await session.facilitator.post(path, { proposals: ['shape:a'] }))).toMatchObject(
      { status: 409 },
    )
  })

  it('says what keeps a card', async () => {
    const session = await Session.start('party', { us: 1, rok: 1 })
    await session.addCard('untranslated', { titleKo: '' })
    await session.addCard('changed', { confirmed: { en: 'Something else\nText', ko: 'x' } })
    await session.addCard('merged', { mergedInto: 'shape:changed' })
    const ids = ['untranslated', 'changed', 'merged', 'nothing'].map((id) => `shape:${id}`)
    const { fields } = errorOf(await session.table([...ids, 'shape:axis-threat-picture']))
    expect(fields).toEqual([
      { field: 'proposals.0.ko', problem: 'required' },
      { field: 'proposals.1.en', problem: 'unconfirmed' },
      { field: 'proposals.1.ko', problem: 'unconfirmed' },
      { field: 'proposals.2', problem: 'merged' },
      { field: 'proposals.3', problem: 'unknown' },
      { field: 'proposals.4', problem: 'unknown' },
    ])
    expect(await cardProps(session, 'shape:changed')).toMatchObject({ status: 'draft' })
  })
})

describe('a round of assessments', () => {
  it('publishes all cards at once, with class and groups', async () => {
    const session = await Session.start('party')
    const cards = [await session.addCard('a'), await session.addCard('b')]
    const closed = await assessed(session, cards)
    const partial = { items: ['shape:a'], version: closed.version }
    const refused = await session.facilitator.post(`/api/rounds/${closed.id}/reveal`, partial)
    expect(errorOf(refused).fields).toMatchObject([{ field: 'items', problem: 'too_few' }])
    const untable = `/api/boards/${session.boardId}/proposals/untable`
    expect(errorOf(await session.facilitator.post(untable, { proposals: cards })).status).toBe(409)

    await session.reveal(closed, cards)
    const props = await cardProps(session, 'shape:a')
    const result = publishedProposalResultSchema.parse(props.result)
    expect(props.status).toBe('assessed')
    expect(result).toMatchObject({ class: 'common', suppressed: null })
    const [us] = result.parties
    expect(us!.support).toMatchObject({ kind: 'groups', groups: { yes: 5, noView: 0, no: 0 } })
  })

  it('brings conditions to light with their card, reworded, after the round is closed', async () => {
    const session = await Session.start('party')
    const card = await session.addCard('a')
    await session.table([card])
    const open = await session.open({ kind: 'assessments', items: [card] })
    for (const person of session.people) await session.answer(person, open.id, card, YES)
    const own = { ...YES, condition: { locale: 'en', text: 'only if my brother agrees' } }
    await session.answer(session.us[2]!, open.id, card, own)
    const path = `/api/rounds/${open.id}/conditions`
    expect(errorOf(await session.facilitator.get(path)).status).toBe(409)
    const closed = await session.close(open)

    expect(errorOf(await session.us[2]!.client.get(path)).status).toBe(403)
    const { conditions } = (await session.facilitator.get(path)).json as {
      conditions: { id: string; version: number }[]
    }
    expect(conditions).toEqual([
      {
        id: expect.any(String),
        proposalId: card,
        original: 'only if my brother agrees',
        textEn: 'only if my brother agrees',
        textKo: '',
        version: 1,
      },
    ])
    expect((await session.dialogue()).conditions).toEqual([])
    const { id } = conditions[0]!
    const words = { textEn: 'Subject to consultation.', textKo: '협의를 전제로 한다.', version: 1 }
    const wording = `/api/conditions/${id}/wording`
    expect((await session.facilitator.post(wording, words)).status).toBe(200)
    expect(errorOf(await session.facilitator.post(wording, words))).toMatchObject({ status: 409 })
    const update = { status: 'met', owner: 'Desk 3', version: 2 }
    const early = await session.facilitator.post(`/api/conditions/${id}`, update)
    expect(errorOf(early).status).toBe(404)

    await session.reveal(closed, [card])
    const shown = (await session.dialogue(session.observer)).conditions[0]!
    expect(shown).toMatchObject({
      party: 'us',
      textEn: 'Subject to consultation.',
      status: 'open',
      owner: '',
    })
    const { version } = shown
    const change = (client = session.facilitator) =>
      client.post(`/api/conditions/${id}`, { ...update, version })
    expect(errorOf(await change(session.rok[0]!.client)).status).toBe(403)
    expect(errorOf(await change(session.observer)).status).toBe(403)
    expect((await change(session.us[0]!.client)).status).toBe(200)
    expect(errorOf(await change()).status).toBe(409)
    const late = await session.facilitator.post(wording, { ...words, version: version + 1 })
    expect(errorOf(late).status).toBe(409)
  })

  it('lets a side say what its capital said, where three marked it', async () => {
    const session = await Session.start('party')
    const card = await session.addCard('a')
    const closed = await assessed(session, [card], { ...YES, adReferendum: true })
    const path = `/api/rounds/${closed.id}/ad-referendum/${encodeURIComponent(card)}`
    const { client } = session.us[0]!
    expect(errorOf(await client.post(path, { status: 'confirmed' })).status).toBe(404)
    await session.reveal(closed, [card])
    expect((await client.post(path, { status: 'confirmed' })).status).toBe(204)
    expect(errorOf(await session.facilitator.post(path, { status: 'confirmed' })).status).toBe(403)
    const { proposals } = await session.dialogue()
    expect(proposals[0]!.adReferendum.map(({ party, status }) => [party, status])).toEqual([
      ['rok', 'pending'],
      ['us', 'confirmed'],
    ])
  })
})

describe('an amendment', () => {
  const after = { titleEn: 'New', titleKo: '새 제목', textEn: 'Words', textKo: '말' }

  it('changes the card once it is taken, and never a tabled one', async () => {
    const session = await Session.start('party', { us: 3, rok: 3 })
    const card = await session.addCard('a')
    const closed = await assessed(session, [card])
    const path = `/api/boards/${session.boardId}/amendments`
    const proposed = await session.us[0]!.client.post(path, { proposalId: card, after })
    const amendment = amendmentSchema.parse(proposed.json)
    expect(amendment).toMatchObject({ number: 1, party: 'us', authorName: null, after })
    const settle = (status: string, version = amendment.version) =>
      session.facilitator.post(`/api/amendments/${amendment.id}`, { status, version })
    expect(errorOf(await settle('accepted'))).toMatchObject({ status: 409 })
    const { result } = await cardProps(session, card)
    expect(result).toBeNull()

    await session.reveal(closed, [card])
    const own = await session.us[0]!.client.post(`/api/amendments/${amendment.id}`, {
      status: 'accepted',
      version: 1,
    })
    expect(errorOf(own).status).toBe(403)
    expect((await settle('accepted')).status).toBe(200)
    expect(errorOf(await settle('withdrawn', 2)).status).toBe(409)
    const props = await cardProps(session, card)
    expect(props).toMatchObject({
      ...after,
      status: 'assessed',
      confirmed: { en: 'New\nWords', ko: '새 제목\n말' },
    })
    // Support is for another wording by now.
    expect((await session.table([card])).status).toBe(204)
  })

  it('is not taken over what somebody has written since', async () => {
    const session = await Session.start('none', { us: 1, rok: 1 })
    const card = await session.addCard('a')
    const path = `/api/boards/${session.boardId}/amendments`
    const proposed = await session.us[0]!.client.post(path, { proposalId: card, after })
    const { id, version, party, authorName } = amendmentSchema.parse(proposed.json)
    expect([party, authorName]).toEqual([null, null])
    await session.addCard('a', { titleEn: 'Meanwhile' })
    const settled = await session.facilitator.post(`/api/amendments/${id}`, {
      status: 'accepted',
      version,
    })
    expect(errorOf(settled)).toMatchObject({ status: 409 })
    expect(await cardProps(session, card)).toMatchObject({ titleEn: 'Meanwhile' })
    expect((await session.dialogue()).amendments[0]!.status).toBe('proposed')
  })
})

describe('commitments and consulting', () => {
  it('are kept, changed by one at a time, and shown', async () => {
    const session = await Session.start('party', { us: 1, rok: 1 })
    const path = `/api/boards/${session.boardId}/commitments`
    const input = {
      stepEn: 'Share a list',
      stepKo: '',
      party: 'us',
      doer: 'Desk',
      dueOn: '2027-03-01',
    }
    const added = await session.us[0]!.client.post(path, input)
    const commitment = commitmentSchema.parse(added.json)
    const { id, version, ...rest } = commitment
    const change = { ...rest, status: 'done', version }
    const url = `/api/commitments/${id}`
    const both = await Promise.all([1, 2].map(() => session.facilitator.post(url, change)))
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
    for (const [bad, field] of [
      [{ ...input, party: 'moon' }, 'party'],
      [{ ...input, stepEn: ' ' }, 'stepEn'],
      [{ ...input, dueOn: '2027-02-30' }, 'dueOn'],
    ] as const) {
      expect(errorOf(await session.facilitator.post(path, bad)).fields[0]!.field).toBe(field)
    }
    const consulting = `/api/boards/${session.boardId}/consulting`
    for (const on of [true, true]) {
      expect((await session.rok[0]!.client.post(consulting, { consulting: on })).status).toBe(204)
    }
    const view = await session.dialogue(session.observer)
    expect(view.consulting).toEqual(['rok'])
    expect(view.commitments).toMatchObject([{ id, status: 'done', dueOn: '2027-03-01' }])
    await session.rok[0]!.client.post(consulting, { consulting: false })
    expect((await session.dialogue()).consulting).toEqual([])
  })
})

describe('the attribution mode', () => {
  it('[7.2] only gets stricter once a round has been answered, and stays while one is open', async () => {
    const session = await Session.start('party', { us: 3, rok: 3 })
    const path = `/api/workshops/${session.workshop.workshopId}/attribution`
    const to = (mode: string) => session.facilitator.post(path, { mode })
    expect((await to('attributed')).status).toBe(204)
    expect((await to('party')).status).toBe(204)
    expect(errorOf(await session.us[0]!.client.post(path, { mode: 'none' })).status).toBe(403)
    expect((await session.dialogue()).isModeFixed).toBe(false)
    const open = await session.open()
    // From the opening on, so that nobody is told when the first answer comes.
    expect((await session.dialogue()).isModeFixed).toBe(true)
    expect(errorOf(await to('none')).status).toBe(409)
    await session.answer(session.us[0]!, open.id, 'threat-picture', { self: 5 })
    const closed = await session.close(open)
    expect((await session.dialogue()).isModeFixed).toBe(true)
    expect(errorOf(await to('attributed'))).toMatchObject({ status: 409, code: 'conflict' })
    expect((await to('none')).status).toBe(204)
    expect(errorOf(await to('party')).status).toBe(409)
    // What was answered before is published as strictly as the board now says.
    const revealed = await session.reveal(closed, ['threat-picture'])
    expect(revealed.items[0]!.published).toMatchObject({ mode: 'none' })
  })

  it('and an opening at the same moment leave a round of the mode that holds', async () => {
    const session = await Session.start('party', { us: 1, rok: 1 })
    const path = `/api/workshops/${session.workshop.workshopId}/attribution`
    const rounds = `/api/boards/${session.boardId}/rounds`
    const body = { kind: 'positions', items: ['threat-picture'] }
    await Promise.all([
      session.facilitator.post(path, { mode: 'none' }),
      session.facilitator.post(rounds, body),
    ])
    const view = await session.dialogue()
    expect(view.rounds[0]!.attributionMode).toBe(view.attributionMode)
  })
})
