import { useCallback, useEffect, useState } from 'react'
import type { ConditionToReword, RoundView } from '@/dialogue/views'
import type { Outcome } from '../actions'
import { useRoom } from '../room'

/** A round's conditions between close and reveal, as the facilitator has worded them so far. */
export interface Desk {
  /** Null while they are being fetched. */
  found: Outcome<ConditionToReword[]> | null
  /** Those that were found; null until then. */
  conditions: readonly ConditionToReword[] | null
  fetchAgain: () => void
  /** After one was saved in other words. */
  keep: (condition: ConditionToReword) => void
}

export function useConditionDesk({ id }: Pick<RoundView, 'id'>): Desk {
  const { actions } = useRoom()
  const [found, setFound] = useState<Outcome<ConditionToReword[]> | null>(null)
  const fetch = useCallback(() => actions.conditionsToReword(id), [actions, id])
  useEffect(() => {
    let isCurrent = true
    void fetch().then((outcome) => {
      if (isCurrent) setFound(outcome)
    })
    return () => {
      isCurrent = false
    }
  }, [fetch])
  return {
    found,
    conditions: found?.ok ? found.value : null,
    fetchAgain: () => void fetch().then(setFound),
    keep: (kept) =>
      setFound((before) =>
        before?.ok
          ? { ok: true, value: before.value.map((one) => (one.id === kept.id ? kept : one)) }
          : before,
      ),
  }
}
