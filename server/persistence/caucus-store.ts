import { z } from 'zod'
import { ADMISSIBLE_ROLES, type Admissible } from '@/dialogue/caucus'
import type { BoardId, ParticipantId, PartyId, SessionId, WorkshopId } from '@/dialogue/ids'
import type { LocalizedText } from '@/dialogue/localized'
import { isUniqueViolation, type PrismaClient } from './database'
import { documentRow } from './prisma-document-storage'

const admissibleRole = z.enum(ADMISSIBLE_ROLES)

/** A session and its plenary, found by any of its boards. */
export interface SessionPlace {
  sessionId: SessionId
  plenaryId: BoardId
}

export interface NewCaucus {
  id: BoardId
  sessionId: SessionId
  workshopId: WorkshopId
  party: PartyId
  title: LocalizedText
  /** The seeded board, one v1 update. */
  update: Uint8Array
}

export class CaucusStore {
  constructor(private readonly prisma: PrismaClient) {}

  async sessionOf(boardId: BoardId): Promise<SessionPlace | null> {
    const row = await this.prisma.board.findUnique({
      where: { id: boardId },
      select: {
        sessionId: true,
        session: { select: { boards: { where: { partyId: null }, select: { id: true } } } },
      },
    })
    const plenary = row?.session.boards[0]
    if (!row || !plenary) return null
    return { sessionId: row.sessionId as SessionId, plenaryId: plenary.id as BoardId }
  }

  async find(sessionId: SessionId, partyId: PartyId): Promise<BoardId | null> {
    const row = await this.prisma.board.findUnique({
      where: { sessionId_partyId: { sessionId, partyId } },
      select: { id: true },
    })
    return row && (row.id as BoardId)
  }

  /** Two of a party who open it at once get one room: false for the second. */
  async add({ id, sessionId, party, title, update }: NewCaucus): Promise<boolean> {
    try {
      await this.prisma.$transaction([
        this.prisma.document.create({ data: { ...documentRow(id, update), kind: 'caucus' } }),
        this.prisma.board.create({
          data: { id, sessionId, partyId: party, titleEn: title.en, titleKo: title.ko },
        }),
      ])
      return true
    } catch (error) {
      if (isUniqueViolation(error)) return false
      throw error
    }
  }

  /** Those of a caucus' guests who are still here, by name. */
  async guests(boardId: BoardId, party: PartyId): Promise<Admissible[]> {
    const rows = await this.prisma.caucusGuest.findMany({
      where: { boardId, participant: admissibleTo(party) },
      select: { participant: { select: { id: true, name: true, role: true } } },
    })
    return byName(rows.map(({ participant }) => participant))
  }

  /** Who enters a party's caucus only when its delegates let them in, by name. */
  async admissible(workshopId: WorkshopId, party: PartyId): Promise<Admissible[]> {
    const rows = await this.prisma.participant.findMany({
      where: { workshopId, ...admissibleTo(party) },
      select: { id: true, name: true, role: true },
    })
    return byName(rows)
  }

  /** Inviting twice is inviting once. */
  async invite(boardId: BoardId, participantId: ParticipantId): Promise<void> {
    const row = { boardId, participantId }
    await this.prisma.caucusGuest.upsert({
      where: { boardId_participantId: row },
      create: row,
      update: {},
    })
  }

  async dismiss(boardId: BoardId, participantId: ParticipantId): Promise<void> {
    await this.prisma.caucusGuest.deleteMany({ where: { boardId, participantId } })
  }

  /** The caucuses of a session that somebody was let into, by party. */
  async invitedTo(
    sessionId: SessionId,
    participantId: ParticipantId,
  ): Promise<{ party: PartyId; boardId: BoardId }[]> {
    const rows = await this.prisma.caucusGuest.findMany({
      where: { participantId, board: { sessionId } },
      select: { board: { select: { id: true, partyId: true } } },
    })
    return rows
      .map(({ board }) => ({ party: board.partyId as PartyId, boardId: board.id as BoardId }))
      .sort((a, b) => (a.party < b.party ? -1 : 1))
  }
}

/** Facilitators, and those who serve the party without having come by its link (`isOfLink`). */
function admissibleTo(party: PartyId) {
  return {
    endedAt: null,
    OR: [
      { role: 'facilitator' },
      {
        role: { in: ['delegate', 'interpreter'] },
        partyId: party,
        invitation: { OR: [{ partyId: null }, { partyId: { not: party } }] },
      },
    ],
  }
}

function byName(rows: readonly { id: string; name: string; role: string }[]): Admissible[] {
  return rows
    .map(({ id, name, role }) => ({
      participantId: id as ParticipantId,
      name,
      role: admissibleRole.parse(role),
    }))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.participantId < b.participantId ? -1 : 1))
}
