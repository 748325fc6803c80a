import { useEffect, useRef, useState } from 'react'

/** Long enough to follow thought, arrow, distance; short enough not to be waited for. */
const ARRIVAL_MS = 2200

/**
 * How far a result has come since it arrived, 0–1: it plays once for those who see it arrive, and stands still
 * for everybody who opens the board later, and for who asked for less motion.
 */
export function useArrival(result: unknown): number {
  const [shown, setShown] = useState(1)
  const last = useRef(result)
  useEffect(() => {
    if (last.current === result) return
    const isSame = JSON.stringify(last.current) === JSON.stringify(result)
    last.current = result
    if (result === null || isSame || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    let frame = 0
    let start: number | null = null
    const step = (now: number) => {
      start ??= now
      const part = Math.min(1, (now - start) / ARRIVAL_MS)
      setShown(part)
      if (part < 1) frame = requestAnimationFrame(step)
    }
    frame = requestAnimationFrame(step)
    return () => {
      cancelAnimationFrame(frame)
      setShown(1)
    }
  }, [result])
  return shown
}
