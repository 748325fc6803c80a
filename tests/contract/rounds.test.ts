import { describe, expect, it } from 'vitest'
import { roundSchema } from '@/app/api/_http/dialogue-schemas'
import { invitationSchema } from '@/app/api/_http/schemas'
import { publishedAxisResultSchema } from '@/dialogue/publication/axis-result'
import { CLOSE_REASONS } from '@/sync/protocol/close-reasons'
import { Client, errorOf, newWorkshop, tokenOf } from './client'
import { GOLDEN, newKey, openBoard, Session } from './session'

const AXIS = 'threat-picture'

async function answerAll(session: Session, roundId: string, asksMore = false) {
  for (const party of ['us', 'rok'] as const) {
    for (const [place, person] of session[party].entries()) {
      const { meta, ...marks } = GOLDEN[party][place]!
      await session.answer(person, roundId, AXIS, asksMore ? { ...marks, meta } : marks)
    }
  }
}

describe('a round of positions', () => {
  it('goes from open over closed to revealed, and everyone is told', async () => {
    const session = await Session.start('attributed')
    const board = await openBoard(session.observer, session.boardId)
    expect(board.signal()).toMatchObject({ hidesViews: false, round: null })
    const open = await session.open({ asksMore: true, closesAt: '2030-01-02T03:04:05.000Z' })
    expect(open).toMatchObject({ status: 'open', number: 1, progress: { answered: 0, seats: 9 } })
    await board.until(() => board.signal().hidesViews)
    expect(board.signal().round).toEqual({
      id: open.id,
      kind: 'positions',
      answered: 0,
      seats: 9,
      closesAt: '2030-01-02T03:04:05.000Z',
    })
    await answerAll(session, open.id, true)
    await board.until(() => board.signal().round?.answered === 9)
    const full = (await session.dialogue(session.observer)).rounds[0]!
    expect(full).toMatchObject({ progress: { answered: 9, seats: 9 }, seated: false })
    expect((await session.axis(AXIS)).props!.result).toBeNull()

    const closed = await session.close(full)
    await board.until(() => !board.signal().hidesViews)
    const revealed = await session.reveal(closed, [AXIS])
    expect(revealed).toMatchObject({ status: 'revealed' })
    const result = publishedAxisResultSchema.parse(revealed.items[0]!.published)
    expect(result.pairs[0]!.gap).toEqual({ kind: 'exact', value: 47.5 })
    expect((await session.axis(AXIS)).props!.result).toEqual(result)
    const { version } = await session.dialogue()
    await board.until(() => board.signal().version === version)
    board.close()
  })

  it('reveals axis by axis, each once', async () => {
    const session = await Session.start('party')
    const items = [AXIS, 'global-regional']
    const open = await session.open({ items })
    await answerAll(session, open.id)
    const closed = await session.close(open)
    const first = await session.reveal(closed, [AXIS])
    expect(first).toMatchObject({ status: 'closed' })
    expect(first.items.map((item) => item.published === null)).toEqual([false, true])
    const path = `/api/rounds/${open.id}/reveal`
    for (const [again, version] of [
      [[AXIS], first.version],
      [['global-regional'], closed.version],
    ] as const) {
      const answer = await session.facilitator.post(path, { items: again, version })
      expect(errorOf(answer)).toMatchObject({ status: 409, code: 'conflict' })
    }
    const last = await session.reveal(first, ['global-regional'])
    expect(last.status).toBe('revealed')
    // Nobody marked it: shown as too few, for both sides alike.
    expect(last.items[1]!.published).toMatchObject({ suppressed: 'too_few' })
  })

  it('may be repeated once it is closed, and compares with the first', async () => {
    const session = await Session.start('attributed')
    const first = await session.open()
    const second = await session.facilitator.post(`/api/boards/${session.boardId}/rounds`, {
      kind: 'positions',
      items: [AXIS],
    })
    expect(errorOf(second)).toMatchObject({ status: 409, code: 'conflict' })
    await answerAll(session, first.id)
    await session.reveal(await session.close(first), [AXIS])
    const again = await session.open()
    expect(again.number).toBe(2)
    for (const person of session.us) {
      await session.answer(person, again.id, AXIS, { self: 65, estimates: { rok: 30 } })
    }
    for (const person of session.rok) {
      await session.answer(person, again.id, AXIS, { self: 35, estimates: { us: 70 } })
    }
    const revealed = await session.reveal(await session.close(again), [AXIS])
    const result = publishedAxisResultSchema.parse(revealed.items[0]!.published)
    expect(result.pairs[0]!.convergence).toMatchObject({ kind: 'exact', of: 'same_people' })
    expect(result.pairs[0]!.convergence!.value).toBeCloseTo(0.3684, 4)
  })

  it('of two facilitators who open or close at once, one is told to look again', async () => {
    const session = await Session.start('party', { us: 1, rok: 1 })
    const path = `/api/boards/${session.boardId}/rounds`
    const body = { kind: 'positions', items: [AXIS] }
    const opened = await Promise.all([1, 2].map(() => session.facilitator.post(path, body)))
    expect(opened.map((one) => one.status).sort()).toEqual([201, 409])
    const round = (await session.dialogue()).rounds[0]!
    const { version } = round
    const closed = await Promise.all(
      [1, 2].map(() => session.facilitator.post(`/api/rounds/${round.id}/close`, { version })),
    )
    expect(closed.map((one) => one.status).sort()).toEqual([200, 409])
  })

  it('leaves out seats that sit it out; who joins later is in the next one', async () => {
    const session = await Session.start('party')
    const { roster } = await session.dialogue()
    const without = roster.filter((seat) => seat.label === 'us 1').map((seat) => seat.id)
    const open = await session.open({ without })
    expect(open.roster).toHaveLength(8)
    const late = await session.delegate('us', 'Late')
    for (const person of [session.us[0]!, late]) {
      const answer = await session.send(person, open.id, AXIS, GOLDEN.us[0])
      expect(errorOf(answer)).toMatchObject({ status: 403, code: 'forbidden' })
      const ballot = await person.client.post(`/api/rounds/${open.id}/ballot`, {})
      expect(errorOf(ballot)).toMatchObject({ status: 403, code: 'forbidden' })
    }
    expect((await session.dialogue(session.us[0]!.client)).rounds[0]!.seated).toBe(false)
    await session.close(open)
    expect((await session.open()).roster).toHaveLength(10)
  })
})

describe('a brainstorm', () => {
  it('has one side: positions are a spread, and there is nobody to guess about', async () => {
    const { boardId, links } = await newWorkshop({ template: 'brainstorm' })
    const facilitator = new Client()
    await facilitator.join(links.facilitator, 'Fay')
    const team = await Promise.all(
      [1, 2, 3].map(async (n) => {
        const client = new Client()
        await client.join(links.parties['team' as never] ?? '', `Person ${n}`)
        return client
      }),
    )
    const items = ['reach']
    const body = { kind: 'positions', items, asksMore: true }
    const opened = await facilitator.post(`/api/boards/${boardId}/rounds`, body)
    const round = roundSchema.parse(opened.json)
    const path = `/api/rounds/${round.id}`
    const guess = { self: 20, estimates: { team: 5 } }
    const refused = await team[0]!.post(`${path}/answers/reach`, { answer: guess })
    expect(errorOf(refused).fields).toMatchObject([{ field: 'answer.estimates.team' }])
    for (const client of team) {
      const sent = await client.post(`${path}/answers/reach`, { answer: { self: 20 } })
      expect(sent.status).toBe(200)
    }
    await facilitator.post(`${path}/close`, { version: round.version })
    const json = { items, version: round.version + 1 }
    const revealed = roundSchema.parse((await facilitator.post(`${path}/reveal`, json)).json)
    expect(revealed.items[0]!.published).toMatchObject({
      suppressed: null,
      parties: [{ party: 'team', said: { kind: 'band' } }],
      thoughts: [],
      pairs: [],
    })
  })
})

describe('the progress', () => {
  it('comes with the signal: nobody has to ask for the dialogue because somebody answered', async () => {
    const session = await Session.start('party')
    const open = await session.open()
    const board = await openBoard(session.observer, session.boardId)
    await board.until(() => board.signal().round?.id === open.id)
    const { version } = board.signal()
    for (const person of session.us.slice(0, 3)) {
      await session.answer(person, open.id, AXIS, { self: 50 })
    }
    await board.until(() => board.signal().round?.answered === 3)
    expect(board.signal().version).toBe(version)
    const view = await session.dialogue(session.observer)
    expect(view).toMatchObject({ version, rounds: [{ progress: { answered: 3, seats: 9 } }] })
    board.close()
  })
})

describe('a ballot', () => {
  it('is changed by its owner until the round closes, and read by nobody else', async () => {
    const session = await Session.start('party')
    const open = await session.open({ items: [AXIS, 'global-regional'] })
    const [person, other] = session.us
    expect(await session.ballot(person!, open.id)).toEqual({ answers: {}, editable: true })
    await session.answer(person!, open.id, AXIS, { self: 33, estimates: { rok: 52 } })
    await session.answer(person!, open.id, AXIS, { self: 41, estimates: { rok: 52 } })
    // Outside `attributed` values are kept in steps of 5.
    const own = await session.answer(person!, open.id, 'global-regional', { self: 7 })
    expect(own.answers).toMatchObject({
      [AXIS]: { self: 40, estimates: { rok: 50 } },
      'global-regional': { self: 5, estimates: {} },
    })
    expect(await session.ballot(person!, open.id)).toEqual(own)
    expect(await session.ballot(other!, open.id)).toEqual({ answers: {}, editable: true })
    await session.close(open)
    expect(await session.ballot(person!, open.id)).toEqual({ ...own, editable: false })
    const late = await session.send(person!, open.id, AXIS, { self: 10 })
    expect(errorOf(late)).toMatchObject({
      status: 409,
      code: 'conflict',
      fields: [{ field: 'round', problem: 'closed' }],
    })
    expect(await session.ballot(person!, open.id)).toEqual({ ...own, editable: false })
  })

  it('[7.5] holds one answer when two tabs send at once: the last one, once', async () => {
    const session = await Session.start('none', { us: 3, rok: 3 })
    const open = await session.open()
    const person = session.us[0]!
    const sent = await Promise.all(
      [10, 20, 30, 40].map((self) => session.send(person, open.id, AXIS, { self })),
    )
    expect(sent.map((one) => one.status)).toEqual([200, 200, 200, 200])
    const { answers } = await session.ballot(person, open.id)
    expect([10, 20, 30, 40]).toContain((answers[AXIS] as { self: number }).self)
    await session.answer(session.us[1]!, open.id, AXIS, { self: 10 })
    await session.answer(session.us[2]!, open.id, AXIS, { self: 10 })
    expect((await session.dialogue()).rounds[0]!.progress.answered).toBe(3)
  })

  it('[7.1] [7.5] in mode none goes by the key: without it an answer is final, one per seat', async () => {
    const session = await Session.start('none', { us: 3, rok: 3 })
    const open = await session.open()
    const [person, other] = [session.us[0]!, session.us[1]!]
    const keyless = await session.send({ ...person, key: null }, open.id, AXIS, { self: 10 })
    expect(errorOf(keyless)).toMatchObject({ fields: [{ field: 'key', problem: 'required' }] })
    await session.answer(person, open.id, AXIS, { self: 10 })
    const lost = { ...person, key: newKey() }
    expect(await session.ballot(lost, open.id)).toEqual({ answers: {}, editable: false })
    expect(await session.ballot(person, open.id, null)).toEqual({ answers: {}, editable: false })
    expect(errorOf(await session.send(lost, open.id, AXIS, { self: 90 }))).toMatchObject({
      status: 409,
      code: 'conflict',
      fields: [{ field: 'key', problem: 'final' }],
    })
    // A key somebody else has used is no key for another seat.
    const thief = { ...other, key: person.key }
    expect(errorOf(await session.send(thief, open.id, AXIS, { self: 90 }))).toMatchObject({
      status: 409,
    })
    expect((await session.ballot(person, open.id)).answers).toMatchObject({ [AXIS]: { self: 10 } })
    expect((await session.answer(other, open.id, AXIS, { self: 15 })).editable).toBe(true)
  })
})

describe('a personal link', () => {
  const personal = async (session: Session) => {
    const path = `/api/workshops/${session.workshop.workshopId}/invitations`
    const body = { role: 'delegate', party: 'us', seatLabel: 'U.S. chair' }
    return invitationSchema.parse((await session.facilitator.post(path, body)).json)
  }

  it('is a seat before and after it is taken', async () => {
    const session = await Session.start('party', { us: 0, rok: 0 })
    const { id, url } = await personal(session)
    const seat = { id, party: 'us', label: 'U.S. chair', mine: false }
    expect((await session.dialogue()).roster).toEqual([{ ...seat, name: null }])
    const open = await session.open()
    const person = await session.delegate('us', 'Una', url!)
    await session.answer(person, open.id, AXIS, { self: 50 })
    expect((await session.dialogue(person.client)).roster).toEqual([
      { ...seat, name: 'Una', mine: true },
    ])
  })

  it('goes on on another device once that is confirmed; the first one is signed out', async () => {
    const session = await Session.start('party', { us: 0, rok: 0 })
    const { url } = await personal(session)
    const open = await session.open()
    const laptop = await session.delegate('us', 'Una', url!)
    await session.answer(laptop, open.id, AXIS, { self: 50 })
    const socket = await openBoard(laptop.client, session.boardId)
    const closed = new Promise<number>((resolve) => socket.onClose(resolve))

    const phone = new Client()
    const json = { token: tokenOf(url!), name: 'Una' }
    for (const takeOver of [undefined, false]) {
      const refused = errorOf(await phone.post('/api/join', { ...json, takeOver }))
      expect(refused).toMatchObject({ status: 409, code: 'seat_taken' })
    }
    expect((await session.ballot(laptop, open.id)).editable).toBe(true)
    const joined = await phone.post('/api/join', { ...json, takeOver: true })
    expect(joined.status).toBe(200)
    expect(await closed).toBe(CLOSE_REASONS.taken_over)
    const before = await laptop.client.post(`/api/rounds/${open.id}/ballot`, {})
    expect(errorOf(before)).toMatchObject({ status: 403, code: 'taken_over' })
    const here = { ...laptop, client: phone }
    expect((await session.ballot(here, open.id)).answers).toMatchObject({ [AXIS]: { self: 50 } })
    await session.answer(here, open.id, AXIS, { self: 55 })
    expect((await session.dialogue()).rounds[0]!.progress.seats).toBe(1)
  })

  it('[7.5] taken over by two at once has one holder', async () => {
    const session = await Session.start('party', { us: 0, rok: 0 })
    const { url } = await personal(session)
    await session.delegate('us', 'Una', url!)
    const clients = [new Client(), new Client(), new Client()]
    const json = { token: tokenOf(url!), name: 'Una', takeOver: true }
    await Promise.all(clients.map((client) => client.post('/api/join', json)))
    const seen = await Promise.all(
      clients.map((client) => client.get(`/api/boards/${session.boardId}/dialogue`)),
    )
    expect(seen.filter((one) => one.status === 200)).toHaveLength(1)
  })

  it('does not take over what is shared: a shared link makes a seat each', async () => {
    const session = await Session.start('party', { us: 1, rok: 0 })
    const json = { token: tokenOf(session.workshop.links.parties['us' as never] ?? ''), name: 'B' }
    expect((await new Client().post('/api/join', { ...json, takeOver: true })).status).toBe(200)
    expect((await session.dialogue()).roster.map((seat) => seat.label)).toEqual(['B', 'us 1'])
  })
})
