import type { BoardId, ParticipantId, PartyId } from '@/dialogue/ids'
import { isUniqueViolation, type PrismaClient } from './database'
import { documentRow } from './prisma-document-storage'

/** A document of private writing, and whose it is. */
export interface DraftRow {
  /** The document's id. */
  id: string
  boardId: BoardId
  owner: { participantId: ParticipantId; name: string; party: PartyId | null }
}

/**
 * A draft document's kind while its release is under way: what a facilitator asked for and a crash may
 * have cut short, flagged until it is done.
 */
const RELEASING = 'releasing'
const DRAFT = 'draft'

/** Which document holds whose private writing beside which board. Their content is rooms' business. */
export class DraftStore {
  constructor(private readonly prisma: PrismaClient) {}

  /** This person's document beside this board, or null while they have none. */
  async find(boardId: BoardId, participantId: ParticipantId): Promise<string | null> {
    const where = { boardId_participantId: { boardId, participantId } }
    const row = await this.prisma.draft.findUnique({ where, select: { id: true } })
    return row?.id ?? null
  }

  /** Makes one with `initial` (one v1 update) as its content; returns the id of the one there is. */
  async create(
    id: string,
    boardId: BoardId,
    participantId: ParticipantId,
    initial: Uint8Array,
  ): Promise<string> {
    try {
      await this.prisma.$transaction([
        this.prisma.document.create({ data: { ...documentRow(id, initial), kind: DRAFT } }),
        this.prisma.draft.create({ data: { id, boardId, participantId } }),
      ])
      return id
    } catch (error) {
      const present = isUniqueViolation(error) ? await this.find(boardId, participantId) : null
      if (present) return present
      throw error
    }
  }

  /** Whose a draft document is, and beside which board; null when there is no such draft. */
  async ownerOf(id: string): Promise<{ participantId: ParticipantId; boardId: BoardId } | null> {
    const row = await this.prisma.draft.findUnique({ where: { id } })
    if (!row) return null
    return {
      participantId: row.participantId as ParticipantId,
      boardId: row.boardId as BoardId,
    }
  }

  /** All drafts beside a board, also those of people who have left. */
  async ofBoard(boardId: BoardId): Promise<DraftRow[]> {
    return this.rows({ boardId })
  }

  /** Boards beside which somebody has a draft document. */
  async boards(): Promise<BoardId[]> {
    const rows = await this.prisma.draft.findMany({
      distinct: ['boardId'],
      select: { boardId: true },
    })
    return rows.map((row) => row.boardId as BoardId)
  }

  /** Flags drafts whose content is to go onto the board. */
  async startRelease(ids: readonly string[]): Promise<void> {
    await this.setKind(ids, RELEASING)
  }

  /** Their content is on the board. */
  async endRelease(ids: readonly string[]): Promise<void> {
    await this.setKind(ids, DRAFT)
  }

  /** Drafts beside a board that are flagged. */
  async releasing(boardId: BoardId): Promise<DraftRow[]> {
    return this.rows({ boardId, document: { kind: RELEASING } })
  }

  /** Boards with drafts that are flagged: a release was cut short. */
  async boardsToMend(): Promise<BoardId[]> {
    const rows = await this.prisma.draft.findMany({
      where: { document: { kind: RELEASING } },
      distinct: ['boardId'],
      select: { boardId: true },
    })
    return rows.map((row) => row.boardId as BoardId)
  }

  private async setKind(ids: readonly string[], kind: string): Promise<void> {
    await this.prisma.document.updateMany({ where: { id: { in: [...ids] } }, data: { kind } })
  }

  private async rows(where: {
    boardId: BoardId
    document?: { kind: string }
  }): Promise<DraftRow[]> {
    const rows = await this.prisma.draft.findMany({
      where,
      orderBy: { id: 'asc' },
      select: { id: true, participant: { select: { id: true, name: true, partyId: true } } },
    })
    return rows.map(({ id, participant }) => ({
      id,
      boardId: where.boardId,
      owner: {
        participantId: participant.id as ParticipantId,
        name: participant.name,
        party: participant.partyId as PartyId | null,
      },
    }))
  }
}
