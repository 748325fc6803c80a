import type { BoardId, ParticipantId } from '@/dialogue/ids'
import type { CreatedWorkshop, CreateWorkshop, Joined } from '@/server/services'
import { askServer, type Answer } from './ask-server'

export interface Entered {
  boardId: BoardId
  participantId: ParticipantId
}

/** Creates a workshop and joins it as its facilitator. */
export async function startWorkshop(
  input: CreateWorkshop,
  facilitatorName: string,
): Promise<Answer<Entered>> {
  const created = await askServer<CreatedWorkshop>('POST', '/api/workshops', input)
  if (!created.ok) return created
  const token = created.value.links.facilitator.split('/').at(-1) ?? ''
  return joinWorkshop(token, facilitatorName)
}

/**
 * Joins by a link's token; the answer also sets this participation's cookie. `takeOver`: a personal link's
 * seat, from whoever is in it.
 */
export async function joinWorkshop(
  token: string,
  name: string,
  takeOver = false,
): Promise<Answer<Entered>> {
  return askServer<Joined>('POST', '/api/join', { token, name, ...(takeOver && { takeOver }) })
}

/** Where a participant's board is. */
export function boardPath({ boardId, participantId }: Entered): string {
  return `/board/${boardId}?as=${participantId}`
}
