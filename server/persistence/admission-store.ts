import type { ParticipantId, PartyId, WorkshopId } from '@/dialogue/ids'
import type { OneConnection } from './one-connection'
import { roleSchema, type ParticipantRow } from './people-store'

/** A board's workshop, and a participant as they are at this moment. */
export interface Admission {
  /** Null when there is no such board. */
  workshopId: WorkshopId | null
  /** Null when there is no such participant. */
  participant: Omit<ParticipantRow, 'invitationId' | 'secretHash'> | null
}

/** Both at once, and a row even when one of them isn't there. */
const FIND = `SELECT
    (SELECT sessions.workshopId FROM boards JOIN sessions ON sessions.id = boards.sessionId
      WHERE boards.id = ?) AS boardWorkshopId,
    participants.id, participants.workshopId, role, partyId, name, endedAt, isTakenOver
  FROM (SELECT 1) LEFT JOIN participants ON participants.id = ?`

interface Row {
  boardWorkshopId: string | null
  id: string | null
  workshopId: string
  role: string
  partyId: string | null
  name: string
  endedAt: unknown
  isTakenOver: unknown
}

/**
 * What has to be known of someone who opens a board's socket, in one prepared statement: through
 * Prisma it was two queries and, with a crowd at the door, most of the work. Never cached: a
 * revocation or a change of role is seen by the next look.
 */
export class AdmissionStore {
  constructor(private readonly connection: OneConnection) {}

  find(boardId: string, participantId: ParticipantId): Promise<Admission> {
    return new Promise((resolve, reject) => {
      this.connection.whenFree(() => {
        try {
          const [row] = this.connection.prepare(FIND).all([boardId, participantId]) as Row[]
          resolve(admission(row))
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      })
    })
  }
}

function admission(row: Row | undefined): Admission {
  return {
    workshopId: (row?.boardWorkshopId ?? null) as WorkshopId | null,
    participant: row?.id
      ? {
          id: row.id as ParticipantId,
          workshopId: row.workshopId as WorkshopId,
          role: roleSchema.parse(row.role),
          party: row.partyId as PartyId | null,
          name: row.name,
          ended: row.endedAt !== null,
          isTakenOver: Boolean(row.isTakenOver),
        }
      : null,
  }
}
