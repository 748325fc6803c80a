import type { BoardId, ParticipantId, WorkshopId } from '@/dialogue/ids'
import { newSession, sessionStateSchema, type SessionState } from '@/dialogue/session/session-state'
import { isUniqueViolation, type PrismaClient } from './database'
import { asJson } from './dialogue-rows'

/** What a session's agenda is made from, the first time. */
export interface SteeredBoard {
  workshopId: WorkshopId
  template: string
  /** How many. */
  parties: number
  /** Whose caucus it is; null: the plenary. */
  partyId: string | null
}

/** Where the meeting on each board is: one row per board, changed by compare-and-set. */
export class SessionStore {
  constructor(private readonly prisma: PrismaClient) {}

  /** Null when nothing has been kept for this board yet. */
  async find(boardId: BoardId): Promise<SessionState | null> {
    const row = await this.prisma.boardSession.findUnique({ where: { boardId } })
    return row && stateOf(row)
  }

  /** Null when there is no such board. */
  async board(boardId: BoardId): Promise<SteeredBoard | null> {
    const row = await this.prisma.board.findUnique({
      where: { id: boardId },
      select: {
        partyId: true,
        session: {
          select: {
            workshop: {
              select: { id: true, template: true, _count: { select: { parties: true } } },
            },
          },
        },
      },
    })
    if (!row) return null
    const { workshop } = row.session
    return {
      workshopId: workshop.id as WorkshopId,
      template: workshop.template,
      parties: workshop._count.parties,
      partyId: row.partyId,
    }
  }

  /** Boards of this person's workshop whose session has begun to be kept. */
  async boardsOf(participantId: ParticipantId): Promise<BoardId[]> {
    const rows = await this.prisma.boardSession.findMany({
      where: {
        board: { session: { workshop: { participants: { some: { id: participantId } } } } },
      },
      select: { boardId: true },
    })
    return rows.map((row) => row.boardId as BoardId)
  }

  /** Keeps the first state, unless somebody else was quicker; returns what is kept. */
  async begin(boardId: BoardId, state: SessionState): Promise<SessionState> {
    try {
      await this.prisma.boardSession.create({ data: sessionRow(boardId, state) })
      return state
    } catch (error) {
      const kept = isUniqueViolation(error) ? await this.find(boardId) : null
      if (kept) return kept
      throw error
    }
  }

  /** True when the state that had `before` as its version has been replaced. */
  async replace(boardId: BoardId, before: number, state: SessionState): Promise<boolean> {
    const { count } = await this.prisma.boardSession.updateMany({
      where: { boardId, version: before },
      data: { version: state.version, state: asJson(state) },
    })
    return count === 1
  }

  /** Boards with a timer that moves on by itself. */
  async movingOn(): Promise<BoardId[]> {
    const rows = await this.prisma.boardSession.findMany({
      where: { state: { path: '$.timer.movesOn', equals: true } },
      select: { boardId: true },
    })
    return rows.map((row) => row.boardId as BoardId)
  }
}

/** A row for `boardSession.create`; also inside the transaction that makes a board. */
export function sessionRow(boardId: string, state: SessionState) {
  return { boardId, version: state.version, state: asJson(state) }
}

/** What a state kept by an older version lacks begins as in a new session. */
function stateOf(row: { version: number; state: unknown }): SessionState {
  const beginning = newSession({ version: 0, stages: [] })
  return sessionStateSchema.parse({
    ...beginning,
    ...(row.state as object),
    version: row.version,
  })
}
