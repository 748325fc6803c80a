import * as Y from 'yjs'
import type { CaucusView, OwnCaucus } from '@/dialogue/caucus'
import { isOfLink } from '@/dialogue/boards'
import { DialogueError } from '@/dialogue/errors'
import { newId, type BoardId, type ParticipantId, type PartyId } from '@/dialogue/ids'
import { requireBoard, requirePlenary } from '@/server/auth/participations'
import type { CaucusService } from '@/server/caucus-service'
import type { AssetStore } from '@/server/persistence/asset-store'
import type { CaucusStore, SessionPlace } from '@/server/persistence/caucus-store'
import type { CommitmentStore } from '@/server/persistence/commitment-store'
import type { WorkshopStore } from '@/server/persistence/workshop-store'
import type { Rooms } from '@/server/rooms/rooms'
import type { ParticipantAuth } from '@/server/services'
import { seedCaucus } from '@/sync/doc/seed-caucus'
import { requireOwnCaucus } from './access'
import { Release } from './release'
import { caucusTitle } from './words'

export interface CaucusDeps {
  caucuses: CaucusStore
  workshops: WorkshopStore
  commitments: Pick<CommitmentStore, 'consulting'>
  assets: AssetStore
  rooms: Pick<Rooms, 'readDocument' | 'writeAsServer' | 'disconnectFrom'>
  /** Who may open which room has changed: boards look again. Never throws. */
  changed: (workshopId: ParticipantAuth['workshopId']) => Promise<void>
}

/** The commands behind `services().caucus`. */
export function createCaucusCommands(deps: CaucusDeps): CaucusService {
  const caucuses = new Caucuses(deps)
  const release = new Release(deps)
  return {
    view: (auth, boardId) => caucuses.view(auth, boardId),
    enter: (auth, plenaryId) => caucuses.enter(auth, plenaryId),
    setGuest: (auth, caucusId, input) => caucuses.setGuest(auth, caucusId, input),
    preview: (auth, caucusId, shapeIds) => release.preview(auth, caucusId, shapeIds),
    release: (auth, caucusId, input) => release.release(auth, caucusId, input),
  }
}

class Caucuses {
  constructor(private readonly deps: CaucusDeps) {}

  async view(auth: ParticipantAuth, boardId: BoardId): Promise<CaucusView> {
    await requireBoard(this.deps.workshops, auth, boardId)
    const { sessionId, plenaryId } = await this.session(boardId)
    const party = servedParty(auth)
    const { caucuses, commitments } = this.deps
    const invitedTo = await caucuses.invitedTo(sessionId, auth.participantId)
    const isIn = isOfLink(auth) || invitedTo.some((one) => one.party === party)
    return {
      plenaryId,
      // Not even whether there is one: when a side meets alone is its own affair.
      own: party && isIn ? await this.own(auth, sessionId, party) : null,
      notLetInto: isIn ? null : party,
      invitedTo: auth.role === 'facilitator' ? invitedTo : [],
      consulting: await commitments.consulting(plenaryId),
    }
  }

  async enter(auth: ParticipantAuth, plenaryId: BoardId): Promise<{ boardId: BoardId }> {
    const { caucuses, workshops } = this.deps
    await requirePlenary(workshops, auth, plenaryId)
    const party = servedParty(auth)
    if (!party) {
      throw new DialogueError('forbidden', 'Only those who serve a side have a caucus.')
    }
    const { sessionId } = await this.session(plenaryId)
    const present = await caucuses.find(sessionId, party)
    const invitedTo = await caucuses.invitedTo(sessionId, auth.participantId)
    if (!isOfLink(auth) && !invitedTo.some((one) => one.boardId === present)) {
      // The same words whether there is a room or not.
      throw new DialogueError(
        'forbidden',
        "A side's room opens to those who came by its link, and to those whom its delegates let in.",
      )
    }
    if (present) return { boardId: present }
    const workshop = await workshops.find(auth.workshopId)
    const side = workshop?.parties.find(({ id }) => id === party)
    if (!workshop || !side || workshop.parties.length < 2) {
      throw new DialogueError('conflict', 'A group of one side has no rooms apart.')
    }
    const title = caucusTitle(side)
    const doc = new Y.Doc()
    seedCaucus(doc, { title, fictional: workshop.sample, locale: workshop.locale })
    const update = Y.encodeStateAsUpdate(doc)
    doc.destroy()
    const id = newId<BoardId>()
    const { workshopId } = auth
    const isFirst = await caucuses.add({ id, sessionId, workshopId, party, title, update })
    // Nobody is told: when a side first meets alone is its own affair.
    if (isFirst) return { boardId: id }
    // Somebody else of the party was a moment earlier.
    const theirs = await caucuses.find(sessionId, party)
    if (!theirs) throw new DialogueError('unavailable', 'Try again in a moment.')
    return { boardId: theirs }
  }

  async setGuest(
    auth: ParticipantAuth,
    caucusId: BoardId,
    { participantId, invited }: { participantId: ParticipantId; invited: boolean },
  ): Promise<CaucusView> {
    const { caucuses, rooms, workshops } = this.deps
    const { plenaryId } = await this.session(caucusId)
    const leaves = !invited && participantId === auth.participantId
    if (leaves) await requireBoard(workshops, auth, caucusId)
    else await requireOwnCaucus(workshops, auth, caucusId)
    if (invited) {
      const party = await requireOwnCaucus(workshops, auth, caucusId)
      const known = await caucuses.admissible(auth.workshopId, party)
      if (!known.some((one) => one.participantId === participantId)) {
        throw new DialogueError('invalid_fields', 'This is nobody who could be let in.', [
          { field: 'participantId', problem: 'unknown' },
        ])
      }
      await caucuses.invite(caucusId, participantId)
    } else {
      await caucuses.dismiss(caucusId, participantId)
      rooms.disconnectFrom(caucusId, participantId, 'revoked')
    }
    await this.deps.changed(auth.workshopId)
    // A guest who has left is told what the plenary tells them.
    return this.view(auth, leaves ? plenaryId : caucusId)
  }

  private async own(
    auth: ParticipantAuth,
    sessionId: SessionPlace['sessionId'],
    party: PartyId,
  ): Promise<OwnCaucus> {
    const { caucuses } = this.deps
    const boardId = await caucuses.find(sessionId, party)
    return {
      party,
      boardId,
      guests: boardId ? await caucuses.guests(boardId, party) : [],
      admissible: await caucuses.admissible(auth.workshopId, party),
    }
  }

  private async session(boardId: BoardId): Promise<SessionPlace> {
    const session = await this.deps.caucuses.sessionOf(boardId)
    if (!session) throw new DialogueError('not_found', 'There is no such board.')
    return session
  }
}

/** The party whose caucus is theirs. */
function servedParty({ role, party }: ParticipantAuth): PartyId | null {
  return role === 'delegate' || role === 'interpreter' ? party : null
}
