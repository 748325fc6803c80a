import type { BoardId } from '@/dialogue/ids'
import type { SessionCommand } from '@/dialogue/session/commands'
import type { SessionState } from '@/dialogue/session/session-state'
import type { ParticipantAuth } from './services'

/**
 * Where the meeting on a board is, and steering it (docs/running-the-room.md). Both check membership and
 * throw not_found, wrong_board.
 */
export interface SessionService {
  state(auth: ParticipantAuth, boardId: BoardId): Promise<SessionState>
  /**
   * Does one command and tells everyone on the board. Throws forbidden, conflict, invalid_fields as
   * `applyCommand` says. Returns the state after it.
   */
  command(auth: ParticipantAuth, boardId: BoardId, command: SessionCommand): Promise<SessionState>
}
