'use client'

import { useMemo } from 'react'
import type { MarksSaved, PlacingState } from '@/canvas/positions/placing'
import { SNAP_STEP } from '@/dialogue/publication/deciles'
import type { RoundView } from '@/dialogue/views'
import type { SavedSign } from '@/facilitation/answering/answer-saver'
import type { Ballot } from '@/facilitation/answering/ballot'
import type { BoardView } from '@/server/services'

/** One's marks for the canvas: the same ballot as the sheet's. Null where there is nothing to place. */
export function usePlacing(
  view: BoardView,
  round: RoundView | null,
  ballot: Ballot | null,
): PlacingState | null {
  const { me, workshop } = view
  return useMemo(() => {
    if (!round || !ballot || !me.party || round.kind !== 'positions') return null
    if (ballot.state !== 'ready') return null
    // Nothing to look at: not answered, or under a key that is elsewhere.
    if (ballot.isClosed && Object.keys(ballot.positions).length === 0) return null
    return {
      axes: round.items.map(({ id }) => id),
      ownParty: me.party,
      others: workshop.parties.map(({ id }) => id).filter((id) => id !== me.party),
      asksMeta: round.asksMore,
      editable: ballot.editable,
      marks: ballot.positions,
      saved: Object.fromEntries(
        Object.entries(ballot.signs).flatMap(([axisId, sign]) => {
          const saved = savedOf(sign)
          return saved ? [[axisId, saved]] : []
        }),
      ),
      step: SNAP_STEP,
      onPlace: (axisId, { self, estimates, meta, abstain }) =>
        ballot.setPosition(axisId, {
          self,
          estimates,
          meta: meta ?? {},
          abstain: abstain ?? false,
        }),
    }
  }, [round, ballot, me.party, workshop.parties])
}

/** As the canvas says it; null where there is nothing to say. */
export function savedOf({ state }: SavedSign): MarksSaved | null {
  if (state === 'incomplete') return null
  return state === 'saving' || state === 'saved' ? state : 'failed'
}
