import type { ActivityPage, UndoCounts } from '@/dialogue/activity'
import type { BoardId, ParticipantId } from '@/dialogue/ids'
import type { ParticipantAuth } from './services'

export type { ActivityPage, UndoCounts } from '@/dialogue/activity'

/**
 * Keeping order on a board. Facilitators only; throws `wrong_board`, `forbidden`, `not_found`. What the
 * server writes here it writes in one batch under its own client id, and remembers as the facilitator's
 * doing, so that it can be brought back as well.
 */
export interface ActivityService {
  /** Who did what, newest first, as far as the attribution mode tells; `before`: an earlier `next`. */
  list(
    auth: ParticipantAuth,
    boardId: BoardId,
    input: { before: number | null; deletedOnly: boolean },
  ): Promise<ActivityPage>
  /**
   * Brings back what was deleted, as it was, with what was in it. What is there again already stays as
   * it is: doing it twice does nothing more. Counts shapes.
   */
  bringBack(
    auth: ParticipantAuth,
    boardId: BoardId,
    activityId: number,
  ): Promise<{ broughtBack: number }>
  /** What undoing a person's last ten minutes would do now. */
  previewUndo(
    auth: ParticipantAuth,
    boardId: BoardId,
    participantId: ParticipantId,
  ): Promise<UndoCounts>
  /** Does it. What others have changed since stays, and is counted as `left`. */
  undo(auth: ParticipantAuth, boardId: BoardId, participantId: ParticipantId): Promise<UndoCounts>
}
