import { z } from 'zod'
import type { InvitationId, ParticipantId, PartyId, WorkshopId } from '@/dialogue/ids'
import { ROLES, type Role } from '@/dialogue/workshop'

/** Invitations and participants as the commands see them. */
export interface InvitationRow {
  id: InvitationId
  workshopId: WorkshopId
  role: Role
  party: PartyId | null
  seatLabel: string | null
  tokenHash: string
  generation: number
  revoked: boolean
  /** How many people ever joined by it. */
  joined: number
}

export interface NewInvitationRow {
  id: InvitationId
  workshopId: WorkshopId
  role: Role
  partyId: PartyId | null
  seatLabel: string | null
  tokenHash: string
}

export interface ParticipantRow {
  id: ParticipantId
  workshopId: WorkshopId
  invitationId: InvitationId
  role: Role
  party: PartyId | null
  /** The party of the link they came by. */
  cameBy: PartyId | null
  name: string
  secretHash: string
  /** Left, handed over, or revoked with the link. */
  ended: boolean
  /** It ended because its person went on in the seat on another device. */
  isTakenOver: boolean
}

export interface NewParticipant {
  id: ParticipantId
  name: string
  secretHash: string
}

/** A place at the table for one person of one party. */
export interface SeatRow {
  /** The personal invitation's id, or the participant's. */
  id: string
  party: PartyId
  /** The personal link's label; else the name. */
  label: string
  /** Who sits there now; null while a personal link is not taken. */
  name: string | null
}

/** Somebody who takes part now, and how they came. */
export interface PresentRow extends Pick<
  ParticipantRow,
  'id' | 'name' | 'role' | 'party' | 'cameBy'
> {
  hasPersonalLink: boolean
}

/** How a join by an invitation came out; `ended` are those whose personal seat was taken over. */
export type JoinOutcome =
  { kind: 'joined'; ended: ParticipantId[] } | { kind: 'seat_taken' } | { kind: 'no_longer_valid' }

export const roleSchema = z.enum(ROLES)

/** A link as the database holds it. */
export function invitationOf(row: {
  id: string
  workshopId: string
  role: string
  partyId: string | null
  seatLabel: string | null
  tokenHash: string
  generation: number
  revokedAt: Date | null
  _count: { participants: number }
}): InvitationRow {
  return {
    id: row.id as InvitationId,
    workshopId: row.workshopId as WorkshopId,
    role: roleSchema.parse(row.role),
    party: row.partyId as PartyId | null,
    seatLabel: row.seatLabel,
    tokenHash: row.tokenHash,
    generation: row.generation,
    revoked: row.revokedAt !== null,
    joined: row._count.participants,
  }
}
