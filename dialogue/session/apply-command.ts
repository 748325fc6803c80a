import { DialogueError, type FieldProblem } from '../errors'
import { textIn } from '../localized'
import type { Role } from '../workshop'
import type { Agenda, Stage } from './agenda'
import type { SessionCommand } from './commands'
import { moved, withAgenda } from './move'
import type { SessionState, Timer } from './session-state'
import { extendedTimer, movingOnTimer, pausedTimer, resumedTimer, startedTimer } from './timer'

/** Who asks. */
export interface SessionActor {
  participantId: string
  name: string
  role: Role
  party: string | null
}

export interface CommandContext {
  actor: SessionActor
  /** The server's time, milliseconds since 1970. */
  now: number
  newId: () => string
}

type Of<Do extends SessionCommand['do']> = Extract<SessionCommand, { do: Do }>

/**
 * The session after a command; its version is one more. The very same object when the command changes
 * nothing: a second click, somebody's hand that is up already.
 *
 * Throws `forbidden` for who may not, `conflict` when what the sender saw has passed (somebody else moved
 * on, changed the agenda, stopped the timer), `invalid_fields` for stages that don't fit together.
 */
export function applyCommand(
  state: SessionState,
  command: SessionCommand,
  context: CommandContext,
): SessionState {
  requireRight(command, context.actor.role)
  const next = applied(state, command, context)
  return next === state ? state : { ...next, version: state.version + 1 }
}

/** Who may ask for what. Everything that steers others is the facilitators'. */
export function mayCommand(command: SessionCommand['do'], role: Role): boolean {
  if (role === 'facilitator') return true
  if (command === 'translateStage') return role === 'interpreter'
  return command === 'raiseHand' && role !== 'observer'
}

function requireRight(command: SessionCommand, role: Role): void {
  if (mayCommand(command.do, role)) return
  const who = {
    translateStage: 'Only interpreters and facilitators translate stages.',
    raiseHand: 'Observers look on: everyone else may raise a hand.',
  }
  const special = command.do === 'translateStage' || command.do === 'raiseHand'
  throw new DialogueError(
    'forbidden',
    special ? who[command.do] : 'Only facilitators steer the session.',
  )
}

function applied(
  state: SessionState,
  command: SessionCommand,
  { actor, now, newId }: CommandContext,
): SessionState {
  const { participantId, name } = actor
  switch (command.do) {
    case 'moveTo':
      return moveTo(state, command, now)
    case 'setAgenda':
      return setAgenda(state, command.agenda, now)
    case 'translateStage':
      return translateStage(state, command)
    case 'startTimer':
      return { ...state, timer: startedTimer(command.duration, command.movesOn, now) }
    case 'pauseTimer':
      return withTimer(state, (timer) => pausedTimer(timer, now))
    case 'resumeTimer':
      return withTimer(state, (timer) => resumedTimer(timer, now))
    case 'addTime':
      return withTimer(state, (timer) => extendedTimer(timer, command.by, now))
    case 'setMovesOn':
      return withTimer(state, (timer) => movingOnTimer(timer, command.on, now))
    case 'startDrafting':
      return state.drafting ? state : { ...state, drafting: { since: now, writers: 0 } }
    case 'stopTimer':
      return state.timer ? { ...state, timer: null } : state
    case 'freeze':
      return state.frozen === command.whom ? state : { ...state, frozen: command.whom }
    case 'summon': {
      const { view } = command
      return { ...state, summons: { id: newId(), participantId, name, at: now, view } }
    }
    case 'present': {
      // Somebody else's is taken over, never just ended: it may have begun a moment ago.
      const isMine = state.presenter?.participantId === participantId
      if (isMine === command.on) return state
      return { ...state, presenter: command.on ? { participantId, name, since: now } : null }
    }
    case 'raiseHand':
      return raiseHand(state, actor, command.up)
    case 'lowerHand':
      return lowerHands(state, command.participantId)
  }
}

function moveTo(state: SessionState, { stage, from }: Of<'moveTo'>, now: number): SessionState {
  if (stage !== null && !state.agenda.stages.some(({ id }) => id === stage)) {
    throw invalid('There is no such stage in the agenda.', [{ field: 'stage', problem: 'unknown' }])
  }
  // Two people, or two clicks, that want the same: it is done.
  if (state.stageId === stage) return state
  if (state.stageId !== from) {
    throw new DialogueError('conflict', 'Somebody else has just moved on to another stage.')
  }
  return moved(state, stage, now)
}

function setAgenda(state: SessionState, agenda: Agenda, now: number): SessionState {
  if (agenda.version !== state.agenda.version) {
    throw new DialogueError('conflict', 'Somebody else has just changed the agenda. Look again.')
  }
  const problems = agendaProblems(agenda.stages)
  if (problems.length > 0) throw invalid('Some stages are not usable.', problems)
  const stages = agenda.stages.map(tidied)
  if (JSON.stringify(stages) === JSON.stringify(state.agenda.stages)) return state
  return withAgenda(state, { version: agenda.version + 1, stages }, now)
}

/** What keeps these stages from being an agenda; `field` as in `setAgenda`. */
export function agendaProblems(stages: readonly Stage[]): FieldProblem[] {
  const seen = new Set<string>()
  return stages.flatMap(({ id, title }, place): FieldProblem[] => {
    const problems: FieldProblem[] = []
    const field = `agenda.stages.${place}`
    if (seen.has(id)) problems.push({ field: `${field}.id`, problem: 'duplicate' })
    seen.add(id)
    if (textIn(title, 'en').trim() === '') {
      problems.push({ field: `${field}.title`, problem: 'required' })
    }
    return problems
  })
}

/** Without space around its words, each activity once. */
function tidied(stage: Stage): Stage {
  const { id, title, instruction, minutes, activities, frame } = stage
  return {
    id,
    title: { en: title.en.trim(), ko: title.ko.trim() },
    instruction: { en: instruction.en.trim(), ko: instruction.ko.trim() },
    minutes,
    activities: [...new Set(activities)],
    frame,
  }
}

function translateStage(state: SessionState, command: Of<'translateStage'>): SessionState {
  const { agenda } = state
  const { locale } = command
  const present = agenda.stages.find(({ id }) => id === command.stage)
  if (!present) {
    throw new DialogueError('conflict', 'This stage is not in the agenda any more. Look again.')
  }
  const title = { ...present.title, [locale]: command.title.trim() }
  const instruction = { ...present.instruction, [locale]: command.instruction.trim() }
  if (textIn(title, locale) === '') {
    throw invalid('A stage needs a title in one language at least.', [
      { field: 'title', problem: 'required' },
    ])
  }
  const isSame =
    title[locale] === present.title[locale] && instruction[locale] === present.instruction[locale]
  if (isSame) return state
  const stages = agenda.stages.map((stage) =>
    stage === present ? { ...stage, title, instruction } : stage,
  )
  return { ...state, agenda: { version: agenda.version + 1, stages } }
}

function withTimer(state: SessionState, change: (timer: Timer) => Timer): SessionState {
  if (!state.timer) throw new DialogueError('conflict', 'The timer has been stopped meanwhile.')
  const timer = change(state.timer)
  return timer === state.timer ? state : { ...state, timer }
}

function raiseHand(state: SessionState, actor: SessionActor, up: boolean): SessionState {
  const { participantId, name, party } = actor
  const isUp = state.hands.some((hand) => hand.participantId === participantId)
  if (isUp === up) return state
  if (!up) return lowerHands(state, participantId)
  return { ...state, hands: [...state.hands, { participantId, name, party }] }
}

function lowerHands(state: SessionState, participantId: string | null): SessionState {
  const hands = state.hands.filter(
    (hand) => participantId !== null && hand.participantId !== participantId,
  )
  return hands.length === state.hands.length ? state : { ...state, hands }
}

/**
 * The session without somebody who left: their hand, their presenting, their call. The same object when
 * they had none of it. Whoever takes somebody out uses it too.
 */
export function withoutPerson(state: SessionState, participantId: string): SessionState {
  const lowered = lowerHands(state, participantId)
  const presents = state.presenter?.participantId === participantId
  const summoned = state.summons?.participantId === participantId
  if (lowered === state && !presents && !summoned) return state
  return {
    ...lowered,
    version: state.version + 1,
    presenter: presents ? null : state.presenter,
    summons: summoned ? null : state.summons,
  }
}

function invalid(message: string, fields: FieldProblem[]): DialogueError {
  return new DialogueError('invalid_fields', message, fields)
}
