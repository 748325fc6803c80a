import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client, errorOf, writesNothing, type Answer } from './client'
import { newKey, Session, type Round } from './session'

const AXIS = 'threat-picture'

/** One session for all: every request here is refused and changes nothing. */
let session: Session
let open: Round
beforeAll(async () => {
  session = await Session.start('party', { us: 3, rok: 3 })
  open = await session.open({ items: [AXIS], asksMore: false })
  await session.answer(session.us[0]!, open.id, AXIS, { self: 40, estimates: { rok: 60 } })
})

const KEPT = { self: 40, estimates: { rok: 60 } }
afterAll(async () => {
  const { answers } = await session.ballot(session.us[0]!, open.id)
  expect(answers[AXIS]).toMatchObject(KEPT)
})

async function refused(request: () => Promise<Answer>) {
  let answer: Answer | undefined
  await writesNothing(async () => {
    answer = await request()
  })
  return errorOf(answer!)
}

describe('an answer that does not fit', () => {
  it.each([
    ['over 100', { self: 101 }, 'answer.self', 'out_of_range'],
    ['under 0', { self: -1 }, 'answer.self', 'out_of_range'],
    ['a fraction', { self: 12.5 }, 'answer.self', 'invalid'],
    ['nothing at all', {}, 'answer.self', 'required'],
    ['a text', { self: '50' }, 'answer.self', 'invalid'],
    ['null, as JSON writes NaN and infinity', { self: NaN }, 'answer.self', 'invalid'],
    ['a huge number', { self: 1e308 }, 'answer.self', 'out_of_range'],
    [
      'a side of another workshop',
      { self: 5, estimates: { x: 5 } },
      'answer.estimates.x',
      'unknown',
    ],
    ['my own side', { self: 5, estimates: { us: 5 } }, 'answer.estimates.us', 'unknown'],
    ['an unasked mark', { self: 5, meta: { rok: 5 } }, 'answer.meta.rok', 'unknown'],
    ['marks of one who abstains', { abstain: true, self: 5 }, 'answer.abstain', 'invalid'],
    ['somebody else', { self: 5, seat: 'x' }, 'answer.seat', 'unknown'],
  ])('%s is refused by its field', async (_, answer, field, problem) => {
    const error = await refused(() => session.send(session.us[0]!, open.id, AXIS, answer))
    expect(error).toMatchObject({ status: 422, code: 'invalid_fields' })
    expect(error.fields).toContainEqual(expect.objectContaining({ field, problem }))
  })

  it.each([['NaN'], ['Infinity'], ['-Infinity'], ['1e999'], ['0x10']])(
    'a body with %s in it is refused',
    async (number) => {
      const error = await refused(() =>
        session.us[0]!.client.request('POST', `/api/rounds/${open.id}/answers/${AXIS}`, {
          body: `{"answer":{"self":${number}}}`,
          headers: { 'content-type': 'application/json' },
        }),
      )
      expect([400, 422]).toContain(error.status)
    },
  )

  it.each([['global-regional'], ['pace'], ['shape:x'], ['../../workshops']])(
    'one about %s, which is not in the round',
    async (item) => {
      const error = await refused(() => session.send(session.us[0]!, open.id, item, { self: 5 }))
      expect(error).toMatchObject({ status: 404, code: 'not_found' })
    },
  )

  it('one under a key that is none', async () => {
    const error = await refused(() =>
      session.send({ ...session.us[0]!, key: 'short' }, open.id, AXIS, { self: 5 }),
    )
    expect(error).toMatchObject({ fields: [{ field: 'key' }] })
  })
})

describe('someone who may not', () => {
  it.each([
    ['a facilitator', () => session.facilitator],
    ['an observer', () => session.observer],
  ])('%s can neither answer nor read a ballot', async (_, pick) => {
    const path = `/api/rounds/${open.id}`
    const answer = { answer: { self: 5 }, key: newKey() }
    expect(await refused(() => pick().post(`${path}/answers/${AXIS}`, answer))).toMatchObject({
      status: 403,
      code: 'forbidden',
    })
    expect(await refused(() => pick().post(`${path}/ballot`, {}))).toMatchObject({ status: 403 })
  })

  it('[7.3] a facilitator learns nothing before the round is closed', async () => {
    const { facilitator } = session
    const reveal = { items: [AXIS], version: open.version }
    for (const request of [
      () => facilitator.post(`/api/rounds/${open.id}/reveal`, reveal),
      () => facilitator.get(`/api/rounds/${open.id}/conditions`),
    ]) {
      expect(await refused(request)).toMatchObject({ status: 409, code: 'conflict' })
    }
  })

  it.each([
    ['open a round', () => ['rounds', { kind: 'positions', items: [AXIS] }] as const],
    ['table cards', () => ['proposals/table', { proposals: ['shape:x'] }] as const],
    ['take cards back', () => ['proposals/untable', { proposals: ['shape:x'] }] as const],
  ])('a delegate can not %s', async (_, request) => {
    const [path, body] = request()
    const { client } = session.us[0]!
    const error = await refused(() => client.post(`/api/boards/${session.boardId}/${path}`, body))
    expect(error).toMatchObject({ status: 403, code: 'forbidden' })
  })

  it.each([
    ['close', { version: 1 }],
    ['reveal', { items: [AXIS], version: 1 }],
  ])('a delegate can not %s a round', async (action, body) => {
    const path = `/api/rounds/${open.id}/${action}`
    expect(await refused(() => session.us[0]!.client.post(path, body))).toMatchObject({
      status: 403,
    })
  })

  it('[7.9] observers write nothing at all', async () => {
    const wording = { titleEn: 'a', titleKo: 'a', textEn: '', textKo: '' }
    const step = { stepEn: 'a', stepKo: '', doer: '' }
    for (const [path, body] of [
      ['amendments', { proposalId: 'shape:x', after: wording }],
      ['commitments', step],
      ['consulting', { consulting: true }],
    ] as const) {
      const url = `/api/boards/${session.boardId}/${path}`
      expect(await refused(() => session.observer.post(url, body))).toMatchObject({ status: 403 })
    }
  })

  it('[7.10] nobody of another workshop, and nobody without a cookie', async () => {
    const other = await Session.start('party', { us: 1, rok: 0 })
    const path = `/api/rounds/${open.id}/answers/${AXIS}`
    const body = { answer: { self: 5 } }
    expect(await refused(() => other.us[0]!.client.post(path, body))).toMatchObject({
      status: 403,
      code: 'wrong_board',
    })
    expect(
      await refused(() => other.facilitator.get(`/api/boards/${session.boardId}/dialogue`)),
    ).toMatchObject({ status: 403, code: 'wrong_board' })
    expect(await refused(() => new Client().post(path, body))).toMatchObject({ status: 401 })
    const unknown = `/api/rounds/${'b'.repeat(16)}/close`
    expect(await refused(() => session.facilitator.post(unknown, { version: 1 }))).toMatchObject({
      status: 404,
    })
  })

  it('[7.10] no page of another site', async () => {
    const error = await refused(() =>
      session.us[0]!.client.request('POST', `/api/rounds/${open.id}/answers/${AXIS}`, {
        json: { answer: { self: 5 } },
        headers: { origin: 'https://elsewhere.example' },
      }),
    )
    expect(error).toMatchObject({ status: 403, code: 'cross_site' })
  })
})

describe('a round that does not fit', () => {
  it.each([
    ['no items', { items: [] }, 'items'],
    ['an axis that is not here', { items: ['pace'] }, 'items.0'],
    ['an axis twice', { items: [AXIS, AXIS] }, 'items.1'],
    ['a card nobody tabled', { kind: 'assessments', items: ['shape:x'] }, 'items.0'],
    ['a seat nobody has', { without: ['nobody'] }, 'without.0'],
    ['a lower minimum', { minimum: 2 }, 'minimum'],
    ['another kind', { kind: 'ranking' }, 'kind'],
    ['a day that is none', { closesAt: '2026-02-30' }, 'closesAt'],
  ])('with %s is not opened', async (_, more, field) => {
    const other = await Session.start('party', { us: 1, rok: 1 })
    const body = { kind: 'positions', items: [AXIS], ...more }
    const error = await refused(() =>
      other.facilitator.post(`/api/boards/${other.boardId}/rounds`, body),
    )
    expect(error).toMatchObject({ status: 422, code: 'invalid_fields' })
    expect(error.fields.map((one) => one.field)).toContain(field)
  })

  it('without seats is not opened', async () => {
    const other = await Session.start('party', { us: 0, rok: 0 })
    const error = await refused(() =>
      other.facilitator.post(`/api/boards/${other.boardId}/rounds`, {
        kind: 'positions',
        items: [AXIS],
      }),
    )
    expect(error.fields).toMatchObject([{ field: 'roster', problem: 'too_few' }])
  })
})
