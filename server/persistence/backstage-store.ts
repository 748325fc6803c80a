import type { BoardId } from '@/dialogue/ids'
import { isUniqueViolation, type PrismaClient } from './database'
import { documentRow } from './prisma-document-storage'

/** A document of what is hidden, and whose. */
export interface BackstageRow {
  /** The document's id. */
  id: string
  boardId: BoardId
  /** What is on its way from the board, as its mover wrote it down; null: nothing is. */
  hiding: string | null
  /** What is on its way to the board; null: nothing is. */
  showing: string | null
}

/** What is under way between a board and its backstage: at most one thing, one way. */
export type UnderWay = Partial<Pick<BackstageRow, 'hiding' | 'showing'>>

/** Which document holds what is hidden of which board. Their content is rooms' business. */
export class BackstageStore {
  constructor(private readonly prisma: PrismaClient) {}

  /** A board's, or null while it has none. */
  async ofBoard(boardId: BoardId): Promise<BackstageRow | null> {
    const row = await this.prisma.backstage.findUnique({ where: { boardId } })
    return row && rowOf(row)
  }

  /** Makes a board's with `initial` (one v1 update) as its content; returns the id of the one there is. */
  async create(id: string, boardId: BoardId, initial: Uint8Array): Promise<string> {
    try {
      await this.prisma.$transaction([
        this.prisma.document.create({ data: { ...documentRow(id, initial), kind: 'backstage' } }),
        this.prisma.backstage.create({ data: { id, boardId } }),
      ])
      return id
    } catch (error) {
      const present = isUniqueViolation(error) ? await this.ofBoard(boardId) : null
      if (present) return present.id
      throw error
    }
  }

  /** The board whose backstage this document is; null when it is none. */
  async boardOf(id: string): Promise<BoardId | null> {
    const row = await this.prisma.backstage.findUnique({ where: { id }, select: { boardId: true } })
    return row && (row.boardId as BoardId)
  }

  /** Writes down what is under way; what is not named is over. */
  async note(id: string, { hiding = null, showing = null }: UnderWay): Promise<void> {
    await this.prisma.backstage.update({ where: { id }, data: { hiding, showing } })
  }

  /** Those between which and their board something was cut short. */
  async toMend(): Promise<BackstageRow[]> {
    const rows = await this.prisma.backstage.findMany({
      where: { OR: [{ hiding: { not: null } }, { showing: { not: null } }] },
    })
    return rows.map(rowOf)
  }
}

function rowOf(row: {
  id: string
  boardId: string
  hiding: string | null
  showing: string | null
}): BackstageRow {
  return { ...row, boardId: row.boardId as BoardId }
}
