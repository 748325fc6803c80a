import type { PartyId } from '@/dialogue/ids'
import type { Party } from '@/dialogue/workshop'

/** Fewer answers than this and nothing of a party can be published (design section 6). */
export const FEWEST_OF_A_PARTY = 3

export interface PartySeats<Seat> {
  party: Party
  /** The party's place in the workshop, which is its tone. */
  tone: number
  seats: Seat[]
  /** Too few for anything of theirs to be shown. */
  isFew: boolean
}

/** Seats by party, in the workshop's order; a party without seats is there too. */
export function seatsByParty<Seat extends { party: PartyId }>(
  seats: readonly Seat[],
  parties: readonly Party[],
): PartySeats<Seat>[] {
  return parties.map((party, tone) => {
    const own = seats.filter((seat) => seat.party === party.id)
    return { party, tone, seats: own, isFew: own.length < FEWEST_OF_A_PARTY }
  })
}
