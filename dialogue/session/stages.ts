import type { Stage } from './agenda'
import type { SessionState } from './session-state'

type Where = Pick<SessionState, 'agenda' | 'stageId'>

/** The stage the meeting is in; null: not begun, or over. */
export function presentStage({ agenda, stageId }: Where): Stage | null {
  return agenda.stages.find(({ id }) => id === stageId) ?? null
}

/** 0-based place in the agenda, or null outside it. */
export function presentPlace({ agenda, stageId }: Where): number | null {
  const place = agenda.stages.findIndex(({ id }) => id === stageId)
  return place < 0 ? null : place
}

/** What comes next: before the first stage the first one; null after the last. */
export function nextStage(state: Where): Stage | null {
  const place = presentPlace(state)
  return state.agenda.stages[place === null ? 0 : place + 1] ?? null
}

/** What came before; null in the first stage and outside the agenda. */
export function previousStage(state: Where): Stage | null {
  const place = presentPlace(state)
  return place === null ? null : (state.agenda.stages[place - 1] ?? null)
}
