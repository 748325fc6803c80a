import type { Author } from '@/dialogue/attribution'
import type { InvitationId, ParticipantId, PartyId, WorkshopId } from '@/dialogue/ids'
import type { Role } from '@/dialogue/workshop'
import { isUniqueViolation, type Prisma, type PrismaClient } from './database'
import {
  invitationOf,
  roleSchema,
  type InvitationRow,
  type JoinOutcome,
  type NewInvitationRow,
  type NewParticipant,
  type ParticipantRow,
  type PresentRow,
  type SeatRow,
} from './people-rows'

const withCount = { _count: { select: { participants: true } } } as const

/** Links, participations and roles: together they decide who holds a seat. */
export class PeopleStore {
  constructor(private readonly prisma: PrismaClient) {}

  async invitationByHash(tokenHash: string): Promise<InvitationRow | null> {
    const row = await this.prisma.invitation.findUnique({
      where: { tokenHash },
      include: withCount,
    })
    return row && invitationOf(row)
  }

  async invitation(id: InvitationId): Promise<InvitationRow | null> {
    const row = await this.prisma.invitation.findUnique({ where: { id }, include: withCount })
    return row && invitationOf(row)
  }

  /** Oldest first. */
  async invitations(workshopId: WorkshopId): Promise<InvitationRow[]> {
    const rows = await this.prisma.invitation.findMany({
      where: { workshopId },
      include: withCount,
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    })
    return rows.map(invitationOf)
  }

  async addInvitation(row: NewInvitationRow): Promise<void> {
    await this.prisma.invitation.create({ data: row })
  }

  /**
   * Changes the token, unless someone else renewed or revoked meanwhile (false then). A personal
   * link's seat is freed: whoever held it is ended and returned.
   */
  async renewInvitation(
    id: InvitationId,
    generation: number,
    tokenHash: string,
  ): Promise<ParticipantId[] | null> {
    return this.prisma.$transaction(async (tx) => {
      const { count } = await tx.invitation.updateMany({
        where: { id, generation, revokedAt: null },
        data: { generation: generation + 1, tokenHash },
      })
      if (count === 0) return null
      return freeSeat(tx, id)
    })
  }

  /** Ends the link and everyone who joined by it, in one step; returns those it ended. */
  async revokeInvitation(id: InvitationId): Promise<ParticipantId[]> {
    return this.prisma.$transaction(async (tx) => {
      const now = new Date()
      await tx.invitation.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } })
      const present = await tx.participant.findMany({
        where: { invitationId: id, endedAt: null },
        select: { id: true },
      })
      await tx.participant.updateMany({
        where: { invitationId: id, endedAt: null },
        data: { endedAt: now, heldSeat: null },
      })
      return present.map((participant) => participant.id as ParticipantId)
    })
  }

  /**
   * Adds a participation, unless the link was renewed or revoked or its seat taken meanwhile. With
   * `takesOver` whoever holds a personal link's seat is ended in the same step: it is one seat on
   * whichever device its person uses now.
   */
  async join(
    invitation: InvitationRow,
    person: NewParticipant,
    takesOver = false,
  ): Promise<JoinOutcome> {
    const isPersonal = invitation.seatLabel !== null
    try {
      return await this.prisma.$transaction(async (tx): Promise<JoinOutcome> => {
        // Holds the invitation's row, so that a revocation can't slip in between and miss us.
        const { count } = await tx.invitation.updateMany({
          where: { id: invitation.id, tokenHash: invitation.tokenHash, revokedAt: null },
          data: { generation: invitation.generation },
        })
        if (count === 0) return { kind: 'no_longer_valid' }
        const ended = takesOver && isPersonal ? await freeSeat(tx, invitation.id, true) : []
        await tx.participant.create({
          data: {
            id: person.id,
            name: person.name,
            secretHash: person.secretHash,
            workshopId: invitation.workshopId,
            invitationId: invitation.id,
            role: invitation.role,
            partyId: invitation.party,
            heldSeat: isPersonal ? invitation.id : null,
          },
        })
        return { kind: 'joined', ended }
      })
    } catch (error) {
      // Two people with one personal link: the unique column lets the first one in.
      if (isUniqueViolation(error)) return { kind: 'seat_taken' }
      throw error
    }
  }

  async participant(id: ParticipantId): Promise<ParticipantRow | null> {
    const row = await this.prisma.participant.findUnique({
      where: { id },
      include: { invitation: { select: { partyId: true } } },
    })
    if (!row) return null
    return {
      id,
      workshopId: row.workshopId as WorkshopId,
      invitationId: row.invitationId as InvitationId,
      role: roleSchema.parse(row.role),
      party: row.partyId as PartyId | null,
      cameBy: row.invitation.partyId as PartyId | null,
      name: row.name,
      secretHash: row.secretHash,
      ended: row.endedAt !== null,
      isTakenOver: row.isTakenOver,
    }
  }

  /**
   * Places at the table: personal links of delegates that stand, taken or not, and delegates who hold none
   * and are still here. In no order.
   */
  async seats(workshopId: WorkshopId): Promise<SeatRow[]> {
    const invitations = await this.prisma.invitation.findMany({
      where: { workshopId, role: 'delegate', seatLabel: { not: null }, revokedAt: null },
      select: {
        id: true,
        partyId: true,
        seatLabel: true,
        participants: {
          where: { heldSeat: { not: null }, role: 'delegate' },
          select: { name: true },
        },
      },
    })
    const participants = await this.prisma.participant.findMany({
      where: {
        workshopId,
        role: 'delegate',
        endedAt: null,
        OR: [{ heldSeat: null }, { invitation: { role: { not: 'delegate' } } }],
      },
      select: { id: true, partyId: true, name: true },
    })
    return [
      ...invitations.map(({ id, partyId, seatLabel, participants: [holder] }) => ({
        id,
        party: partyId as PartyId,
        label: seatLabel ?? '',
        name: holder?.name ?? null,
      })),
      ...participants.map(({ id, partyId, name }) => ({
        id,
        party: partyId as PartyId,
        label: name,
        name,
      })),
    ]
  }

  /** The seat a delegate holds: their personal link's, or their own. Who left keeps the seat's name. */
  async seatOf(id: ParticipantId): Promise<string | null> {
    const row = await this.prisma.participant.findUnique({
      where: { id },
      include: SEAT,
    })
    return row && seatIdOf(row)
  }

  /** Everybody who takes part now; who came first comes first. */
  async present(workshopId: WorkshopId): Promise<PresentRow[]> {
    const rows = await this.prisma.participant.findMany({
      where: { workshopId, endedAt: null },
      include: { invitation: { select: { partyId: true, seatLabel: true } } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    })
    return rows.map((row) => ({
      id: row.id as ParticipantId,
      name: row.name,
      role: roleSchema.parse(row.role),
      party: row.partyId as PartyId | null,
      cameBy: row.invitation.partyId as PartyId | null,
      hasPersonalLink: row.invitation.seatLabel !== null,
    }))
  }

  /** Who these are, the ended too, by participant id. */
  async authors(ids: readonly string[]): Promise<Map<string, Author>> {
    if (ids.length === 0) return new Map()
    const rows = await this.prisma.participant.findMany({
      where: { id: { in: [...ids] } },
      select: { id: true, name: true, partyId: true },
    })
    return new Map(
      rows.map(({ id, name, partyId }) => [id, { who: name, party: partyId as PartyId | null }]),
    )
  }

  /**
   * Gives somebody another role, unless they sit in the open round or nobody would facilitate any more.
   * A personal link's seat is held only in the role and party of the link.
   */
  async changeRole(
    id: ParticipantId,
    role: Role,
    partyId: PartyId | null,
  ): Promise<'changed' | 'gone' | 'last_facilitator' | 'seated'> {
    return this.prisma.$transaction(async (tx) => {
      const row = await tx.participant.findUnique({ where: { id }, include: SEAT })
      if (!row || row.endedAt !== null) return 'gone'
      if (role !== 'facilitator' && (await isLastFacilitator(tx, row))) return 'last_facilitator'
      const { invitation, workshopId } = row
      if (row.role === 'delegate') {
        const seats = await tx.roundSeat.count({
          where: { seatId: seatIdOf(row), round: { openFor: workshopId } },
        })
        if (seats > 0) return 'seated'
      }
      const isLinks = role === invitation.role && partyId === invitation.partyId
      const isFree = (await tx.participant.count({ where: { heldSeat: invitation.id } })) === 0
      const holds =
        invitation.seatLabel !== null && isLinks && (isFree || row.heldSeat === invitation.id)
      await tx.participant.update({
        where: { id },
        data: { role, partyId, heldSeat: holds ? invitation.id : null },
      })
      // Who was let into a caucus in one role is let in anew in another.
      await tx.caucusGuest.deleteMany({ where: { participantId: id } })
      return 'changed'
    })
  }

  /** Ends a participation, unless nobody would facilitate any more. */
  async takeOut(id: ParticipantId): Promise<'ended' | 'gone' | 'last_facilitator'> {
    return this.prisma.$transaction(async (tx) => {
      const row = await tx.participant.findUnique({ where: { id } })
      if (!row || row.endedAt !== null) return 'gone'
      if (await isLastFacilitator(tx, row)) return 'last_facilitator'
      await tx.participant.update({
        where: { id },
        data: { endedAt: new Date(), heldSeat: null },
      })
      return 'ended'
    })
  }

  async endParticipant(id: ParticipantId): Promise<void> {
    await this.prisma.participant.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: new Date(), heldSeat: null },
    })
  }

  /** How many ever joined in this role and party: the next seat is one more. */
  async countJoined(workshopId: WorkshopId, role: Role, partyId: PartyId | null): Promise<number> {
    return this.prisma.participant.count({ where: { workshopId, role, partyId } })
  }

  /** Whether a personal link's seat is held now. */
  async seatHeld(id: InvitationId): Promise<boolean> {
    return (await this.prisma.participant.count({ where: { heldSeat: id } })) > 0
  }
}

const SEAT = {
  invitation: { select: { id: true, role: true, partyId: true, seatLabel: true } },
} as const

/**
 * The seat of a delegate: their personal link's when that is a delegate's, also once they have left and
 * hold it no more; else their own. Somebody who was made a delegate sits for themselves.
 */
function seatIdOf(row: {
  id: string
  partyId: string | null
  heldSeat: string | null
  endedAt: Date | null
  invitation: { id: string; role: string; partyId: string | null; seatLabel: string | null }
}): string {
  const { invitation } = row
  if (invitation.seatLabel === null || invitation.role !== 'delegate') return row.id
  return row.heldSeat === null && row.endedAt === null ? row.id : invitation.id
}

async function isLastFacilitator(
  tx: Prisma.TransactionClient,
  { id, role, workshopId }: { id: string; role: string; workshopId: string },
): Promise<boolean> {
  if (role !== 'facilitator') return false
  const others = await tx.participant.count({
    where: { workshopId, role: 'facilitator', endedAt: null, id: { not: id } },
  })
  return others === 0
}

/** Ends whoever holds a personal link's seat; returns them. */
async function freeSeat(
  tx: Prisma.TransactionClient,
  id: InvitationId,
  isTakenOver = false,
): Promise<ParticipantId[]> {
  const holders = await tx.participant.findMany({ where: { heldSeat: id }, select: { id: true } })
  await tx.participant.updateMany({
    where: { heldSeat: id },
    data: { endedAt: new Date(), heldSeat: null, isTakenOver },
  })
  return holders.map((holder) => holder.id as ParticipantId)
}
