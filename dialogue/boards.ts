import type { ParticipantId, PartyId, WorkshopId } from './ids'
import type { Role } from './workshop'

/** Whose a board is, and who was asked in. */
export interface BoardPlace {
  workshopId: WorkshopId
  /** The party whose caucus it is; null: the plenary. */
  party: PartyId | null
  /** Whom that party's delegates have let in; empty for the plenary. */
  guests: ReadonlySet<ParticipantId>
}

/** A participation as it stands now: not ended, in its present role. */
export interface Attendee {
  participantId: ParticipantId
  workshopId: WorkshopId
  role: Role
  party: PartyId | null
  /** The party of the link they came by, whatever they became since; null: of a link without one. */
  cameBy: PartyId | null
}

/**
 * The one rule of who opens which board, for every route, socket and image: a plenary is its workshop's;
 * a caucus its party's delegates' and interpreter's who came by that party's link, and theirs whom those have
 * let in: facilitators, and people whom a facilitator has given a role on their side. No change of role alone
 * opens a caucus. An interpreter without a party serves the plenary alone; a facilitator's party, if any,
 * counts for nothing.
 */
export function mayOpen(person: Attendee, board: BoardPlace): boolean {
  if (person.workshopId !== board.workshopId) return false
  if (board.party === null) return true
  switch (person.role) {
    case 'delegate':
    case 'interpreter':
      return person.party === board.party && (isOfLink(person) || isGuest(person, board))
    case 'facilitator':
      return isGuest(person, board)
    case 'observer':
      return false
  }
}

/** Somebody's role for a party goes back to that party's own link. */
export function isOfLink({ party, cameBy }: Pick<Attendee, 'party' | 'cameBy'>): boolean {
  return party !== null && party === cameBy
}

function isGuest({ participantId }: Attendee, { guests }: BoardPlace): boolean {
  return guests.has(participantId)
}

/** Who steers a board: facilitators the plenary, a party's delegates their own caucus. */
export function maySteer(person: Attendee, board: BoardPlace): boolean {
  return mayOpen(person, board) && steeringRole(person, board.party) === 'facilitator'
}

/**
 * The role in which somebody who may open a board steers its session: delegates their own caucus as
 * facilitators do the plenary; a guest there has a delegate's say. `party`: whose caucus it is, or null.
 */
export function steeringRole({ role }: Pick<Attendee, 'role'>, party: PartyId | null): Role {
  if (party === null) return role
  if (role === 'delegate') return 'facilitator'
  return role === 'facilitator' ? 'delegate' : role
}
