import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusalIn } from '../errors'
import { ROLES, type Role } from '../workshop'
import type { Stage } from './agenda'
import { applyCommand, withoutPerson, type SessionActor } from './apply-command'
import type { SessionCommand } from './commands'
import { newSession, sessionStateSchema, type SessionState } from './session-state'
import { timeLeft } from './timer'

const NOW = 1_000_000
const MINUTE = 60_000

const stage = (id: string, more: Partial<Stage> = {}): Stage => ({
  id,
  title: { en: id, ko: '' },
  instruction: { en: '', ko: '' },
  minutes: null,
  activities: [],
  frame: null,
  ...more,
})
const START = newSession({
  version: 4,
  stages: [stage('a', { minutes: 10 }), stage('b', { minutes: 5 }), stage('c')],
})
const actor = (role: Role, id: string = role): SessionActor => ({
  participantId: id,
  name: `Name of ${id}`,
  role,
  party: role === 'delegate' ? 'us' : null,
})

let lastId = 0
function after(
  state: SessionState,
  command: SessionCommand,
  who = actor('facilitator'),
  now = NOW,
): SessionState {
  const next = applyCommand(state, command, { actor: who, now, newId: () => `id-${++lastId}` })
  sessionStateSchema.parse(next)
  expect(next.version).toBe(next === state ? state.version : state.version + 1)
  return next
}
function refusal(state: SessionState, command: SessionCommand, who = actor('facilitator')) {
  try {
    after(state, command, who)
  } catch (error) {
    return refusalIn(error)
  }
  return null
}
const moveTo = (to: string | null, from: string | null): SessionCommand => ({
  do: 'moveTo',
  stage: to,
  from,
})
const inA = after(START, moveTo('a', null))
const startTimer = (minutes: number, movesOn = false): SessionCommand => ({
  do: 'startTimer',
  duration: minutes * MINUTE,
  movesOn,
})

const VIEW = { page: 'page:page', x: 0, y: 0, w: 10, h: 10 }
const ALL: SessionCommand[] = [
  moveTo('b', 'a'),
  { do: 'setAgenda', agenda: { version: 4, stages: [] } },
  { do: 'translateStage', stage: 'a', locale: 'ko', title: '가', instruction: '' },
  startTimer(1),
  { do: 'pauseTimer' },
  { do: 'resumeTimer' },
  { do: 'addTime', by: MINUTE },
  { do: 'setMovesOn', on: true },
  { do: 'stopTimer' },
  { do: 'freeze', whom: 'everyone' },
  { do: 'summon', view: VIEW },
  { do: 'present', on: true },
  { do: 'raiseHand', up: true },
  { do: 'lowerHand', participantId: null },
]

describe('who may', () => {
  it.each(ROLES.filter((role) => role !== 'facilitator'))('%s: little', (role) => {
    const allowed = ALL.filter(
      (command) => refusal(inA, command, actor(role))?.code !== 'forbidden',
    ).map((command) => command.do)
    expect(allowed).toEqual(
      { delegate: ['raiseHand'], interpreter: ['translateStage', 'raiseHand'], observer: [] }[role],
    )
  })

  it('facilitators: everything', () => {
    for (const command of ALL) expect(refusal(inA, command)).toBeNull()
  })
})

describe('moving on', () => {
  it('sets the timer ready where a stage has minutes, and takes it away where not', () => {
    expect(inA).toMatchObject({
      stageId: 'a',
      stageSince: NOW,
      timer: { duration: 10 * MINUTE, remaining: 10 * MINUTE, endsAt: null, movesOn: false },
    })
    expect(after(inA, moveTo('c', 'a')).timer).toBeNull()
    expect(after(inA, moveTo(null, 'a'))).toMatchObject({ stageId: null, timer: null })
  })

  it('starts the next timer at once where the meeting runs by the clock', () => {
    const byTheClock = after(inA, startTimer(2, true))
    expect(after(byTheClock, moveTo('b', 'a')).timer).toEqual({
      duration: 5 * MINUTE,
      endsAt: NOW + 5 * MINUTE,
      remaining: null,
      movesOn: true,
    })
  })

  it('moves once however often it is clicked, by whomever', () => {
    const moved = after(inA, moveTo('b', 'a'))
    expect(after(moved, moveTo('b', 'a'))).toBe(moved)
    expect(refusal(moved, moveTo('c', 'a'))?.code).toBe('conflict')
    expect(after(moved, moveTo('c', 'b')).stageId).toBe('c')
  })

  it('goes to no stage that is not there', () => {
    expect(refusal(START, moveTo('z', null))).toMatchObject({
      code: 'invalid_fields',
      fields: [{ field: 'stage', problem: 'unknown' }],
    })
  })

  it('starts private writing with a stage of drafts, or by itself, and never ends it', () => {
    const state = newSession({
      version: 1,
      stages: [stage('write', { activities: ['drafts'] }), stage('talk')],
    })
    const writing = after(state, moveTo('write', null))
    expect(writing.drafting).toEqual({ since: NOW, writers: 0 })
    // Who is in the middle of a sentence would finish it in front of everyone: a release ends it.
    expect(after(writing, moveTo('talk', 'write')).drafting).toEqual(writing.drafting)
    expect(after(inA, { do: 'startDrafting' }).drafting).toEqual({ since: NOW, writers: 0 })
    expect(after(writing, { do: 'startDrafting' })).toBe(writing)
  })

  it('leaves freeze, hands and presenter as they are', () => {
    const busy = [
      { do: 'freeze', whom: 'participants' },
      { do: 'present', on: true },
      { do: 'raiseHand', up: true },
    ].reduce((state, command) => after(state, command as SessionCommand), inA)
    expect(after(busy, moveTo('b', 'a'))).toMatchObject({
      frozen: busy.frozen,
      presenter: busy.presenter,
      hands: busy.hands,
    })
  })
})

describe('the agenda', () => {
  const set = (state: SessionState, stages: Stage[], version = state.agenda.version) =>
    after(state, { do: 'setAgenda', agenda: { version, stages } })

  it('is changed by who saw the newest one', () => {
    const next = set(START, [stage('x')])
    expect(next.agenda).toEqual({ version: 5, stages: [stage('x')] })
    const old: SessionCommand = { do: 'setAgenda', agenda: { version: 4, stages: [] } }
    expect(refusal(next, old)?.code).toBe('conflict')
    expect(set(next, [stage('x', { title: { en: ' x ', ko: '' } })])).toBe(next)
  })

  it('has each stage once, each with a title', () => {
    const stages = [stage('x'), stage('x'), stage('y', { title: { en: ' ', ko: '' } })]
    expect(refusal(START, { do: 'setAgenda', agenda: { version: 4, stages } })?.fields).toEqual([
      { field: 'agenda.stages.1.id', problem: 'duplicate' },
      { field: 'agenda.stages.2.title', problem: 'required' },
    ])
    expect(set(START, [stage('y', { title: { en: '', ko: '제목' } })]).agenda.version).toBe(5)
  })

  it('without the present stage, is at the next one that is left, or over', () => {
    const [a, b, c] = START.agenda.stages as [Stage, Stage, Stage]
    expect(set(inA, [b, c])).toMatchObject({ stageId: 'b', timer: { duration: 5 * MINUTE } })
    expect(set(inA, [c])).toMatchObject({ stageId: 'c', timer: null })
    expect(set(inA, [])).toMatchObject({ stageId: null, timer: null })
    expect(set(after(inA, moveTo('c', 'a')), [a, b])).toMatchObject({ stageId: null })
  })

  it('sets a timer anew that waits for its start, and no other', () => {
    const longer = [stage('a', { minutes: 20 })]
    expect(set(inA, longer).timer).toMatchObject({ duration: 20 * MINUTE, remaining: 20 * MINUTE })
    const running = after(inA, { do: 'resumeTimer' })
    expect(set(running, longer).timer).toEqual(running.timer)
    expect(set(inA, [stage('a')]).timer).toBeNull()
  })

  it('is translated stage by stage', () => {
    const ko = { do: 'translateStage', stage: 'a', locale: 'ko' } as const
    const interpreter = actor('interpreter')
    const next = after(START, { ...ko, title: ' 가 ', instruction: '말해요' }, interpreter)
    expect(next.agenda.stages[0]).toEqual({
      ...START.agenda.stages[0],
      title: { en: 'a', ko: '가' },
      instruction: { en: '', ko: '말해요' },
    })
    expect(next.agenda.version).toBe(5)
    expect(after(next, { ...ko, title: '가', instruction: '말해요' }, interpreter)).toBe(next)
    expect(refusal(next, { ...ko, stage: 'z', title: '', instruction: '' })?.code).toBe('conflict')
    const wiped: SessionCommand = { ...ko, locale: 'en', title: '', instruction: '' }
    expect(after(next, wiped, interpreter).agenda.stages[0]?.title.en).toBe('')
    expect(refusal(START, wiped, interpreter)?.code).toBe('invalid_fields')
  })
})

describe('the timer', () => {
  const later = (state: SessionState, command: SessionCommand, seconds: number) =>
    after(state, command, actor('facilitator'), NOW + seconds * 1000)

  it('pauses and goes on from where it was', () => {
    const running = after(START, startTimer(1))
    const paused = later(running, { do: 'pauseTimer' }, 20)
    expect(paused.timer).toMatchObject({ endsAt: null, remaining: 40_000 })
    expect(later(paused, { do: 'pauseTimer' }, 30)).toBe(paused)
    const resumed = later(paused, { do: 'resumeTimer' }, 100)
    expect(resumed.timer).toMatchObject({ endsAt: NOW + 140_000, remaining: null })
    expect(later(resumed, { do: 'resumeTimer' }, 110)).toBe(resumed)
  })

  it('gets a whole minute more after it has run out', () => {
    const ended = after(START, startTimer(1))
    const more = later(ended, { do: 'addTime', by: MINUTE }, 90)
    expect(timeLeft(more.timer!, NOW + 90_000)).toBe(MINUTE)
  })

  it('moves on at zero or not, and nothing else of it changes; at zero it is too late to', () => {
    const on = { do: 'setMovesOn', on: true } as const
    const running = after(START, startTimer(1))
    const moving = later(running, on, 20)
    expect(moving.timer).toEqual({ ...running.timer, movesOn: true })
    expect(later(moving, on, 30)).toBe(moving)
    expect(later(moving, { do: 'setMovesOn', on: false }, 40).timer).toEqual(running.timer)
    expect(after(inA, on).timer).toEqual({ ...inA.timer, movesOn: true })
    expect(later(running, on, 60)).toBe(running)
    // Zero is a moment: what was to move on may still be kept from it.
    const off = { do: 'setMovesOn', on: false } as const
    expect(later(moving, off, 60).timer).toEqual(running.timer)
  })

  it('stopped, is gone: once is enough, and nothing else can be done with it', () => {
    const stopped = after(after(START, startTimer(1)), { do: 'stopTimer' })
    expect(stopped.timer).toBeNull()
    expect(after(stopped, { do: 'stopTimer' })).toBe(stopped)
    expect(refusal(stopped, { do: 'setMovesOn', on: true })?.code).toBe('conflict')
    for (const command of ['pauseTimer', 'resumeTimer'] as const)
      expect(refusal(stopped, { do: command })?.code).toBe('conflict')
    expect(refusal(stopped, { do: 'addTime', by: MINUTE })?.code).toBe('conflict')
  })
})

describe('attention', () => {
  it('hands are up in their order, each once', () => {
    const hand = (up: boolean): SessionCommand => ({ do: 'raiseHand', up })
    const ids = (state: SessionState) => state.hands.map((one) => one.participantId)
    let state = after(START, hand(true), actor('delegate', 'x'))
    state = after(state, hand(true), actor('delegate', 'y'))
    expect(after(state, hand(true), actor('delegate', 'x'))).toBe(state)
    expect(ids(state)).toEqual(['x', 'y'])
    expect(state.hands[0]).toEqual({ participantId: 'x', name: 'Name of x', party: 'us' })
    expect(ids(after(state, hand(false), actor('delegate', 'x')))).toEqual(['y'])
    expect(ids(after(state, { do: 'lowerHand', participantId: 'y' }))).toEqual(['x'])
    expect(ids(after(state, { do: 'lowerHand', participantId: null }))).toEqual([])
    expect(after(state, { do: 'lowerHand', participantId: 'z' })).toBe(state)
  })

  it('presenting is taken over, and ended by who does it', () => {
    const one = after(START, { do: 'present', on: true }, actor('facilitator', 'one'))
    expect(one.presenter).toEqual({ participantId: 'one', name: 'Name of one', since: NOW })
    expect(after(one, { do: 'present', on: false }, actor('facilitator', 'two'))).toBe(one)
    const two = after(one, { do: 'present', on: true }, actor('facilitator', 'two'))
    expect(two.presenter?.participantId).toBe('two')
    expect(after(two, { do: 'present', on: false }, actor('facilitator', 'two')).presenter).toBe(
      null,
    )
  })

  it('each summons is another one', () => {
    const one = after(START, { do: 'summon', view: VIEW })
    const two = after(one, { do: 'summon', view: VIEW })
    expect(two.summons).toMatchObject({ view: VIEW, at: NOW, participantId: 'facilitator' })
    expect(two.summons?.id).not.toBe(one.summons?.id)
  })

  it('takes with somebody who leaves what they had', () => {
    const x = actor('facilitator', 'x')
    const busy = [
      { do: 'summon', view: VIEW },
      { do: 'present', on: true },
      { do: 'raiseHand', up: true },
    ].reduce((state, command) => after(state, command as SessionCommand, x), START)
    expect(withoutPerson(busy, 'x')).toEqual({ ...START, version: busy.version + 1 })
    expect(withoutPerson(busy, 'y')).toBe(busy)
  })
})

describe('whatever is asked', () => {
  const commands = fc.oneof(
    fc.constantFrom(...ALL),
    fc
      .record({ to: fc.constantFrom('a', 'b', 'c', null), from: fc.constantFrom('a', 'b', 'c') })
      .map(({ to, from }) => moveTo(to, from)),
    fc.integer({ min: -1e8, max: 1e8 }).map((by): SessionCommand => ({ do: 'addTime', by })),
    fc.boolean().map((movesOn) => startTimer(3, movesOn)),
    fc.boolean().map((on): SessionCommand => ({ do: 'setMovesOn', on })),
  )
  const steps = fc.array(
    fc.record({ command: commands, role: fc.constantFrom(...ROLES), wait: fc.nat(600_000) }),
    { maxLength: 40 },
  )

  it('the state fits its schema, time left is from zero to a day, and versions only grow', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let state = START
        let now = NOW
        for (const { command, role, wait } of all) {
          now += wait
          try {
            state = after(state, command, actor(role), now)
          } catch (error) {
            expect(refusalIn(error)).not.toBeNull()
          }
          const { timer, hands } = state
          if (timer) {
            expect(timer.endsAt === null).toBe(timer.remaining !== null)
            expect(timeLeft(timer, now)).toBeGreaterThanOrEqual(0)
            expect(timeLeft(timer, now)).toBeLessThanOrEqual(
              Math.min(timer.duration, 24 * 60 * MINUTE),
            )
          }
          expect(new Set(hands.map((hand) => hand.participantId)).size).toBe(hands.length)
          const { stageId, agenda } = state
          if (stageId) expect(agenda.stages.map(({ id }) => id)).toContain(stageId)
        }
      }),
    )
  })

  it('pausing and going on takes no time away and gives none', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { maxLength: 30 }), (waits) => {
        let state = after(START, startTimer(10))
        let now = NOW
        let ran = 0
        waits.forEach((wait, turn) => {
          now += wait
          if (turn % 2 === 0) ran += wait
          const what = turn % 2 === 0 ? 'pauseTimer' : 'resumeTimer'
          state = after(state, { do: what }, actor('facilitator'), now)
        })
        expect(timeLeft(state.timer!, now)).toBe(10 * MINUTE - ran)
      }),
    )
  })
})
