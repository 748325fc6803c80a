import type { CaucusView, ReleasePreview } from '@/dialogue/caucus'
import type { BoardId, ParticipantId } from '@/dialogue/ids'
import type { ParticipantAuth } from './services'

/**
 * A party's own room (docs/running-the-room.md). Every method checks membership, role and party itself. To
 * those it isn't open to, a caucus is a board that isn't there (not_found).
 */
export interface CaucusService {
  /** What this person may know of the caucuses beside a board of theirs, plenary or caucus. */
  view(auth: ParticipantAuth, boardId: BoardId): Promise<CaucusView>
  /**
   * The caucus of one's own party beside a plenary, made when it isn't there yet. Throws forbidden for those
   * who serve no party, conflict where there is only one.
   */
  enter(auth: ParticipantAuth, plenaryId: BoardId): Promise<{ boardId: BoardId }>
  /**
   * The party's delegates ask a facilitator in, or show them out; a guest may leave. Being shown out ends
   * their sockets there at once. Throws forbidden, invalid_fields (no facilitator of this workshop).
   */
  setGuest(
    auth: ParticipantAuth,
    caucusId: BoardId,
    input: { participantId: ParticipantId; invited: boolean },
  ): Promise<CaucusView>
  /** What a release of these shapes would bring to the plenary now. The party's delegates. */
  preview(auth: ParticipantAuth, caucusId: BoardId, shapeIds: string[]): Promise<ReleasePreview>
  /**
   * Copies these shapes to the plenary, as new drafts under new ids, in one batch as the server. `version`
   * is the preview's: what has changed since is not what was looked at (conflict). The party's delegates.
   */
  release(
    auth: ParticipantAuth,
    caucusId: BoardId,
    input: { shapeIds: string[]; version: string },
  ): Promise<{ plenaryId: BoardId; frameId: string; shapes: number }>
}
