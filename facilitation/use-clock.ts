'use client'

import { useEffect, useState } from 'react'

/** A minute's worth of words changes no sooner. */
const STEP_MS = 20_000

/**
 * The time now, kept up every 20 seconds and at `until`, so that what happens then is seen at once. Null
 * `until`: it stands still.
 */
export function useClock(until: string | null): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    if (until === null) return
    const end = new Date(until).getTime()
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      setNow(new Date())
      const left = end - Date.now()
      timer = setTimeout(tick, left > 0 ? Math.min(STEP_MS, left) : STEP_MS)
    }
    timer = setTimeout(tick, 0)
    return () => clearTimeout(timer)
  }, [until])
  return now
}

/** Whether a planned moment is over; false without one. */
export function useIsOver(until: string | null): boolean {
  const now = useClock(until)
  return until !== null && now.getTime() >= new Date(until).getTime()
}
