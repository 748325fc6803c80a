'use client'

import { useCallback, useMemo } from 'react'
import { useSessionRoom, type PlaceName } from './session-room'

/** Walks a presenter through the parts of the board that everyone sees; after the last comes the first. */
export function useSteps(): {
  /** 0-based; null before the first step. */
  at: number | null
  count: number
  /** Where `at` is. */
  place: PlaceName | null
  go: (by: 1 | -1) => void
} {
  const { places: all, goTo, step, setStep } = useSessionRoom()
  // Nobody could follow to what they don't see.
  const places = useMemo(() => all.filter(({ hiddenIn }) => hiddenIn === null), [all])
  const count = places.length
  const go = useCallback(
    (by: 1 | -1) => {
      if (count === 0) return
      const next = step === null ? (by === 1 ? 0 : count - 1) : (step + by + count) % count
      setStep(next)
      const place = places[next]
      if (place) goTo(place.id)
    },
    [places, goTo, step, setStep, count],
  )
  const at = step === null || count === 0 ? null : Math.min(step, count - 1)
  return { at, count, place: (at !== null && places[at]) || null, go }
}
