import { z } from 'zod'
import type { BoardId, PartyId, WorkshopId } from '@/dialogue/ids'
import { ROUND_KINDS } from '@/dialogue/rounds'
import { ATTRIBUTION_MODES, type AttributionMode } from '@/dialogue/workshop'
import type { RoundKind, RoundStatus, Wording } from '@/server/dialogue-service'
import type { Prisma } from './database'

/** What several stores of the dialogue share: rows in, domain types out. */
export type Transaction = Prisma.TransactionClient

export interface RoundRow {
  id: string
  workshopId: WorkshopId
  boardId: BoardId
  kind: RoundKind
  number: number
  status: RoundStatus
  attributionMode: AttributionMode
  asksMore: boolean
  minimum: number
  closesAt: Date | null
  version: number
  /** In the order they were given. */
  items: RoundItemRow[]
  /** The roster, by party and label. */
  seats: RoundSeatRow[]
}

export interface RoundItemRow {
  id: string
  wording: unknown
  /** Null until it is revealed. */
  published: unknown
  isOnBoard: boolean
}

export interface RoundSeatRow {
  id: string
  party: PartyId
  label: string
  hasAnswered: boolean
}

export const withRoster = {
  items: { orderBy: { position: 'asc' } },
  seats: { orderBy: [{ partyId: 'asc' }, { label: 'asc' }, { seatId: 'asc' }] },
} as const satisfies Prisma.RoundInclude

const modeSchema = z.enum(ATTRIBUTION_MODES)
export const kindSchema = z.enum(ROUND_KINDS)
const statusSchema = z.enum(['open', 'closed', 'revealed'])
const wordingSchema = z.strictObject({
  titleEn: z.string(),
  titleKo: z.string(),
  textEn: z.string(),
  textKo: z.string(),
})

export function roundOf(row: Prisma.RoundGetPayload<{ include: typeof withRoster }>): RoundRow {
  return {
    id: row.id,
    workshopId: row.workshopId as WorkshopId,
    boardId: row.boardId as BoardId,
    kind: kindSchema.parse(row.kind),
    number: row.number,
    status: statusSchema.parse(row.status),
    attributionMode: modeSchema.parse(row.attributionMode),
    asksMore: row.asksMore,
    minimum: row.minimum,
    closesAt: row.closesAt,
    version: row.version,
    items: row.items.map((item) => ({
      id: item.itemId,
      wording: item.wording,
      published: item.published,
      isOnBoard: item.isOnBoard,
    })),
    seats: row.seats.map((seat) => ({
      id: seat.seatId,
      party: seat.partyId as PartyId,
      label: seat.label,
      hasAnswered: seat.hasAnswered,
    })),
  }
}

export function wordingOf(json: unknown): Wording {
  return wordingSchema.parse(json)
}

/** An anonymous object: Prisma takes no interfaces for JSON. */
export function wordingJson({ titleEn, titleKo, textEn, textKo }: Wording) {
  return { titleEn, titleKo, textEn, textKo }
}

/** Plain JSON, whatever interface it had. */
export function asJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue
}

/**
 * Counts a change of what the dialogue route answers, and holds the workshop's row until the
 * transaction ends: two commands on one workshop come one after the other.
 */
export async function bump(tx: Transaction, workshopId: WorkshopId): Promise<void> {
  await tx.workshop.update({
    where: { id: workshopId },
    data: { dialogueVersion: { increment: 1 } },
    select: { id: true },
  })
}
