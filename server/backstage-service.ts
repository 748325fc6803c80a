import type { BoardId } from '@/dialogue/ids'
import type { ParticipantAuth } from './services'

/**
 * Frames that facilitators hide and show (docs/running-the-room.md). Those who facilitate the plenary only;
 * a caucus has none. Every method checks membership and role.
 */
export interface BackstageService {
  /**
   * The document of what is hidden of this board, made when there is none. Its sync token is given like a
   * board's, to those who facilitate. Throws forbidden, not_found, wrong_board.
   */
  open(auth: ParticipantAuth, boardId: BoardId): Promise<{ documentId: string }>
  /**
   * Hides a frame that stands on the page, with all that is in it. Returns its id while hidden; done twice,
   * the same. Throws forbidden, not_found (no such frame), bad_request (a frame within another, or no
   * frame), conflict (people go on changing it, or there is no room for it).
   */
  hide(auth: ParticipantAuth, boardId: BoardId, frameId: string): Promise<{ frameId: string }>
  /**
   * Puts a hidden frame back where it was. `frameId`: its id while hidden, or the one it had. Returns its
   * id on the board. Throws as `hide`.
   */
  show(auth: ParticipantAuth, boardId: BoardId, frameId: string): Promise<{ frameId: string }>
}
