import { steeringRole } from '@/dialogue/boards'
import { DialogueError } from '@/dialogue/errors'
import { newId } from '@/dialogue/ids'
import { applyCommand } from '@/dialogue/session/apply-command'
import type { SessionState } from '@/dialogue/session/session-state'
import { requireBoard } from '@/server/auth/participations'
import type { SessionStore } from '@/server/persistence/session-store'
import type { WorkshopStore } from '@/server/persistence/workshop-store'
import type { RoomLog } from '@/server/rooms/log'
import type { Rooms } from '@/server/rooms/rooms'
import type { SessionService } from '@/server/session-service'
import { BoardSessions } from './board-sessions'
import { MovingOn } from './moving-on'

export interface SessionDeps {
  sessions: SessionStore
  workshops: WorkshopStore
  rooms: Pick<Rooms, 'announceSession'>
  log: RoomLog
  /** Milliseconds since 1970. */
  now?: () => number
}

/** The commands behind `services().session`, and what other parts of the server need of them. */
export interface SessionSteering {
  service: SessionService
  boards: BoardSessions
  movingOn: MovingOn
}

export function createSession(deps: SessionDeps): SessionSteering {
  const now = deps.now ?? Date.now
  const boards = new BoardSessions(deps)
  const movingOn = new MovingOn({ ...deps, boards, now })
  const service: SessionService = {
    async state(auth, boardId) {
      await requireBoard(deps.workshops, auth, boardId)
      return present(await boards.find(boardId))
    },
    async command(auth, boardId, command) {
      const { party } = await requireBoard(deps.workshops, auth, boardId)
      const actor = { ...auth, role: steeringRole(auth, party) }
      const state = await boards.change(boardId, (before) =>
        applyCommand(before, command, { actor, now: now(), newId: () => newId<string>() }),
      )
      return present(state)
    },
  }
  return { service, boards, movingOn }
}

function present(state: SessionState | null): SessionState {
  if (state) return state
  throw new DialogueError('not_found', 'There is no such board.')
}
