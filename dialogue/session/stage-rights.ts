import type { Role } from '../workshop'
import type { SessionState } from './session-state'
import { presentStage } from './stages'

/**
 * What the session leaves a person to do on the board; what their role forbids at all is not judged
 * here. None of it: the board is looked at. Always one of the same few objects.
 */
export interface BoardRights {
  /** Everything, the two below included. */
  draw: boolean
  /** Proposal cards and notes: writing, moving, pinning, deleting. */
  cards: boolean
  /** One's own side's stance. */
  stances: boolean
  /** What holds the rest back; null when nothing does. */
  why: 'frozen' | 'stage' | null
}

const ALL: BoardRights = { draw: true, cards: true, stances: true, why: null }
const FROZEN: BoardRights = { draw: false, cards: false, stances: false, why: 'frozen' }
const STAGE = {
  both: { draw: false, cards: true, stances: true, why: 'stage' },
  cards: { draw: false, cards: true, stances: false, why: 'stage' },
  stances: { draw: false, cards: false, stances: true, why: 'stage' },
  neither: { draw: false, cards: false, stances: false, why: 'stage' },
} as const satisfies Record<string, BoardRights>

/**
 * Freezing everyone holds facilitators too; a stage never does, nor does it hold interpreters: the words
 * that their role leaves them are wanted in every stage. Outside a stage, and where there is no session
 * (null), everything is allowed.
 */
export function boardRights(
  state: Pick<SessionState, 'agenda' | 'stageId' | 'frozen'> | null,
  role: Role,
): BoardRights {
  if (!state) return ALL
  if (state.frozen === 'everyone') return FROZEN
  if (role === 'facilitator') return ALL
  if (state.frozen === 'participants') return FROZEN
  if (role === 'interpreter') return ALL
  const activities = presentStage(state)?.activities
  if (!activities || activities.includes('draw')) return ALL
  const stances = activities.includes('stances')
  if (activities.includes('cards')) return stances ? STAGE.both : STAGE.cards
  return stances ? STAGE.stances : STAGE.neither
}
