import { DialogueError } from '@/dialogue/errors'
import type { ParticipantId } from '@/dialogue/ids'
import { roleProblem, type WantedRole } from '@/dialogue/roles'
import { requireFacilitator } from '@/server/auth/participations'
import { hashSecret, invitationToken } from '@/server/auth/secrets'
import type { ParticipantRow } from '@/server/persistence/people-rows'
import type { PeopleStore } from '@/server/persistence/people-store'
import type { WorkshopStore } from '@/server/persistence/workshop-store'
import type { ParticipantAuth, PersonView } from '@/server/services'
import type { DisconnectParticipant, RosterChanged } from './commands'

export interface PeopleDeps {
  people: PeopleStore
  workshops: WorkshopStore
  serverKey: Buffer
  disconnectParticipant: DisconnectParticipant
  /** Ends the sockets of somebody whose role has changed: they come back in the new one. */
  roleChanged: (id: ParticipantId) => void
  rosterChanged: RosterChanged
}

/** What facilitators do with the people of their workshop. */
export class People {
  constructor(private readonly deps: PeopleDeps) {}

  async list(auth: ParticipantAuth): Promise<PersonView[]> {
    requireFacilitator(auth)
    const rows = await this.deps.people.present(auth.workshopId)
    const facilitators = rows.filter(({ role }) => role === 'facilitator').length
    return rows.map((row) => ({
      participantId: row.id,
      name: row.name,
      role: row.role,
      party: row.party,
      cameBy: row.cameBy,
      hasPersonalLink: row.hasPersonalLink,
      isMe: row.id === auth.participantId,
      isLastFacilitator: row.role === 'facilitator' && facilitators === 1,
    }))
  }

  async changeRole(auth: ParticipantAuth, id: ParticipantId, wanted: WantedRole): Promise<void> {
    requireFacilitator(auth)
    const person = await this.own(auth, id)
    const { people, workshops } = this.deps
    const [workshop, link] = await Promise.all([
      workshops.find(auth.workshopId),
      people.invitation(person.invitationId),
    ])
    const parties = workshop?.parties.map((party) => party.id) ?? []
    const problem = roleProblem(wanted, link?.party ?? null, parties)
    if (problem) {
      throw new DialogueError('invalid_fields', 'This role and this party do not fit.', [
        { field: 'party', problem },
      ])
    }
    if (person.role === wanted.role && person.party === wanted.party) return
    const outcome = await people.changeRole(id, wanted.role, wanted.party)
    if (outcome === 'gone') throw noSuchPerson()
    if (outcome === 'last_facilitator') throw lastFacilitator()
    if (outcome === 'seated') {
      throw new DialogueError(
        'conflict',
        'This person sits in the round that is open: its roster is fixed until it is closed.',
        [{ field: 'role', problem: 'seated' }],
      )
    }
    this.deps.roleChanged(id)
    // A side's own room also shows who serves it, and isn't in it.
    if (person.party !== null || wanted.party !== null) {
      await this.deps.rosterChanged(auth.workshopId)
    }
  }

  /**
   * Ends a participation. In a round that is open the seat stays on the roster, and with it an answer
   * that was given: a roster is fixed when its round opens.
   */
  async takeOut(auth: ParticipantAuth, id: ParticipantId, replaceLink: boolean): Promise<void> {
    requireFacilitator(auth)
    const person = await this.own(auth, id)
    const outcome = await this.deps.people.takeOut(id)
    if (outcome === 'gone') throw noSuchPerson()
    if (outcome === 'last_facilitator') throw lastFacilitator()
    this.deps.disconnectParticipant(id, 'taken_out')
    if (replaceLink) await this.replaceLink(person)
    if (person.role === 'delegate' || replaceLink) {
      await this.deps.rosterChanged(auth.workshopId)
    }
  }

  /** The link gets a new secret; others who came by it stay. */
  private async replaceLink({ invitationId }: ParticipantRow): Promise<void> {
    const link = await this.deps.people.invitation(invitationId)
    if (!link || link.revoked) return
    const token = invitationToken(this.deps.serverKey, link.id, link.generation + 1)
    const ended = await this.deps.people.renewInvitation(
      link.id,
      link.generation,
      hashSecret(token),
    )
    for (const id of ended ?? []) this.deps.disconnectParticipant(id, 'taken_out')
  }

  /** Somebody of another workshop, or who has left, is as good as nobody. */
  private async own(auth: ParticipantAuth, id: ParticipantId): Promise<ParticipantRow> {
    const person = await this.deps.people.participant(id)
    if (!person || person.workshopId !== auth.workshopId || person.ended) throw noSuchPerson()
    return person
  }
}

function noSuchPerson(): DialogueError {
  return new DialogueError('not_found', 'There is no such person in this workshop.')
}

function lastFacilitator(): DialogueError {
  return new DialogueError(
    'conflict',
    'A workshop keeps one facilitator: make somebody else a facilitator first.',
    [{ field: 'role', problem: 'last_facilitator' }],
  )
}
