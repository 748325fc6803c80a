import { afterAll, describe, expect, it } from 'vitest'
import { invitationsSchema } from '@/app/api/_http/schemas'
import { clockSchema } from '@/app/api/_http/session-routes'
import type { SessionCommand } from '@/dialogue/session/commands'
import { sessionStateSchema, type SessionState } from '@/dialogue/session/session-state'
import { timeLeft } from '@/dialogue/session/timer'
import type { BoardConnection } from '@/sync/client/connect-board'
import { serverClock } from '@/sync/client/server-clock'
import { writeRecords } from '@/sync/doc/layout'
import { card } from '@/sync/doc/testing/records'
import { ours } from '../fixtures/rooms'
import { startTestServer } from '../fixtures/server'
import { Client, errorOf, newWorkshop, type Answer } from './client'
import { openBoard, Session } from './session'

const STAGES = ['one', 'two', 'three'].map((id) => ({
  id,
  title: { en: `Stage ${id}`, ko: '' },
  instruction: { en: '', ko: '' },
  minutes: id === 'two' ? 5 : null,
  activities: [],
  frame: null,
}))

function path(session: Session): string {
  return `/api/boards/${session.boardId}/session`
}

function steer(session: Session, client: Client, command: SessionCommand): Promise<Answer> {
  return client.post(path(session), command)
}

async function steered(session: Session, command: SessionCommand): Promise<SessionState> {
  const answer = await steer(session, session.facilitator, command)
  expect({ status: answer.status, json: answer.json }).toMatchObject({ status: 200 })
  return sessionStateSchema.parse(answer.json)
}

async function stateOf(session: Session, client = session.observer): Promise<SessionState> {
  const answer = await client.get(path(session))
  expect(answer.status).toBe(200)
  return sessionStateSchema.parse(answer.json)
}

/** A meeting with the three stages above. */
async function meeting(base?: string): Promise<Session> {
  const session = await Session.start('party', { us: 1, rok: 1 }, base)
  const { agenda } = await stateOf(session)
  await steered(session, { do: 'setAgenda', agenda: { ...agenda, stages: STAGES } })
  return session
}

/** Our own client on the built server. */
async function onBoard(session: Session, client: Client): Promise<BoardConnection> {
  const { json } = await client.post(`/api/boards/${session.boardId}/token`)
  const { syncToken } = json as { syncToken: string }
  const url = client.base.replace('http', 'ws')
  return ours({ url }, { token: syncToken, documentId: session.boardId })
}

function shows(
  connection: BoardConnection,
  test: (state: SessionState) => boolean,
): Promise<SessionState> {
  const known = connection.session?.state
  if (known && test(known)) return Promise.resolve(known)
  return new Promise((resolve) => {
    const stop = connection.onSession(({ state }) => {
      if (!test(state)) return
      stop()
      resolve(state)
    })
  })
}

describe('steering a session', () => {
  it('tells everyone on the board, and who joins later', async () => {
    const session = await meeting()
    const delegate = await onBoard(session, session.us[0]!.client)
    const after = await steered(session, { do: 'moveTo', stage: 'two', from: null })
    expect(after).toMatchObject({
      stageId: 'two',
      timer: { duration: 300_000, remaining: 300_000, endsAt: null, movesOn: false },
    })
    expect(await shows(delegate, ({ stageId }) => stageId === 'two')).toEqual(after)
    expect(await shows(await onBoard(session, session.observer), () => true)).toEqual(after)
    expect(await stateOf(session)).toEqual(after)
  })

  it('is refused to another workshop, and to nobody at all', async () => {
    const session = await meeting()
    const other = await newWorkshop()
    const outsider = new Client()
    await outsider.join(other.links.facilitator, 'Ada')
    const lower: SessionCommand = { do: 'lowerHand', participantId: null }
    for (const answer of [await outsider.get(path(session)), await steer(session, outsider, lower)])
      expect(errorOf(answer)).toMatchObject({ status: 403, code: 'wrong_board' })
    expect(errorOf(await new Client().get(path(session)))).toMatchObject({ status: 401 })
    expect(errorOf(await steer(session, new Client(), lower))).toMatchObject({ status: 401 })
  })
})

const VIEW = { page: 'page:page', x: 0, y: 0, w: 100, h: 100 }
const STEERING: SessionCommand[] = [
  { do: 'moveTo', stage: 'one', from: null },
  { do: 'setAgenda', agenda: { version: 1, stages: [] } },
  { do: 'startTimer', duration: 60_000, movesOn: true },
  { do: 'pauseTimer' },
  { do: 'resumeTimer' },
  { do: 'addTime', by: 60_000 },
  { do: 'setMovesOn', on: true },
  { do: 'stopTimer' },
  { do: 'freeze', whom: 'everyone' },
  { do: 'summon', view: VIEW },
  { do: 'present', on: true },
  { do: 'lowerHand', participantId: null },
]
const TRANSLATION: SessionCommand = {
  do: 'translateStage',
  stage: 'one',
  locale: 'ko',
  title: '첫 단계',
  instruction: '',
}

describe('who may do what', () => {
  it.each(STEERING)('$do: facilitators alone', async (command) => {
    const session = await meeting()
    const before = await stateOf(session)
    for (const client of [session.us[0]!.client, session.rok[0]!.client, session.observer]) {
      const refused = errorOf(await steer(session, client, command))
      expect(refused).toMatchObject({ status: 403, code: 'forbidden' })
    }
    expect(await stateOf(session)).toEqual(before)
    if (['pauseTimer', 'resumeTimer', 'addTime', 'setMovesOn'].includes(command.do))
      await steered(session, { do: 'startTimer', duration: 60_000, movesOn: false })
    await steered(session, command)
  })

  it('translateStage: neither delegates nor observers', async () => {
    const session = await meeting()
    for (const client of [session.us[0]!.client, session.observer])
      expect(errorOf(await steer(session, client, TRANSLATION))).toMatchObject({ status: 403 })
    const { agenda } = await steered(session, TRANSLATION)
    expect(agenda.stages[0]?.title).toEqual({ en: 'Stage one', ko: '첫 단계' })
  })

  it('raiseHand: all but observers, each for themselves, in order', async () => {
    const session = await meeting()
    const raise: SessionCommand = { do: 'raiseHand', up: true }
    expect(errorOf(await steer(session, session.observer, raise))).toMatchObject({ status: 403 })
    await steer(session, session.rok[0]!.client, raise)
    await steer(session, session.us[0]!.client, raise)
    await steer(session, session.rok[0]!.client, raise)
    await steered(session, raise)
    const { hands } = await stateOf(session)
    expect(hands.map(({ name, party }) => [name, party])).toEqual([
      ['rok 1', 'rok'],
      ['us 1', 'us'],
      ['Fay', null],
    ])
    await steer(session, session.us[0]!.client, { do: 'raiseHand', up: false })
    const left = await steered(session, {
      do: 'lowerHand',
      participantId: session.rok[0]!.participantId,
    })
    expect(left.hands.map(({ name }) => name)).toEqual(['Fay'])
  })

  it('a hand goes with who leaves, and with a link that is revoked', async () => {
    const session = await meeting()
    const [us, rok] = [session.us[0]!, session.rok[0]!]
    const watcher = await onBoard(session, session.facilitator)
    for (const { client } of [us, rok]) await steer(session, client, { do: 'raiseHand', up: true })
    await us.client.post('/api/leave', { participantId: us.participantId })
    const left = await shows(watcher, ({ hands }) => hands.length === 1)
    expect(left.hands[0]?.participantId).toBe(rok.participantId)
    const links = `/api/workshops/${session.workshop.workshopId}/invitations`
    const { json } = await session.facilitator.get(links)
    const { invitations } = invitationsSchema.parse(json)
    const link = invitations.find(({ party }) => party === 'rok')!
    await session.facilitator.post(`${links}/${link.id}/revoke`)
    await shows(watcher, ({ hands }) => hands.length === 0)
  })

  it('nobody by a command that is none', async () => {
    const session = await meeting()
    for (const json of [{}, { do: 'rule' }, { do: 'freeze', whom: 'them' }, { do: 'moveTo' }])
      expect(errorOf(await session.facilitator.post(path(session), json))).toMatchObject({
        status: 422,
        code: 'invalid_fields',
      })
  })
})

describe('two at once', () => {
  it('move once, and who wanted elsewhere is told', async () => {
    const session = await meeting()
    const second = new Client()
    await second.join(session.workshop.links.facilitator, 'Flo')
    const first = session.facilitator
    const before = await stateOf(session)
    const answers = await Promise.all(
      [first, second, first].map((client) =>
        steer(session, client, { do: 'moveTo', stage: 'one', from: null }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await stateOf(session)).toMatchObject({ stageId: 'one', version: before.version + 1 })
    const moves = await Promise.all([
      steer(session, first, { do: 'moveTo', stage: 'two', from: 'one' }),
      steer(session, second, { do: 'moveTo', stage: 'three', from: 'one' }),
    ])
    expect(moves.map(({ status }) => status).sort()).toEqual([200, 409])
    const { agenda } = await stateOf(session)
    const edits = await Promise.all(
      [first, second].map((client, n) =>
        steer(session, client, {
          do: 'setAgenda',
          agenda: { ...agenda, stages: agenda.stages.slice(0, n + 1) },
        }),
      ),
    )
    expect(edits.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('freezing', () => {
  it('[W15] holds on a raw socket from the moment it is answered', async () => {
    const session = await meeting()
    const person = session.us[0]!.client
    const [board, watcher] = await Promise.all([
      openBoard(person, session.boardId),
      openBoard(session.observer, session.boardId),
    ])
    const write = (id: string, on = board) =>
      on.doc.transact(() => writeRecords(on.doc, [card(id, {}, { parentId: 'page:page' })]))
    const has = (doc: typeof board.doc, id: string) => doc.getMap('records').has(id)
    await steered(session, { do: 'freeze', whom: 'participants' })
    write('shape:frozen')
    await board.until(() => !has(board.doc, 'shape:frozen'))
    const steering = await openBoard(session.facilitator, session.boardId)
    write('shape:facilitators', steering)
    await watcher.until(() => has(watcher.doc, 'shape:facilitators'))
    await steered(session, { do: 'freeze', whom: 'nobody' })
    write('shape:thawed')
    await watcher.until(() => has(watcher.doc, 'shape:thawed'))
    expect(has(watcher.doc, 'shape:frozen')).toBe(false)
    for (const open of [board, watcher, steering]) open.close()
  })
})

describe('a timer that moves on', () => {
  it('does so when the server that was told of it is gone', async () => {
    const server = await startTestServer()
    afterAll(() => server.dispose())
    const session = await meeting(server.url)
    await steered(session, { do: 'moveTo', stage: 'one', from: null })
    await steered(session, { do: 'startTimer', duration: 1500, movesOn: true })
    await server.kill()
    await server.start()
    const delegate = await onBoard(session, session.us[0]!.client)
    const after = await shows(delegate, ({ stageId }) => stageId === 'two')
    expect(after.timer).toMatchObject({ duration: 300_000, movesOn: true, remaining: null })
    // One that is not to move on stays where it is.
    await steered(session, { do: 'startTimer', duration: 1, movesOn: false })
    await server.kill('SIGTERM')
    await server.start()
    expect(await stateOf(session)).toMatchObject({ stageId: 'two', timer: { duration: 1 } })
  })
})

describe("the server's clock", () => {
  it('is agreed on by devices whose own clocks are wrong', async () => {
    const session = await meeting()
    const askNow = async () =>
      clockSchema.parse((await session.observer.get('/api/clock')).json).now
    const clocks = [0, -3_600_000, 90_000].map((wrongBy) =>
      serverClock({ askNow, localNow: () => Date.now() + wrongBy }),
    )
    await Promise.all(clocks.map((clock) => clock.whenMeasured))
    const { timer } = await steered(session, { do: 'startTimer', duration: 60_000, movesOn: false })
    const left = clocks.map((clock) => timeLeft(timer!, clock.now()))
    for (const clock of clocks) clock.close()
    expect(Math.max(...left) - Math.min(...left)).toBeLessThan(300)
  })

  it("says the server's time", async () => {
    const before = Date.now()
    const { now } = clockSchema.parse((await new Client().get('/api/clock')).json)
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
  })
})
