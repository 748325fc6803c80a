import { z } from 'zod'
import { lineSchema } from './create-workshop'
import type { PartyId } from './ids'
import { effectiveMinimum } from './measures/minimum'
import { MAX_LENGTH, partyIdSchema } from './workshop'

/** A place at the table for one person of one party. Observers and facilitators have none. */
export const seatSchema = z.strictObject({
  id: z.string().min(1).max(40),
  party: partyIdSchema,
  /** What the roster shows: a name, or in mode `none` a label such as "ROK 3". */
  label: lineSchema(MAX_LENGTH.personName),
})
export type Seat = z.infer<typeof seatSchema>

/** The seats of a round, visible to all and fixed when it opens. */
export type Roster = readonly Seat[]

export interface ThinParty {
  party: PartyId
  seats: number
  /** Seats from which results can be shown. */
  needed: number
}

/**
 * Parties too small for any result of theirs to be shown, to warn of when a workshop is made and
 * again when a round opens. A warning, not a refusal: more people may be on their way.
 */
export function thinParties(
  roster: Roster,
  parties: readonly PartyId[],
  minimumN?: number,
): ThinParty[] {
  const needed = effectiveMinimum(minimumN)
  return parties
    .map((party) => ({ party, seats: seatsOf(roster, party).length, needed }))
    .filter((one) => one.seats < needed)
}

export function seatsOf(roster: Roster, party: PartyId): Seat[] {
  return roster.filter((seat) => seat.party === party)
}

/** Seat ids by party: what repeated rounds are compared by (`publication/repeats`). */
export function peopleOf(roster: Roster, parties: readonly PartyId[]): Record<PartyId, string[]> {
  return Object.fromEntries(
    parties.map((party) => [party, seatsOf(roster, party).map((seat) => seat.id)]),
  )
}
