import { z } from 'zod'
import type { BoardId, PartyId, WorkshopId } from '@/dialogue/ids'
import type { AmendmentView, Wording } from '@/server/dialogue-service'
import { Prisma, type PrismaClient } from './database'
import { bump, wordingJson, wordingOf } from './dialogue-rows'

export type CardStatus = 'draft' | 'tabled' | 'assessed'

export interface TabledRow {
  id: string
  status: CardStatus
  wording: Wording
  isOnBoard: boolean
}

export interface AmendmentRow extends AmendmentView {
  workshopId: WorkshopId
  boardId: BoardId
  isOnBoard: boolean
}

const cardStatusSchema = z.enum(['draft', 'tabled', 'assessed'])
const amendmentStatusSchema = z.enum(['proposed', 'accepted', 'withdrawn'])

/** Cards that were put forward, and changes of their wording. The card itself is on the board. */
export class ProposalStore {
  constructor(private readonly prisma: PrismaClient) {}

  /** In the order they were tabled, those taken back included. */
  async ofBoard(boardId: BoardId): Promise<TabledRow[]> {
    const rows = await this.prisma.tabledProposal.findMany({
      where: { boardId },
      orderBy: [{ position: 'asc' }, { proposalId: 'asc' }],
    })
    return rows.map((row) => ({
      id: row.proposalId,
      status: cardStatusSchema.parse(row.status),
      wording: wordingOf(row.wording),
      isOnBoard: row.isOnBoard,
    }))
  }

  /** All of them, or none when more than `most` would then be tabled at once (false). */
  async table(
    workshopId: WorkshopId,
    boardId: BoardId,
    cards: readonly { id: string; wording: Wording }[],
    most: number,
  ): Promise<boolean> {
    return this.prisma.$transaction(async (tx) => {
      await bump(tx, workshopId)
      const ids = cards.map((card) => card.id)
      const others = await tx.tabledProposal.count({
        where: { boardId, status: 'tabled', proposalId: { notIn: ids } },
      })
      if (others + ids.length > most) return false
      let position = await tx.tabledProposal.count({ where: { boardId } })
      for (const { id: proposalId, wording } of cards) {
        const data = { status: 'tabled', wording: wordingJson(wording), isOnBoard: false }
        await tx.tabledProposal.upsert({
          where: { boardId_proposalId: { boardId, proposalId } },
          create: { boardId, proposalId, position: position++, ...data },
          update: data,
        })
      }
      return true
    })
  }

  /**
   * Takes tabled cards back: to `assessed` when they have a result, else to `draft`. All of them, or
   * none (false) when one isn't tabled or is in a round that isn't revealed yet.
   */
  async untable(
    workshopId: WorkshopId,
    boardId: BoardId,
    ids: readonly string[],
  ): Promise<boolean> {
    return this.prisma.$transaction(async (tx) => {
      await bump(tx, workshopId)
      const where = { boardId, proposalId: { in: [...ids] }, status: 'tabled' }
      if ((await tx.tabledProposal.count({ where })) !== new Set(ids).size) return false
      const items = await tx.roundItem.findMany({
        where: { itemId: { in: [...ids] }, round: { boardId } },
        select: { itemId: true, published: true },
      })
      if (items.some((item) => item.published === null)) return false
      const assessed = items.map((item) => item.itemId)
      await tx.tabledProposal.updateMany({
        where: { ...where, proposalId: { in: assessed } },
        data: { status: 'assessed', isOnBoard: false },
      })
      await tx.tabledProposal.updateMany({ where, data: { status: 'draft', isOnBoard: false } })
      return true
    })
  }

  async notOnBoard(boardId: BoardId): Promise<TabledRow[]> {
    return (await this.ofBoard(boardId)).filter((row) => !row.isOnBoard)
  }

  /** Those of `rows` that still say what was just written onto the board. */
  async markOnBoard(boardId: BoardId, rows: readonly TabledRow[]): Promise<void> {
    for (const { id: proposalId, status } of rows) {
      await this.prisma.tabledProposal.updateMany({
        where: { boardId, proposalId, status },
        data: { isOnBoard: true },
      })
    }
  }

  /** The status of these is to be written onto their cards again; of those still tabled it is there. */
  async markNotOnBoard(boardId: BoardId, ids: readonly string[]): Promise<void> {
    await this.prisma.tabledProposal.updateMany({
      where: { boardId, proposalId: { in: [...ids] }, status: { not: 'tabled' } },
      data: { isOnBoard: false },
    })
  }

  /** Its text was another by the time the board was written: as if it had never been tabled. */
  async withdrawTabling(boardId: BoardId, proposalId: string): Promise<void> {
    const wasAssessed = await this.prisma.roundItem.count({
      where: { itemId: proposalId, published: { not: Prisma.DbNull }, round: { boardId } },
    })
    await this.prisma.tabledProposal.updateMany({
      where: { boardId, proposalId, status: 'tabled', isOnBoard: false },
      data: { status: wasAssessed > 0 ? 'assessed' : 'draft', isOnBoard: true },
    })
  }

  async amendment(id: string): Promise<AmendmentRow | null> {
    const row = await this.prisma.amendment.findUnique({ where: { id } })
    return row && amendmentOf(row)
  }

  /** By proposal and number. */
  async amendments(boardId: BoardId): Promise<AmendmentRow[]> {
    const rows = await this.prisma.amendment.findMany({
      where: { boardId },
      orderBy: [{ proposalId: 'asc' }, { number: 'asc' }],
    })
    return rows.map(amendmentOf)
  }

  async propose(input: {
    id: string
    workshopId: WorkshopId
    boardId: BoardId
    proposalId: string
    authorName: string | null
    partyId: PartyId | null
    before: Wording
    after: Wording
  }): Promise<void> {
    const { before, after, ...rest } = input
    await this.prisma.$transaction(async (tx) => {
      await bump(tx, input.workshopId)
      const { workshopId, proposalId } = input
      const number = 1 + (await tx.amendment.count({ where: { workshopId, proposalId } }))
      await tx.amendment.create({
        data: { ...rest, number, before: wordingJson(before), after: wordingJson(after) },
      })
    })
  }

  /** Takes an amendment or sets it aside. `tabled`: its card's wording is frozen. */
  async settle(
    amendment: AmendmentRow,
    version: number,
    status: 'accepted' | 'withdrawn',
  ): Promise<'settled' | 'changed' | 'tabled'> {
    const { id, boardId, proposalId } = amendment
    return this.prisma.$transaction(async (tx) => {
      await bump(tx, amendment.workshopId)
      const frozen = await tx.tabledProposal.count({
        where: { boardId, proposalId, status: 'tabled' },
      })
      if (frozen > 0 && status === 'accepted') return 'tabled'
      const { count } = await tx.amendment.updateMany({
        where: { id, version, status: 'proposed' },
        data: { status, version: { increment: 1 }, isOnBoard: status !== 'accepted' },
      })
      return count > 0 ? 'settled' : 'changed'
    })
  }

  /** The card's text was another by then: the amendment waits again. */
  async reopen(amendment: AmendmentRow): Promise<void> {
    await this.prisma.$transaction(async (tx) => {
      await bump(tx, amendment.workshopId)
      await tx.amendment.updateMany({
        where: { id: amendment.id, status: 'accepted', isOnBoard: false },
        data: { status: 'proposed', isOnBoard: true, version: { increment: 1 } },
      })
    })
  }

  async amendmentsNotOnBoard(boardId: BoardId): Promise<AmendmentRow[]> {
    const rows = await this.prisma.amendment.findMany({
      where: { boardId, isOnBoard: false },
      orderBy: [{ proposalId: 'asc' }, { number: 'asc' }],
    })
    return rows.map(amendmentOf)
  }

  async markAmendmentOnBoard(id: string): Promise<void> {
    await this.prisma.amendment.updateMany({ where: { id }, data: { isOnBoard: true } })
  }
}

function amendmentOf(row: {
  id: string
  workshopId: string
  boardId: string
  proposalId: string
  number: number
  authorName: string | null
  partyId: string | null
  before: unknown
  after: unknown
  status: string
  version: number
  isOnBoard: boolean
}): AmendmentRow {
  return {
    id: row.id,
    workshopId: row.workshopId as WorkshopId,
    boardId: row.boardId as BoardId,
    proposalId: row.proposalId,
    number: row.number,
    authorName: row.authorName,
    party: row.partyId as PartyId | null,
    before: wordingOf(row.before),
    after: wordingOf(row.after),
    status: amendmentStatusSchema.parse(row.status),
    version: row.version,
    isOnBoard: row.isOnBoard,
  }
}
