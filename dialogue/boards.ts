import type { ParticipantId, PartyId, WorkshopId } from './ids'
import type { Role } from './workshop'

/** Whose a board is, and who was asked in. */
export interface BoardPlace {
  workshopId: WorkshopId
  /** The party whose caucus it is; null: the plenary. */
  party: PartyId | null
  /** Facilitators whom that party has invited; empty for the plenary. */
  guests: ReadonlySet<ParticipantId>
}

/** A participation as it stands now: not ended, in its present role. */
export interface Attendee {
  participantId: ParticipantId
  workshopId: WorkshopId
  role: Role
  party: PartyId | null
}

/**
 * The one rule of who opens which board, for every route, socket and image: a plenary is its workshop's;
 * a caucus its party's delegates' and interpreter's, and those facilitators' whom the party has invited.
 * An interpreter without a party serves the plenary alone; a facilitator's party, if any, counts for
 * nothing.
 */
export function mayOpen(person: Attendee, board: BoardPlace): boolean {
  if (person.workshopId !== board.workshopId) return false
  if (board.party === null) return true
  switch (person.role) {
    case 'delegate':
    case 'interpreter':
      return person.party === board.party
    case 'facilitator':
      return board.guests.has(person.participantId)
    case 'observer':
      return false
  }
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
