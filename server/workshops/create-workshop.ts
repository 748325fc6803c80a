import * as Y from 'yjs'
import { DialogueError } from '@/dialogue/errors'
import {
  newId,
  type BoardId,
  type InvitationId,
  type PartyId,
  type SessionId,
  type WorkshopId,
} from '@/dialogue/ids'
import type { Locale } from '@/dialogue/localized'
import { agendaOf } from '@/dialogue/templates/agendas'
import { sampleCards } from '@/dialogue/templates/sample'
import type { Role } from '@/dialogue/workshop'
import { hashSecret, invitationToken } from '@/server/auth/secrets'
import type { NewInvitationRow } from '@/server/persistence/people-rows'
import type { WorkshopStore } from '@/server/persistence/workshop-store'
import type { CreatedWorkshop, CreateWorkshop } from '@/server/services'
import { seedDocument } from '@/sync/doc/seed'
import { contentOf, templateIdOf } from './content'
import { joinUrl } from './links'

export interface CreateDeps {
  workshops: WorkshopStore
  serverKey: Buffer
  /** Plays the fictional session on a board that was just made. */
  playSample: (workshopId: WorkshopId, boardId: BoardId, locale: Locale) => Promise<void>
}

/**
 * Makes a workshop, its first session, its board and one link per role and party, in one
 * transaction: the board's document is seeded inside it, before anyone can know its id. The fictional
 * session is then played on it; should that fail, nothing stays.
 */
export async function createWorkshop(
  { workshops, serverKey, playSample }: CreateDeps,
  input: CreateWorkshop,
  baseUrl: string,
): Promise<CreatedWorkshop> {
  const template = templateIdOf(input.template)
  const locale = input.locale ?? 'en'
  const sample = input.sample ?? false
  if (sample && (template !== 'us-rok-space' || input.axes || input.parties)) {
    throw new DialogueError(
      'invalid_fields',
      'The sample session is one of the unchanged U.S.–ROK template.',
      [{ field: 'sample', problem: 'invalid' }],
    )
  }
  const content = contentOf(template, input, locale)
  const workshopId = newId<WorkshopId>()
  const sessionId = newId<SessionId>()
  const boardId = newId<BoardId>()

  const invitations: NewInvitationRow[] = []
  const link = (role: Role, partyId: PartyId | null) => {
    const id = newId<InvitationId>()
    const token = invitationToken(serverKey, id, 1)
    invitations.push({
      id,
      workshopId,
      role,
      partyId,
      seatLabel: null,
      tokenHash: hashSecret(token),
    })
    return joinUrl(baseUrl, token)
  }
  const links: CreatedWorkshop['links'] = {
    facilitator: link('facilitator', null),
    observer: link('observer', null),
    parties: Object.fromEntries(
      content.parties.map((party) => [party.id, link('delegate', party.id)]),
    ),
  }

  const doc = new Y.Doc()
  seedDocument(doc, content, { sample: sample ? sampleCards() : null, locale })
  const boardUpdate = Y.encodeStateAsUpdate(doc)
  doc.destroy()

  await workshops.create({
    id: workshopId,
    title: input.title ?? content.title[locale],
    template,
    locale,
    // The sample's invented answers say who gave them; elsewhere people choose to be that open.
    attributionMode: input.attributionMode ?? (sample ? 'attributed' : 'party'),
    sample,
    content,
    agenda: agendaOf(template, content.parties.length),
    sessionId,
    boardId,
    boardUpdate,
    invitations,
  })
  if (sample) {
    try {
      await playSample(workshopId, boardId, locale)
    } catch (error) {
      await workshops.remove(workshopId)
      throw error
    }
  }
  return { workshopId, sessionId, boardId, links }
}
