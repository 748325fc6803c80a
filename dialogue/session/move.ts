import type { Agenda, Stage } from './agenda'
import type { SessionState } from './session-state'
import { nextStage, presentStage } from './stages'
import { hasEnded, isReady, readyTimer, stageDuration, startedTimer } from './timer'

/**
 * The meeting in another stage, or in none. A stage with minutes sets the timer: ready, with the whole
 * time, and paused, because whoever moves on has a sentence to say first. Where the meeting runs by the
 * clock (the timer moves on by itself) the next one starts at once, and moves on as well. A stage as
 * long as it takes has no timer. Freeze, hands and presenter stay as they are.
 */
export function moved(state: SessionState, stageId: string | null, now: number): SessionState {
  const stage = state.agenda.stages.find(({ id }) => id === stageId) ?? null
  const duration = stageDuration(stage)
  const byTheClock = state.timer?.movesOn ?? false
  return {
    ...state,
    stageId: stage?.id ?? null,
    stageSince: now,
    timer:
      duration === null
        ? null
        : byTheClock
          ? startedTimer(duration, true, now)
          : readyTimer(duration),
    drafting: draftingIn(stage, state, now),
  }
}

/**
 * What a timer that moves on does at zero. The same object when there is nothing to do: not at zero yet,
 * stopped or paused meanwhile, or already moved on; else its version is one more. After the last stage the timer just stays at zero.
 */
export function movedOnAtZero(state: SessionState, now: number): SessionState {
  const { timer } = state
  if (!timer?.movesOn || !hasEnded(timer, now)) return state
  const next = nextStage(state)
  const after = next
    ? moved(state, next.id, now)
    : { ...state, timer: { ...timer, movesOn: false } }
  return { ...after, version: state.version + 1 }
}

/**
 * Other stages. A timer that was set by the stage and not started yet follows its minutes. When the
 * present stage is gone the meeting is in the one that came after it, or over.
 */
export function withAgenda(state: SessionState, agenda: Agenda, now: number): SessionState {
  const before = presentStage(state)
  const next = { ...state, agenda }
  const after = presentStage(next)
  if (before && !after) return moved(next, following(state, agenda), now)
  if (!before || !after) return next
  const duration = stageDuration(after)
  const isUntouched = state.timer === null || isReady(state.timer)
  const follows = isUntouched && duration !== stageDuration(before)
  return {
    ...next,
    timer: !follows ? state.timer : duration === null ? null : readyTimer(duration),
    drafting: draftingIn(after, state, now),
  }
}

/** The first of the stages after the present one that is still there. */
function following(state: SessionState, agenda: Agenda): string | null {
  const { stages } = state.agenda
  const place = stages.findIndex(({ id }) => id === state.stageId)
  const remaining = new Set(agenda.stages.map(({ id }) => id))
  return stages.slice(place + 1).find(({ id }) => remaining.has(id))?.id ?? null
}

/**
 * Entering a stage with drafts starts private writing. Leaving it doesn't end it: who is in the middle of a
 * sentence would finish it in front of everyone. Only a release does.
 */
function draftingIn(stage: Stage | null, state: SessionState, now: number) {
  if (state.drafting || !stage?.activities.includes('drafts')) return state.drafting
  return { since: now, writers: 0 }
}
