import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { invitationSchema } from '@/app/api/_http/schemas'
import { startTestServer, type TestServer } from '../fixtures/server'
import { errorOf } from './client'
import { Session, type Round } from './session'

/**
 * Design section 7, by number: what concerns rounds, rosters, observers and exports and is in no other file
 * (docs/rounds.md lists which file holds which). On a server of its own that logs everything.
 */

const AXIS = 'threat-picture'
/** A gradient nobody else chooses; its key is in every answer as it is kept. */
const GRADIENT = 'dont_like_but_will_support'
const WORDS = 'only if OKAPI-COBALT-5512 agrees'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ LOG_LEVEL: 'trace' })
})
afterAll(() => server.dispose())

const newSession = (mode: 'attributed' | 'party' | 'none', counts = { us: 4, rok: 3 }) =>
  Session.start(mode, counts, server.url)

async function exported(session: Session): Promise<string> {
  const path = `/api/boards/${session.boardId}/export.json`
  const answer = await session.facilitator.get(path)
  expect(answer.status).toBe(200)
  return answer.bytes.toString('utf8').replace(/"exportedAt":"[^"]*"/, '"exportedAt":""')
}

describe.each(['attributed', 'party', 'none'] as const)(
  '[7.1] [7.3] exports in mode %s',
  (mode) => {
    it('say the same of an open and a closed round, whatever is answered; are for facilitators; and leave nothing in the log', async () => {
      const session = await newSession(mode)
      const card = await session.addCard('a')
      expect((await session.table([card])).status).toBe(204)
      const open = await session.open({ kind: 'assessments', items: [card] })
      const before = await exported(session)
      for (const person of session.people) {
        await session.answer(person, open.id, card, {
          gradient: GRADIENT,
          condition: { locale: 'en', text: WORDS },
        })
      }
      expect(await exported(session)).toBe(before)
      const closed = await session.close(open)
      expect(await exported(session)).toBe(before)
      for (const client of [session.us[0]!.client, session.observer]) {
        const refused = errorOf(await client.get(`/api/boards/${session.boardId}/export.json`))
        expect(refused).toMatchObject({ status: 403, code: 'forbidden' })
      }
      await session.reveal(closed, [card])
      const after = await exported(session)
      const { results } = JSON.parse(after) as { results: unknown[] }
      expect(results[0]).toMatchObject({ kind: 'proposal', id: card })
      if (mode !== 'attributed') {
        expect(after).not.toContain(GRADIENT)
        for (const { participantId } of session.people) {
          expect(JSON.stringify(results)).not.toContain(participantId)
        }
      }
      expect(server.output()).not.toBe('')
      for (const word of [GRADIENT, 'OKAPI']) expect(server.output()).not.toContain(word)
    })
  },
)

describe('[7.4] order and time', () => {
  it('the same answers in another order publish the same, with no time in it', async () => {
    const published = async (order: (values: number[]) => number[]) => {
      const session = await newSession('party')
      const open = await session.open({ items: [AXIS] })
      for (const place of order([0, 1, 2, 3, 4, 5, 6])) {
        const person = session.people[place]!
        const [self, guess] = [
          [10, 30, 35, 80, 60, 65, 90][place],
          [70, 85, 40, 45, 5, 30, 20][place],
        ]
        const estimates = { [person.party === 'us' ? 'rok' : 'us']: guess }
        await session.answer(person, open.id, AXIS, { self, estimates })
      }
      const closed = await session.close(open)
      return JSON.stringify((await session.reveal(closed, [AXIS])).items[0]!.published)
    }
    const first = await published((values) => values)
    expect(await published((values) => [...values].reverse())).toBe(first)
    expect(first).toContain('"suppressed":null')
    expect(first).not.toMatch(/\d{4}-\d\d-\d\dT/)
  })
})

describe('[7.5] the roster', () => {
  let session: Session
  let open: Round
  beforeAll(async () => {
    session = await newSession('party', { us: 3, rok: 3 })
  })

  it('is fixed when a round opens: who comes later, by a shared link or a personal one, answers nothing', async () => {
    open = await session.open({ items: [AXIS] })
    const path = `/api/workshops/${session.workshop.workshopId}/invitations`
    const body = { role: 'delegate', party: 'rok', seatLabel: 'ROK extra' }
    const invitation = invitationSchema.parse((await session.facilitator.post(path, body)).json)
    const late = [
      await session.delegate('rok', 'Late'),
      await session.delegate('rok', 'Extra', invitation.url!),
    ]
    for (const person of late) {
      const refused = errorOf(await session.send(person, open.id, AXIS, { self: 5 }))
      expect(refused).toMatchObject({ status: 403, code: 'forbidden' })
    }
    expect((await session.dialogue()).rounds[0]!.progress.seats).toBe(6)
  })

  it('gives nobody a second answer: who leaves and comes again is another seat, of the next round', async () => {
    const [person] = session.us
    await session.answer(person!, open.id, AXIS, { self: 50 })
    const { participantId } = person!
    expect((await person!.client.post('/api/leave', { participantId })).status).toBe(204)
    const again = await session.delegate('us', 'us 1')
    expect(errorOf(await session.send(again, open.id, AXIS, { self: 5 }))).toMatchObject({
      status: 403,
    })
    expect((await session.dialogue()).rounds[0]!.progress.seats).toBe(6)
  })
})

describe('[7.9] observers', () => {
  it('are in no roster and no denominator, however many they are; nor are facilitators', async () => {
    const session = await newSession('party', { us: 3, rok: 3 })
    const { links } = session.workshop
    for (const name of ['Ona', 'Oto', 'Ole']) {
      await session.delegate('us', name, links.observer)
    }
    await session.delegate('us', 'Finn', links.facilitator)
    const open = await session.open({ items: [AXIS] })
    expect(open.progress).toEqual({ answered: 0, seats: 6 })
    expect(open.roster.map(({ label }) => label).sort()).toEqual(
      ['us 1', 'us 2', 'us 3', 'rok 1', 'rok 2', 'rok 3'].sort(),
    )
    for (const person of session.people) {
      const estimates = { [person.party === 'us' ? 'rok' : 'us']: 40 }
      await session.answer(person, open.id, AXIS, { self: 50, estimates })
    }
    expect((await session.dialogue(session.observer)).rounds[0]).toMatchObject({
      progress: { answered: 6, seats: 6 },
      seated: false,
    })
    const revealed = await session.reveal(await session.close(open), [AXIS])
    expect(revealed.items[0]!.published).toMatchObject({ suppressed: null })
  })
})
