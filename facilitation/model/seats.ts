import type { PartyId } from '@/dialogue/ids'
import { MINIMUM_N } from '@/dialogue/measures/minimum'
import type { Party } from '@/dialogue/workshop'

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
    return { party, tone, seats: own, isFew: own.length < MINIMUM_N }
  })
}
