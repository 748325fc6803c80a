import { DialogueError } from '@/dialogue/errors'
import type { PartyId } from '@/dialogue/ids'
import type { ParticipantAuth } from '@/server/services'

/** Throws forbidden for observers. */
export function requireWriter(auth: ParticipantAuth): void {
  if (auth.role !== 'observer') return
  throw new DialogueError('forbidden', 'Observers look on: delegates and facilitators may do this.')
}

/** The party a delegate sits for. Throws forbidden for everyone else. */
export function requireDelegate(auth: ParticipantAuth): PartyId {
  if (auth.role === 'delegate' && auth.party !== null) return auth.party
  throw new DialogueError('forbidden', 'Only delegates may do this, each for their own side.')
}

/** What belongs to another workshop is as good as none. Throws not_found. */
export function requireOwn<Row extends { workshopId: string }>(
  auth: ParticipantAuth,
  row: Row | null,
  what: string,
): Row {
  if (row && row.workshopId === auth.workshopId) return row
  throw new DialogueError('not_found', `There is no such ${what}.`)
}

/** Somebody else was first: what the caller saw has passed. */
export function changedMeanwhile(): DialogueError {
  return new DialogueError('conflict', 'Somebody else just changed this. Look again.')
}
