import { DialogueError } from '@/dialogue/errors'
import { newId, type InvitationId } from '@/dialogue/ids'
import { requireFacilitator } from '@/server/auth/participations'
import { hashSecret, invitationToken } from '@/server/auth/secrets'
import type { InvitationRow } from '@/server/persistence/people-rows'
import type { PeopleStore } from '@/server/persistence/people-store'
import type { WorkshopStore } from '@/server/persistence/workshop-store'
import type { Invitation, NewInvitation, ParticipantAuth } from '@/server/services'
import type { DisconnectParticipant, RosterChanged } from './commands'
import { joinUrl } from './links'

/** More links than this is a mistake or an attack; a seat each for 60 people fits well. */
const MOST_INVITATIONS = 300

export interface InvitationDeps {
  people: PeopleStore
  workshops: WorkshopStore
  serverKey: Buffer
  disconnectParticipant: DisconnectParticipant
  rosterChanged: RosterChanged
}

/** What facilitators do with links. Every method checks the role and that the link is theirs. */
export class Invitations {
  constructor(private readonly deps: InvitationDeps) {}

  async list(auth: ParticipantAuth, baseUrl: string): Promise<Invitation[]> {
    requireFacilitator(auth)
    const rows = await this.deps.people.invitations(auth.workshopId)
    return rows.map((row) => this.shown(row, baseUrl))
  }

  async add(auth: ParticipantAuth, input: NewInvitation, baseUrl: string): Promise<Invitation> {
    requireFacilitator(auth)
    await this.checkParty(auth, input)
    const present = await this.deps.people.invitations(auth.workshopId)
    if (present.length >= MOST_INVITATIONS) {
      throw new DialogueError('conflict', `A workshop has at most ${MOST_INVITATIONS} links.`)
    }
    const id = newId<InvitationId>()
    await this.deps.people.addInvitation({
      id,
      workshopId: auth.workshopId,
      role: input.role,
      partyId: input.party,
      seatLabel: input.seatLabel,
      tokenHash: hashSecret(invitationToken(this.deps.serverKey, id, 1)),
    })
    if (input.seatLabel !== null) await this.deps.rosterChanged(auth.workshopId)
    return this.shown(await this.own(auth, id), baseUrl)
  }

  async renew(auth: ParticipantAuth, id: InvitationId, baseUrl: string): Promise<Invitation> {
    requireFacilitator(auth)
    const row = await this.own(auth, id)
    if (row.revoked) {
      throw new DialogueError('conflict', 'This link was revoked. Make a new one instead.')
    }
    const me = await this.deps.people.participant(auth.participantId)
    if (me?.invitationId === id && row.seatLabel !== null) {
      throw new DialogueError(
        'conflict',
        'This is your own personal link: renewing it would end your access. Ask another facilitator.',
      )
    }
    const token = invitationToken(this.deps.serverKey, id, row.generation + 1)
    const ended = await this.deps.people.renewInvitation(id, row.generation, hashSecret(token))
    if (!ended) {
      throw new DialogueError('conflict', 'Someone else changed this link meanwhile. Look again.')
    }
    for (const participantId of ended) this.deps.disconnectParticipant(participantId, 'revoked')
    await this.deps.rosterChanged(auth.workshopId)
    return this.shown(await this.own(auth, id), baseUrl)
  }

  async revoke(auth: ParticipantAuth, id: InvitationId, baseUrl: string): Promise<Invitation> {
    requireFacilitator(auth)
    await this.own(auth, id)
    const me = await this.deps.people.participant(auth.participantId)
    if (me?.invitationId === id) {
      throw new DialogueError(
        'conflict',
        'You came by this link: revoking it would end your own access. Ask another facilitator.',
      )
    }
    const ended = await this.deps.people.revokeInvitation(id)
    for (const participantId of ended) this.deps.disconnectParticipant(participantId, 'revoked')
    await this.deps.rosterChanged(auth.workshopId)
    return this.shown(await this.own(auth, id), baseUrl)
  }

  /** Another workshop's link is as good as none. */
  private async own(auth: ParticipantAuth, id: InvitationId): Promise<InvitationRow> {
    const row = await this.deps.people.invitation(id)
    if (!row || row.workshopId !== auth.workshopId) {
      throw new DialogueError('not_found', 'There is no such link.')
    }
    return row
  }

  private async checkParty(auth: ParticipantAuth, input: NewInvitation): Promise<void> {
    const refuse = (problem: string) =>
      new DialogueError(
        'invalid_fields',
        'Delegates belong to one of the parties, interpreters may, others to none.',
        [{ field: 'party', problem }],
      )
    const { role, party } = input
    if (role !== 'delegate' && role !== 'interpreter') {
      if (party !== null) throw refuse('invalid')
      return
    }
    if (party === null) {
      if (role === 'delegate') throw refuse('required')
      return
    }
    const workshop = await this.deps.workshops.find(auth.workshopId)
    if (!workshop?.parties.some(({ id }) => id === party)) throw refuse('unknown')
  }

  private shown(row: InvitationRow, baseUrl: string): Invitation {
    const token = invitationToken(this.deps.serverKey, row.id, row.generation)
    // With another server key than at its making the link can't be told any more, only renewed.
    const known = hashSecret(token) === row.tokenHash
    return {
      id: row.id,
      role: row.role,
      party: row.party,
      seatLabel: row.seatLabel,
      url: row.revoked || !known ? null : joinUrl(baseUrl, token),
      revoked: row.revoked,
      joined: row.joined,
    }
  }
}
