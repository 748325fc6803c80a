import type { BoardId } from '@/dialogue/ids'
import type { ParticipantAuth } from './services'

/** Private writing beside a board (docs/running-the-room.md). Every method checks membership and role. */
export interface DraftService {
  /** The caller's own draft document beside this board; null while they have none. */
  find(auth: ParticipantAuth, boardId: BoardId): Promise<{ documentId: string | null }>
  /**
   * The caller's own draft document beside this board, made when there is none: delegates and
   * facilitators. Its sync token is given like a board's. Throws forbidden, not_found, wrong_board.
   */
  open(auth: ParticipantAuth, boardId: BoardId): Promise<{ documentId: string }>
  /**
   * Those who steer the board: puts what everyone has written privately onto the board, shuffled, and ends private
   * writing. Throws forbidden; what a failure keeps from the board follows with the next try.
   */
  release(auth: ParticipantAuth, boardId: BoardId): Promise<Released>
  /**
   * The caller's own drafts, those that missed the release. Throws conflict while private writing is
   * on, forbidden while changes of the board are refused.
   */
  releaseOwn(auth: ParticipantAuth, boardId: BoardId): Promise<Released>
}

export interface Released {
  /** Shape ids on the board, in the order of the grid. */
  shapeIds: string[]
}
