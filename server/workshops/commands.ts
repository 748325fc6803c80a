import { ASSET_LIMITS } from '@/dialogue/asset-limits'
import { DialogueError } from '@/dialogue/errors'
import type { BoardId, ParticipantId, WorkshopId } from '@/dialogue/ids'
import { requireBoard } from '@/server/auth/participations'
import type { BoardView, ParticipantAuth, RecentWorkshop, Services } from '@/server/services'
import type { CloseReason } from '@/sync/protocol/close-reasons'
import { createWorkshop, type CreateDeps } from './create-workshop'
import { Invitations, type InvitationDeps } from './invitations'
import { Joining, type JoiningDeps } from './joining'
import { People, type PeopleDeps } from './people'

/** Closes every socket of a participation, now. */
export type DisconnectParticipant = (id: ParticipantId, reason: CloseReason) => void

/** Somebody came, left, or has a seat of their own from now on: boards look again. Never throws. */
export type RosterChanged = (workshopId: WorkshopId) => Promise<void>

export type WorkshopDeps = InvitationDeps & JoiningDeps & PeopleDeps & CreateDeps

/** The commands behind `services().workshops`. */
export function createWorkshopCommands(deps: WorkshopDeps): Services['workshops'] {
  const invitations = new Invitations(deps)
  const joining = new Joining(deps)
  const people = new People(deps)
  return {
    create: (input, baseUrl) => createWorkshop(deps, input, baseUrl),
    recent: (auths) => recent(deps, auths),
    invitation: (token) => joining.preview(token),
    join: (input) => joining.join(input),
    leave: (auth) => joining.leave(auth),
    boardView: (auth, boardId) => boardView(deps, auth, boardId),
    invitations: (auth, baseUrl) => invitations.list(auth, baseUrl),
    addInvitation: (auth, input, baseUrl) => invitations.add(auth, input, baseUrl),
    renewInvitation: (auth, id, baseUrl) => invitations.renew(auth, id, baseUrl),
    revokeInvitation: (auth, id, baseUrl) => invitations.revoke(auth, id, baseUrl),
    people: (auth) => people.list(auth),
    changeRole: (auth, id, wanted) => people.changeRole(auth, id, wanted),
    takeOut: (auth, id, replaceLink) => people.takeOut(auth, id, replaceLink),
  }
}

async function recent(
  { workshops }: WorkshopDeps,
  auths: readonly ParticipantAuth[],
): Promise<RecentWorkshop[]> {
  if (auths.length === 0) return []
  const found = await workshops.findMany([...new Set(auths.map((auth) => auth.workshopId))])
  return found.flatMap((workshop) =>
    auths
      .filter((auth) => auth.workshopId === workshop.id)
      .map((auth) => ({
        workshopId: workshop.id,
        boardId: workshop.boardId,
        participantId: auth.participantId,
        title: workshop.title,
        template: workshop.template,
        role: auth.role,
        party: workshop.parties.find((party) => party.id === auth.party) ?? null,
        createdAt: workshop.createdAt.toISOString(),
      })),
  )
}

async function boardView(
  { workshops }: WorkshopDeps,
  auth: ParticipantAuth,
  boardId: BoardId,
): Promise<BoardView> {
  await requireBoard(workshops, auth, boardId)
  const board = await workshops.board(boardId)
  if (!board) throw new DialogueError('not_found', 'There is no such board.')
  const { workshop, session } = board
  const plenaryId = board.party && (await workshops.plenaryOf(session.id))
  const caucus = board.party && plenaryId ? { party: board.party, plenaryId } : null
  return {
    workshop: {
      id: workshop.id,
      title: workshop.title,
      template: workshop.template,
      attributionMode: workshop.attributionMode,
      sample: workshop.sample,
      parties: workshop.parties,
      axes: workshop.axes,
    },
    session: {
      id: session.id,
      number: session.number,
      startedAt: session.startedAt.toISOString(),
    },
    board: { id: board.id, title: board.title, caucus },
    me: auth,
    assetLimits: {
      maxBytes: ASSET_LIMITS.maxBytes,
      maxPixels: ASSET_LIMITS.maxPixels,
      mimeTypes: [...ASSET_LIMITS.mimeTypes],
    },
  }
}
