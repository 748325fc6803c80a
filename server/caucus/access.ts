import { DialogueError } from '@/dialogue/errors'
import type { BoardId, PartyId } from '@/dialogue/ids'
import { requireBoard } from '@/server/auth/participations'
import type { WorkshopStore } from '@/server/persistence/workshop-store'
import type { ParticipantAuth } from '@/server/services'

/**
 * A delegate in their own party's caucus; returns the party. Throws not_found when it isn't open to them,
 * wrong_board for a plenary, forbidden for the others in it: its interpreter and its guests.
 */
export async function requireOwnCaucus(
  workshops: Pick<WorkshopStore, 'placeOf'>,
  auth: ParticipantAuth,
  boardId: BoardId,
): Promise<PartyId> {
  const { party } = await requireBoard(workshops, auth, boardId)
  if (party === null)
    throw new DialogueError('wrong_board', "This is a side's to do in its caucus.")
  if (auth.role === 'delegate') return party
  throw new DialogueError('forbidden', "Only the side's delegates may do this.")
}
