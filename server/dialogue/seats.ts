import type { PartyId, WorkshopId } from '@/dialogue/ids'
import type { SeatView } from '@/server/dialogue-service'
import type { ParticipantAuth } from '@/server/services'
import type { DialogueDeps } from './deps'

type Deps = Pick<DialogueDeps, 'people' | 'workshops'>

/** The places at the table as they are now. A round copies them when it opens. */
export class Seats {
  constructor(private readonly deps: Deps) {}

  /** Every seat, by the parties' order and label; `mine` is that of `seat`. */
  async all(workshopId: WorkshopId, seat: string | null): Promise<SeatView[]> {
    const [rows, workshop] = await Promise.all([
      this.deps.people.seats(workshopId),
      this.deps.workshops.find(workshopId),
    ])
    const order = new Map(workshop?.parties.map((party, place) => [party.id, place]))
    const place = (party: PartyId) => order.get(party) ?? order.size
    return rows
      .map((row) => ({ ...row, mine: row.id === seat }))
      .sort(
        (a, b) =>
          place(a.party) - place(b.party) ||
          a.label.localeCompare(b.label, 'en', { numeric: true }) ||
          (a.id < b.id ? -1 : 1),
      )
  }

  /** The seat a person holds: their personal link's, else their own; null for all but delegates. */
  async of(auth: ParticipantAuth): Promise<string | null> {
    if (auth.role !== 'delegate') return null
    return this.deps.people.seatOf(auth.participantId)
  }
}
