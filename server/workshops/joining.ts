import { personNameSchema } from '@/dialogue/create-workshop'
import { DialogueError } from '@/dialogue/errors'
import { newId, type BoardId, type ParticipantId } from '@/dialogue/ids'
import type { Participations } from '@/server/auth/participations'
import { hashSecret, INVITATION_TOKEN_PATTERN, newParticipantSecret } from '@/server/auth/secrets'
import type { InvitationRow } from '@/server/persistence/people-rows'
import type { PeopleStore } from '@/server/persistence/people-store'
import type { WorkshopRow, WorkshopStore } from '@/server/persistence/workshop-store'
import type { InvitationPreview, Joined, ParticipantAuth } from '@/server/services'
import type { DisconnectParticipant, RosterChanged } from './commands'

export interface JoiningDeps {
  people: PeopleStore
  workshops: WorkshopStore
  participations: Participations
  disconnectParticipant: DisconnectParticipant
  rosterChanged: RosterChanged
  operator: string | null
}

/** From a link to a seat on the board, and away again. */
export class Joining {
  constructor(private readonly deps: JoiningDeps) {}

  async preview(token: string): Promise<InvitationPreview> {
    const { invitation, workshop, boardId } = await this.open(token)
    const party = workshop.parties.find((one) => one.id === invitation.party) ?? null
    const joined = await this.deps.people.countJoined(
      workshop.id,
      invitation.role,
      invitation.party,
    )
    const seatNumber = joined + 1
    const seated =
      workshop.attributionMode === 'none' && party !== null && invitation.role === 'delegate'
    return {
      invitationId: invitation.id,
      workshopId: workshop.id,
      boardId,
      workshopTitle: workshop.title,
      role: invitation.role,
      party,
      parties: workshop.parties,
      attributionMode: workshop.attributionMode,
      seatLabel: invitation.seatLabel,
      suggestedName:
        invitation.seatLabel ??
        (seated ? `${party.short[workshop.locale] || party.short.en} ${seatNumber}` : null),
      seatNumber,
      seatTaken: invitation.seatLabel !== null && (await this.deps.people.seatHeld(invitation.id)),
      operator: this.deps.operator,
    }
  }

  async join(input: { token: string; name: string; takeOver?: boolean }): Promise<Joined> {
    const { invitation, boardId } = await this.open(input.token)
    const name = personNameSchema.safeParse(input.name)
    if (!name.success) {
      throw new DialogueError('invalid_fields', 'Give the name others should see.', [
        { field: 'name', problem: 'required' },
      ])
    }
    const secret = newParticipantSecret()
    const auth: ParticipantAuth = {
      participantId: newId<ParticipantId>(),
      workshopId: invitation.workshopId,
      role: invitation.role,
      party: invitation.party,
      cameBy: invitation.party,
      name: name.data,
    }
    const person = { id: auth.participantId, name: auth.name, secretHash: hashSecret(secret) }
    const outcome = await this.deps.people.join(invitation, person, input.takeOver ?? false)
    if (outcome.kind === 'seat_taken') {
      throw new DialogueError(
        'seat_taken',
        'This seat is taken. If it is yours, confirm that you take it over on this device (takeOver).',
      )
    }
    // Renewed or revoked between reading and writing: whoever asks again hears which.
    if (outcome.kind === 'no_longer_valid') throw badToken()
    for (const id of outcome.ended) this.deps.disconnectParticipant(id, 'taken_over')
    if (auth.role === 'delegate') await this.deps.rosterChanged(auth.workshopId)
    return {
      boardId,
      participantId: auth.participantId,
      role: auth.role,
      party: auth.party,
      syncToken: await this.deps.participations.syncToken(auth, boardId),
      participantSecret: secret,
    }
  }

  async leave(auth: ParticipantAuth): Promise<void> {
    await this.deps.people.endParticipant(auth.participantId)
    this.deps.disconnectParticipant(auth.participantId, 'revoked')
    if (auth.role === 'delegate') await this.deps.rosterChanged(auth.workshopId)
  }

  private async open(
    token: string,
  ): Promise<{ invitation: InvitationRow; workshop: WorkshopRow; boardId: BoardId }> {
    if (!INVITATION_TOKEN_PATTERN.test(token)) throw badToken()
    const invitation = await this.deps.people.invitationByHash(hashSecret(token))
    if (!invitation) throw badToken()
    if (invitation.revoked) {
      throw new DialogueError(
        'revoked',
        'This link has been revoked. Ask a facilitator for a new one.',
      )
    }
    const workshop = await this.deps.workshops.find(invitation.workshopId)
    const boardId = await this.deps.workshops.latestBoard(invitation.workshopId)
    if (!workshop || !boardId) throw new DialogueError('not_found', 'This workshop is gone.')
    return { invitation, workshop, boardId }
  }
}

function badToken(): DialogueError {
  return new DialogueError('bad_token', 'This link does not work. Ask for a new one.')
}
