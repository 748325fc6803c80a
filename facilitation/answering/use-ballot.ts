'use client'

import { useMemo, useSyncExternalStore } from 'react'
import type { RoundView } from '@/dialogue/views'
import type { DialogueActions } from '../actions'
import { openBallot, type Ballot } from './ballot'

/**
 * One's own answers to the round that is open; null where this person has none to give. `actions` must stay
 * the same object.
 */
export function useBallot(
  round: RoundView | null,
  participantId: string,
  actions: Pick<DialogueActions, 'ownBallot' | 'answer'>,
): Ballot | null {
  const roundId = round?.seated && round.status === 'open' ? round.id : null
  const kind = round?.kind ?? 'positions'
  const isSecret = round?.attributionMode === 'none'
  const source = useMemo(
    () =>
      roundId === null ? NOTHING : openBallot({ roundId, kind, isSecret, participantId, actions }),
    [roundId, kind, isSecret, participantId, actions],
  )
  return useSyncExternalStore(source.subscribe, source.current, () => null)
}

const NOTHING = { current: () => null, subscribe: () => () => undefined }
