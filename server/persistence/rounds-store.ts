// Over 400 lines: what may happen to a round at the same moment has to be read side by side.
import { z } from 'zod'
import type { BoardId, WorkshopId } from '@/dialogue/ids'
import { ATTRIBUTION_MODES, type AttributionMode } from '@/dialogue/workshop'
import type { AdReferendumStatus, RoundKind } from '@/server/dialogue-service'
import type { BallotRow } from './ballot-store'
import type { NewCondition } from './condition-store'
import { isUniqueViolation, Prisma, type PrismaClient } from './database'
import {
  asJson,
  bump,
  kindSchema,
  roundOf,
  wordingJson,
  wordingOf,
  withRoster,
  type RoundRow,
} from './dialogue-rows'
import type { SealedTraces } from './sealed-traces'

export interface NewRound {
  id: string
  workshopId: WorkshopId
  boardId: BoardId
  kind: RoundKind
  /** Axes with their wording. Proposals bring null: theirs is what was tabled. */
  items: { id: string; wording: unknown }[]
  seats: { id: string; party: string; label: string }[]
  asksMore: boolean
  minimum: number
  closesAt: Date | null
}

export interface RevealedItem {
  id: string
  published: unknown
  isSuppressed: boolean
  /** Sides of which somebody answered *ad referendum*. */
  adReferendum: string[]
}

/** Rounds: opened, closed, revealed. Each change is settled by the database or doesn't happen. */
export class RoundsStore {
  constructor(
    private readonly prisma: PrismaClient,
    private readonly traces: SealedTraces,
  ) {}

  async find(id: string): Promise<RoundRow | null> {
    const row = await this.prisma.round.findUnique({ where: { id }, include: withRoster })
    return row && roundOf(row)
  }

  async workshopOf(id: string): Promise<{ workshopId: WorkshopId } | null> {
    const row = await this.prisma.round.findUnique({
      where: { id },
      select: { workshopId: true },
    })
    return row && { workshopId: row.workshopId as WorkshopId }
  }

  /** Newest first. */
  async ofBoard(boardId: BoardId): Promise<RoundRow[]> {
    const rows = await this.prisma.round.findMany({
      where: { boardId },
      include: withRoster,
      orderBy: [{ openedAt: 'desc' }, { number: 'desc' }],
    })
    return rows.map(roundOf)
  }

  /** Earlier rounds of this kind in which one of `items` was revealed, oldest first. */
  async earlier(round: RoundRow, items: readonly string[]): Promise<RoundRow[]> {
    const rows = await this.prisma.round.findMany({
      where: {
        workshopId: round.workshopId,
        kind: round.kind,
        number: { lt: round.number },
        items: { some: { itemId: { in: [...items] }, published: { not: Prisma.DbNull } } },
      },
      include: withRoster,
      orderBy: { number: 'asc' },
    })
    return rows.map(roundOf)
  }

  /** The open round of a board, with how many seats have answered; null when none is. */
  async openOn(boardId: BoardId): Promise<OpenRoundRow | null> {
    const row = await this.prisma.round.findFirst({
      where: { boardId, status: 'open' },
      select: { id: true, kind: true, closesAt: true, seats: { select: { hasAnswered: true } } },
    })
    if (!row) return null
    return {
      id: row.id,
      kind: kindSchema.parse(row.kind),
      closesAt: row.closesAt,
      answered: row.seats.filter((seat) => seat.hasAnswered).length,
      seats: row.seats.length,
    }
  }

  /** As the signal tells it: grows with every change, over restarts too. */
  async version(workshopId: WorkshopId): Promise<number> {
    const row = await this.prisma.workshop.findUnique({
      where: { id: workshopId },
      select: { dialogueVersion: true },
    })
    return row?.dialogueVersion ?? 0
  }

  async boardsOf(workshopId: WorkshopId): Promise<BoardId[]> {
    const rows = await this.prisma.board.findMany({
      where: { session: { workshopId } },
      select: { id: true },
    })
    return rows.map((row) => row.id as BoardId)
  }

  /** Something changed that is kept elsewhere, such as who holds a seat. */
  async changed(workshopId: WorkshopId): Promise<void> {
    await this.prisma.$transaction((tx) => bump(tx, workshopId))
  }

  /**
   * Opens a round under the workshop's mode of this moment. `another_open`: one at a time.
   * `not_tabled`: one of the proposals is no longer.
   */
  async open(round: NewRound): Promise<'opened' | 'another_open' | 'not_tabled'> {
    try {
      return await this.prisma.$transaction(async (tx) => {
        await bump(tx, round.workshopId)
        const workshop = await tx.workshop.findUniqueOrThrow({
          where: { id: round.workshopId },
          select: { attributionMode: true },
        })
        const wordings = new Map<string, Prisma.InputJsonValue>()
        if (round.kind === 'assessments') {
          const tabled = await tx.tabledProposal.findMany({
            where: { boardId: round.boardId, status: 'tabled' },
          })
          for (const row of tabled) {
            wordings.set(row.proposalId, wordingJson(wordingOf(row.wording)))
          }
          if (round.items.some((item) => !wordings.has(item.id))) return 'not_tabled'
        }
        const last = await tx.round.aggregate({
          where: { workshopId: round.workshopId, kind: round.kind },
          _max: { number: true },
        })
        await tx.round.create({
          data: {
            id: round.id,
            workshopId: round.workshopId,
            boardId: round.boardId,
            kind: round.kind,
            number: (last._max.number ?? 0) + 1,
            attributionMode: workshop.attributionMode,
            asksMore: round.asksMore,
            minimum: round.minimum,
            closesAt: round.closesAt,
            openFor: round.workshopId,
          },
        })
        await tx.roundItem.createMany({
          data: round.items.map((item, position) => ({
            roundId: round.id,
            itemId: item.id,
            position,
            wording: wordings.get(item.id) ?? asJson(item.wording),
          })),
        })
        await tx.roundSeat.createMany({
          data: round.seats.map((seat) => ({
            roundId: round.id,
            seatId: seat.id,
            partyId: seat.party,
            label: seat.label,
          })),
        })
        return 'opened'
      })
    } catch (error) {
      // Two facilitators at once: the unique column lets the first one in.
      if (isUniqueViolation(error)) return 'another_open'
      throw error
    }
  }

  /**
   * Closes it, unless it has changed since `version` (false then). In the same step `conditionsOf`
   * takes conditions out of the answers: no answer comes in between.
   */
  async close(
    round: RoundRow,
    conditionsOf: (answers: BallotRow[]) => { conditions: NewCondition[]; answers: BallotRow[] },
  ): Promise<boolean> {
    const closed = await this.prisma.$transaction(async (tx) => {
      await bump(tx, round.workshopId)
      const { count } = await tx.round.updateMany({
        where: { id: round.id, version: round.version, status: 'open' },
        data: { status: 'closed', closedAt: new Date(), openFor: null, version: { increment: 1 } },
      })
      if (count === 0) return false
      if (round.kind !== 'assessments') return true
      const rows = await tx.ballotAnswer.findMany({ where: { roundId: round.id } })
      const taken = conditionsOf(
        rows.map((row) => ({ ...row, party: row.partyId as BallotRow['party'] })),
      )
      for (const { itemId, key, answer } of taken.answers) {
        await tx.ballotAnswer.update({
          where: { roundId_itemId_key: { roundId: round.id, itemId, key } },
          data: { answer: asJson(answer) },
          select: { roundId: true },
        })
      }
      // By their random ids: where they lie in the file says nothing either.
      const data = taken.conditions.sort((a, b) => (a.id < b.id ? -1 : 1))
      await tx.condition.createMany({ data })
      return true
    })
    await this.traces.wipe()
    return closed
  }

  /**
   * Keeps what is published of some items, unless the round has changed since `version` (false then).
   * In the same step: their answers go (`purges`: mode `none`), their conditions become known, proposals are
   * assessed, and the round is revealed when all its items are.
   */
  async reveal(round: RoundRow, items: readonly RevealedItem[], purges: boolean): Promise<boolean> {
    const ids = items.map((item) => item.id)
    const isLast = round.items.every((item) => item.published !== null || ids.includes(item.id))
    const isRevealed = await this.prisma.$transaction(async (tx) => {
      await bump(tx, round.workshopId)
      const { count } = await tx.round.updateMany({
        where: { id: round.id, version: round.version, status: 'closed' },
        data: { status: isLast ? 'revealed' : 'closed', version: { increment: 1 } },
      })
      if (count === 0) return false
      const { id: roundId, boardId } = round
      for (const { id: itemId, published, adReferendum } of items) {
        await tx.roundItem.update({
          where: { roundId_itemId: { roundId, itemId } },
          data: { published: asJson(published), isOnBoard: false },
        })
        await tx.adReferendum.createMany({
          data: [...adReferendum]
            .sort()
            .map((partyId) => ({ roundId, proposalId: itemId, partyId })),
        })
      }
      if (purges) {
        await tx.ballotAnswer.deleteMany({ where: { roundId, itemId: { in: ids } } })
        if (isLast) await tx.ballot.deleteMany({ where: { roundId } })
      }
      if (round.kind === 'assessments') {
        // One condition would tell that its side answered, where nothing of a proposal is shown.
        const hidden = items.filter((item) => item.isSuppressed).map((item) => item.id)
        await tx.condition.deleteMany({ where: { roundId, proposalId: { in: hidden } } })
        await tx.condition.updateMany({
          where: { roundId, proposalId: { in: ids } },
          data: { isRevealed: true, original: null, version: { increment: 1 } },
        })
        await tx.tabledProposal.updateMany({
          where: { boardId, proposalId: { in: ids }, status: 'tabled' },
          data: { status: 'assessed', isOnBoard: false },
        })
      }
      return true
    })
    await this.traces.wipe()
    return isRevealed
  }

  /** What was revealed and is perhaps not on the board yet. */
  async notOnBoard(boardId: BoardId): Promise<{ round: RoundRow; itemIds: string[] }[]> {
    const rows = await this.prisma.round.findMany({
      where: {
        boardId,
        items: { some: { isOnBoard: false, published: { not: Prisma.DbNull } } },
      },
      include: withRoster,
      orderBy: { openedAt: 'asc' },
    })
    return rows.map(roundOf).map((round) => ({
      round,
      itemIds: round.items
        .filter((item) => !item.isOnBoard && item.published !== null)
        .map((item) => item.id),
    }))
  }

  async markOnBoard(roundId: string, itemIds: readonly string[]): Promise<void> {
    await this.prisma.roundItem.updateMany({
      where: { roundId, itemId: { in: [...itemIds] } },
      data: { isOnBoard: true },
    })
  }

  /**
   * What was revealed of these, and all that was revealed of priorities, is to be written again: each kind in
   * the order of its rounds, so that the last one is what stays.
   */
  async markNotOnBoard(boardId: BoardId, itemIds: readonly string[]): Promise<void> {
    await this.prisma.roundItem.updateMany({
      where: {
        round: { boardId },
        published: { not: Prisma.DbNull },
        OR: [{ itemId: { in: [...itemIds] } }, { round: { kind: 'priorities' } }],
      },
      data: { isOnBoard: false },
    })
  }

  /** Boards on which something revealed, tabled or accepted may be missing. */
  async boardsToMend(): Promise<BoardId[]> {
    const rows = await this.prisma.board.findMany({
      where: {
        OR: [
          {
            rounds: {
              some: { items: { some: { isOnBoard: false, published: { not: Prisma.DbNull } } } },
            },
          },
          { tabled: { some: { isOnBoard: false } } },
          { amendments: { some: { isOnBoard: false } } },
        ],
      },
      select: { id: true },
    })
    return rows.map((row) => row.id as BoardId)
  }

  /**
   * True while a round of this workshop is open and once anybody answered in one. It doesn't change with an
   * open round's first answer: when somebody answers is told to nobody.
   */
  async isModeFixed(workshopId: WorkshopId): Promise<boolean> {
    const seat = await this.prisma.roundSeat.findFirst({
      where: {
        OR: [
          { round: { workshopId, status: 'open' } },
          { round: { workshopId }, hasAnswered: true },
        ],
      },
      select: { roundId: true },
    })
    return seat !== null
  }

  /**
   * Sets the workshop's mode if `allows` says so of what holds at that moment; false when it doesn't.
   * `round_open`: people are answering under the mode they were shown.
   */
  async changeAttribution(
    workshopId: WorkshopId,
    mode: AttributionMode,
    allows: (from: AttributionMode, isAnswered: boolean) => boolean,
  ): Promise<'changed' | 'refused' | 'round_open'> {
    return this.prisma.$transaction(async (tx) => {
      await bump(tx, workshopId)
      const open = await tx.round.findFirst({
        where: { openFor: workshopId },
        select: { id: true },
      })
      if (open) return 'round_open'
      const answered = await tx.roundSeat.findFirst({
        where: { hasAnswered: true, round: { workshopId } },
        select: { roundId: true },
      })
      // Who writes privately does so under what was promised then, too.
      const drafted = await tx.draft.findFirst({
        where: { participant: { workshopId } },
        select: { id: true },
      })
      const { attributionMode } = await tx.workshop.findUniqueOrThrow({
        where: { id: workshopId },
        select: { attributionMode: true },
      })
      const from = z.enum(ATTRIBUTION_MODES).parse(attributionMode)
      if (!allows(from, answered !== null || drafted !== null)) return 'refused'
      await tx.workshop.update({ where: { id: workshopId }, data: { attributionMode: mode } })
      return 'changed'
    })
  }

  async adReferenda(
    boardId: BoardId,
  ): Promise<{ roundId: string; proposalId: string; party: string; status: AdReferendumStatus }[]> {
    const rows = await this.prisma.adReferendum.findMany({
      where: { round: { boardId } },
      orderBy: [{ roundId: 'asc' }, { proposalId: 'asc' }, { partyId: 'asc' }],
    })
    return rows.map(({ roundId, proposalId, partyId, status }) => ({
      roundId,
      proposalId,
      party: partyId,
      status: z.enum(['pending', 'confirmed', 'refused']).parse(status),
    }))
  }

  /** False when that side has nothing to settle there. */
  async settleAdReferendum(
    round: RoundRow,
    proposalId: string,
    partyId: string,
    status: AdReferendumStatus,
  ): Promise<boolean> {
    return this.prisma.$transaction(async (tx) => {
      await bump(tx, round.workshopId)
      const { count } = await tx.adReferendum.updateMany({
        where: { roundId: round.id, proposalId, partyId },
        data: { status },
      })
      return count > 0
    })
  }
}

export interface OpenRoundRow {
  id: string
  kind: RoundKind
  closesAt: Date | null
  answered: number
  seats: number
}
