'use client'

import { useCallback } from 'react'
import { useSessionRoom } from './session-room'

/** Walks a presenter through the parts of the board; after the last comes the first. */
export function useSteps(): {
  /** 0-based; null before the first step. */
  at: number | null
  count: number
  go: (by: 1 | -1) => void
} {
  const { places, goTo, step, setStep } = useSessionRoom()
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
  return { at: step === null ? null : Math.min(step, count - 1), count, go }
}
