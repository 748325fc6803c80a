import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import {
  newId,
  type BoardId,
  type ParticipantId,
  type SessionId,
  type WorkshopId,
} from '@/dialogue/ids'
import type { SessionState } from '@/dialogue/session/session-state'
import { templateContent } from '@/dialogue/templates'
import { SessionStore } from '@/server/persistence/session-store'
import { createTestDatabase, type TestDatabase } from '@/server/persistence/test-database'
import { WorkshopStore } from '@/server/persistence/workshop-store'
import type { ParticipantAuth } from '@/server/services'
import { createSession, type SessionSteering } from './commands'

const workshopId = newId<WorkshopId>()
const boardId = newId<BoardId>()
const facilitator: ParticipantAuth = {
  participantId: newId<ParticipantId>(),
  workshopId,
  role: 'facilitator',
  party: null,
  cameBy: null,
  name: 'Fay',
}
const STAGES = ['one', 'two'].map((id) => ({
  id,
  title: { en: id, ko: '' },
  instruction: { en: '', ko: '' },
  minutes: 1,
  activities: [],
  frame: null,
}))

let database: TestDatabase
const running: SessionSteering[] = []

/** The commands as one process has them, on the database they all share. */
function start(): SessionSteering & { told: SessionState[] } {
  const told: SessionState[] = []
  const session = createSession({
    sessions: new SessionStore(database.prisma),
    workshops: new WorkshopStore(database.prisma),
    rooms: { announceSession: async (_id, state) => void told.push(state) },
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (data) => expect.fail(data as never),
    },
  })
  running.push(session)
  return { ...session, told }
}

beforeEach(async () => {
  database = createTestDatabase()
  await new WorkshopStore(database.prisma).create({
    id: workshopId,
    title: 'Test',
    template: 'blank',
    locale: 'en',
    attributionMode: 'party',
    sample: false,
    content: templateContent('blank'),
    agenda: { version: 0, stages: STAGES },
    sessionId: newId<SessionId>(),
    boardId,
    boardUpdate: Y.encodeStateAsUpdate(new Y.Doc()),
    invitations: [],
  })
})
afterEach(async () => {
  vi.useRealTimers()
  for (const { movingOn } of running.splice(0)) movingOn.stop()
  await database.dispose()
})

describe('the session of a board', () => {
  it('begins with its agenda, and on a board from before there were sessions too', async () => {
    const { service, boards } = start()
    expect((await service.state(facilitator, boardId)).agenda.stages).toEqual(STAGES)
    await database.prisma.boardSession.deleteMany()
    const [one, two] = await Promise.all([boards.find(boardId), boards.find(boardId)])
    expect(one).toEqual(two)
    expect(one).toMatchObject({ version: 0, stageId: null })
    expect(await boards.find(newId<BoardId>())).toBeNull()
  })

  it('of two who move at once, moves once; everyone who raises a hand at once is up', async () => {
    const processes = [start(), start()]
    const { service } = processes[0]!
    const move = { do: 'moveTo', stage: 'one', from: null } as const
    const states = await Promise.all(
      processes.map((one) => one.service.command(facilitator, boardId, move)),
    )
    expect(states.map(({ version }) => version)).toEqual([1, 1])
    expect(processes.flatMap(({ told }) => told)).toHaveLength(1)
    const people = Array.from({ length: 20 }, (_, n): ParticipantAuth => {
      return { ...facilitator, role: 'delegate', participantId: `p${n}` as ParticipantId }
    })
    await Promise.all(
      people.map((one, n) =>
        processes[n % 2]!.service.command(one, boardId, { do: 'raiseHand', up: true }),
      ),
    )
    expect((await service.state(facilitator, boardId)).hands).toHaveLength(20)
  })

  it('moves on at zero by the database, whichever process set the timer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const first = start()
    await first.service.command(facilitator, boardId, { do: 'moveTo', stage: 'one', from: null })
    await first.service.command(facilitator, boardId, {
      do: 'startTimer',
      duration: 5000,
      movesOn: true,
    })
    // That process is gone, with its alarms.
    first.movingOn.stop()
    vi.advanceTimersByTime(3000)
    const second = start()
    await second.movingOn.start()
    vi.advanceTimersByTime(1900)
    expect((await second.service.state(facilitator, boardId)).stageId).toBe('one')
    vi.advanceTimersByTime(200)
    await vi.waitUntil(() => second.told.length > 0)
    expect(second.told[0]).toMatchObject({ stageId: 'two', timer: { movesOn: true } })
    // Nobody is left to move to: the timer stays at zero, and no alarm rings for it again.
    vi.advanceTimersByTime(60_100)
    await vi.waitUntil(() => second.told.length > 1)
    expect(second.told[1]).toMatchObject({ stageId: 'two', timer: { movesOn: false } })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('lets a timer that ran out while no server was there go off at once, and a paused one not', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const first = start()
    const timer = { do: 'startTimer', duration: 5000, movesOn: true } as const
    await first.service.command(facilitator, boardId, timer)
    first.movingOn.stop()
    vi.advanceTimersByTime(60_000)
    const second = start()
    await second.movingOn.start()
    vi.advanceTimersByTime(10)
    await vi.waitUntil(() => second.told.length > 0)
    expect(second.told[0]?.stageId).toBe('one')
    await second.service.command(facilitator, boardId, { do: 'pauseTimer' })
    second.movingOn.stop()
    const third = start()
    await third.movingOn.start()
    expect(vi.getTimerCount()).toBe(0)
  })
})
