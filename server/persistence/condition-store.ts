import { z } from 'zod'
import type { PartyId, WorkshopId } from '@/dialogue/ids'
import type { ConditionStatus } from '@/server/dialogue-service'
import type { PrismaClient } from './database'
import { bump } from './dialogue-rows'

/** A condition as a round's closing takes it from a ballot: under a random id, tied to nobody. */
export interface NewCondition {
  id: string
  workshopId: WorkshopId
  roundId: string
  proposalId: string
  partyId: PartyId
  original: string
  textEn: string
  textKo: string
}

export interface ConditionRow {
  id: string
  workshopId: WorkshopId
  roundId: string
  proposalId: string
  party: PartyId
  /** Null once the wording is settled. */
  original: string | null
  textEn: string
  textKo: string
  isRevealed: boolean
  status: ConditionStatus
  owner: string
  version: number
}

const statusSchema = z.enum(['open', 'met', 'withdrawn'])

/** "Yes, if …": from its round's closing on. Every list is in the order of random ids. */
export class ConditionStore {
  constructor(private readonly prisma: PrismaClient) {}

  async find(id: string): Promise<ConditionRow | null> {
    const row = await this.prisma.condition.findUnique({ where: { id } })
    return row && conditionOf(row)
  }

  async ofRound(roundId: string): Promise<ConditionRow[]> {
    const rows = await this.prisma.condition.findMany({
      where: { roundId },
      orderBy: { id: 'asc' },
    })
    return rows.map(conditionOf)
  }

  async revealed(workshopId: WorkshopId): Promise<ConditionRow[]> {
    const rows = await this.prisma.condition.findMany({
      where: { workshopId, isRevealed: true },
      orderBy: { id: 'asc' },
    })
    return rows.map(conditionOf)
  }

  /** Before it is revealed, unless it changed since `version` (false then). Nobody else is told. */
  async reword(
    id: string,
    version: number,
    texts: { textEn: string; textKo: string },
  ): Promise<boolean> {
    const { count } = await this.prisma.condition.updateMany({
      where: { id, version, isRevealed: false },
      data: { ...texts, version: { increment: 1 } },
    })
    return count > 0
  }

  /** After it was revealed, unless it changed since `version` (false then). */
  async update(
    condition: Pick<ConditionRow, 'id' | 'workshopId'>,
    version: number,
    data: { status: ConditionStatus; owner: string },
  ): Promise<boolean> {
    return this.prisma.$transaction(async (tx) => {
      const { count } = await tx.condition.updateMany({
        where: { id: condition.id, version, isRevealed: true },
        data: { ...data, version: { increment: 1 } },
      })
      if (count > 0) await bump(tx, condition.workshopId)
      return count > 0
    })
  }
}

function conditionOf(row: {
  id: string
  workshopId: string
  roundId: string
  proposalId: string
  partyId: string
  original: string | null
  textEn: string
  textKo: string
  isRevealed: boolean
  status: string
  owner: string
  version: number
}): ConditionRow {
  const { partyId, ...rest } = row
  return {
    ...rest,
    workshopId: row.workshopId as WorkshopId,
    party: partyId as PartyId,
    status: statusSchema.parse(row.status),
  }
}
