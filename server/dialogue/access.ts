import { DialogueError } from '@/dialogue/errors'
import type { PartyId } from '@/dialogue/ids'
import type { ParticipantAuth } from '@/server/services'

/** Throws forbidden for observers and interpreters. */
export function requireWriter(auth: ParticipantAuth): void {
  if (auth.role === 'delegate' || auth.role === 'facilitator') return
  throw new DialogueError('forbidden', 'Only delegates and facilitators may do this.')
}

/**
 * Those who put conditions into neutral words before they are revealed: facilitators, and the plenary's
 * interpreters. One who serves a party would read there what the others wrote. Throws forbidden.
 */
export function requireReworder(auth: ParticipantAuth): void {
  if (auth.role === 'facilitator') return
  if (auth.role === 'interpreter' && auth.party === null) return
  throw new DialogueError(
    'forbidden',
    "Only facilitators and the plenary's interpreters word conditions before the reveal.",
  )
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
