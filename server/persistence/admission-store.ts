import type { BoardPlace } from '@/dialogue/boards'
import type { ParticipantId, PartyId, WorkshopId } from '@/dialogue/ids'
import type { OneConnection } from './one-connection'
import { roleSchema, type ParticipantRow } from './people-rows'

/** Whose a board is, and a participant as they are at this moment. */
export interface Admission {
  /**
   * Null when there is no such board. Of its guests at most this participant. Of a draft: the board it is
   * beside, for its owner; to anybody else, whatever their role, there is no such document.
   */
  board: BoardPlace | null
  /** It is what is hidden of that board, and opened by those who steer it alone [W20]. */
  isBackstage: boolean
  /** Null when there is no such participant. */
  participant: Omit<ParticipantRow, 'invitationId' | 'secretHash'> | null
}

/** Both at once, and a row even when one of them isn't there. */
const FIND = `SELECT
    place.workshopId AS boardWorkshopId, place.partyId AS boardPartyId,
    (SELECT 1 FROM backstages WHERE id = ?1) AS isBackstage,
    (SELECT 1 FROM caucus_guests
      WHERE boardId = place.boardId AND participantId = participants.id) AS isGuest,
    participants.id, participants.workshopId, role, participants.partyId, name, endedAt, isTakenOver,
    (SELECT partyId FROM invitations WHERE id = participants.invitationId) AS cameBy
  FROM (SELECT 1)
    LEFT JOIN (SELECT boards.id AS boardId, boards.partyId, sessions.workshopId
      FROM boards JOIN sessions ON sessions.id = boards.sessionId) AS place
      ON place.boardId = COALESCE(
        (SELECT boardId FROM drafts WHERE id = ?1 AND participantId = ?2),
        (SELECT boardId FROM backstages WHERE id = ?1), ?1)
    LEFT JOIN participants ON participants.id = ?2`

interface Row {
  boardWorkshopId: string | null
  boardPartyId: string | null
  isBackstage: number | null
  isGuest: number | null
  id: string | null
  workshopId: string
  role: string
  partyId: string | null
  cameBy: string | null
  name: string
  endedAt: unknown
  isTakenOver: unknown
}

/**
 * What has to be known of someone who opens a document's socket, in one prepared statement: through
 * Prisma it was two queries and, with a crowd at the door, most of the work. Never cached: a
 * revocation or a change of role is seen by the next look.
 */
export class AdmissionStore {
  constructor(private readonly connection: OneConnection) {}

  find(documentId: string, participantId: ParticipantId): Promise<Admission> {
    return new Promise((resolve, reject) => {
      this.connection.whenFree(() => {
        try {
          const [row] = this.connection.prepare(FIND).all([documentId, participantId]) as Row[]
          resolve(admission(row, participantId))
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      })
    })
  }
}

function admission(row: Row | undefined, participantId: ParticipantId): Admission {
  return {
    board: row?.boardWorkshopId
      ? {
          workshopId: row.boardWorkshopId as WorkshopId,
          party: row.boardPartyId as PartyId | null,
          guests: new Set(row.isGuest === null ? [] : [participantId]),
        }
      : null,
    isBackstage: row?.isBackstage === 1,
    participant: row?.id
      ? {
          id: row.id as ParticipantId,
          workshopId: row.workshopId as WorkshopId,
          role: roleSchema.parse(row.role),
          party: row.partyId as PartyId | null,
          cameBy: row.cameBy as PartyId | null,
          name: row.name,
          ended: row.endedAt !== null,
          isTakenOver: Boolean(row.isTakenOver),
        }
      : null,
  }
}
