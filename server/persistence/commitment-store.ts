import { z } from 'zod'
import type { BoardId, PartyId, WorkshopId } from '@/dialogue/ids'
import type { CommitmentInput, CommitmentView } from '@/server/dialogue-service'
import type { PrismaClient } from './database'
import { bump } from './dialogue-rows'

const statusSchema = z.enum(['planned', 'under_way', 'done', 'dropped'])

/** Small steps, and which parties consult alone right now. */
export class CommitmentStore {
  constructor(private readonly prisma: PrismaClient) {}

  /** In the order they were made. */
  async list(workshopId: WorkshopId): Promise<CommitmentView[]> {
    const rows = await this.prisma.commitment.findMany({
      where: { workshopId },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    })
    return rows.map(commitmentOf)
  }

  async find(id: string): Promise<(CommitmentView & { workshopId: WorkshopId }) | null> {
    const row = await this.prisma.commitment.findUnique({ where: { id } })
    return row && { ...commitmentOf(row), workshopId: row.workshopId as WorkshopId }
  }

  async add(id: string, workshopId: WorkshopId, input: CommitmentInput): Promise<void> {
    await this.prisma.$transaction(async (tx) => {
      await bump(tx, workshopId)
      const position = await tx.commitment.count({ where: { workshopId } })
      await tx.commitment.create({ data: { id, workshopId, position, ...columns(input) } })
    })
  }

  /** Unless it changed since `version` (false then). */
  async update(
    id: string,
    workshopId: WorkshopId,
    version: number,
    input: CommitmentInput,
  ): Promise<boolean> {
    return this.prisma.$transaction(async (tx) => {
      const { count } = await tx.commitment.updateMany({
        where: { id, workshopId, version },
        data: { ...columns(input), version: { increment: 1 } },
      })
      if (count > 0) await bump(tx, workshopId)
      return count > 0
    })
  }

  async consulting(boardId: BoardId): Promise<PartyId[]> {
    const rows = await this.prisma.consultation.findMany({
      where: { boardId },
      orderBy: { partyId: 'asc' },
    })
    return rows.map((row) => row.partyId as PartyId)
  }

  async setConsulting(
    workshopId: WorkshopId,
    boardId: BoardId,
    partyId: PartyId,
    consulting: boolean,
  ): Promise<void> {
    await this.prisma.$transaction(async (tx) => {
      await bump(tx, workshopId)
      const key = { boardId, partyId }
      if (!consulting) await tx.consultation.deleteMany({ where: key })
      else {
        await tx.consultation.upsert({ where: { boardId_partyId: key }, create: key, update: {} })
      }
    })
  }
}

function columns({ proposalId, stepEn, stepKo, party, doer, dueOn, status }: CommitmentInput) {
  return { proposalId, stepEn, stepKo, partyId: party, doer, dueOn, status }
}

function commitmentOf(row: {
  id: string
  proposalId: string | null
  stepEn: string
  stepKo: string
  partyId: string | null
  doer: string
  dueOn: string | null
  status: string
  version: number
}): CommitmentView {
  const { id, proposalId, stepEn, stepKo, doer, dueOn, version } = row
  return {
    id,
    proposalId,
    stepEn,
    stepKo,
    party: row.partyId as PartyId | null,
    doer,
    dueOn,
    status: statusSchema.parse(row.status),
    version,
  }
}
