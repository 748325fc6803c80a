'use client'

import { useMemo, useSyncExternalStore } from 'react'
import type { RoundView } from '@/dialogue/views'
import type { DialogueActions } from '../actions'
import { openBallot, type Ballot } from './ballot'

/**
 * One's own answers to a round: to give while it is open, to see while it is closed. Null where this person
 * has none to give. `actions` must stay the same object.
 */
export function useBallot(
  round: RoundView | null,
  participantId: string,
  actions: Pick<DialogueActions, 'ownBallot' | 'answer'>,
): Ballot | null {
  const roundId = round?.seated && round.status !== 'revealed' ? round.id : null
  const isClosed = round?.status === 'closed'
  const kind = round?.kind ?? 'positions'
  const isSecret = round?.attributionMode === 'none'
  const source = useMemo(
    () =>
      roundId === null ? NOTHING : openBallot({ roundId, kind, isSecret, participantId, actions }),
    [roundId, kind, isSecret, participantId, actions],
  )
  const ballot = useSyncExternalStore(source.subscribe, source.current, () => null)
  return useMemo(
    () => (ballot && isClosed ? { ...ballot, editable: false, isClosed } : ballot),
    [ballot, isClosed],
  )
}

const NOTHING = { current: () => null, subscribe: () => () => undefined }
