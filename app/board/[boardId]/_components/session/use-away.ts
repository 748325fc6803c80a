import { useEffect, useRef, useState } from 'react'
import type { PresenceConnection } from '@/canvas/presence/connect-presence'

/** A tab nobody has looked at for so long means its person is not at the table. */
const HIDDEN_MS = 3 * 60_000

/** Being away: said by hand, or by a tab that has long been hidden; looking at it again ends the latter. */
export function useAway(presence: PresenceConnection): [boolean, (away: boolean) => void] {
  const [away, setAway] = useState(false)
  const isBySelf = useRef(false)
  useEffect(() => presence.setAway(away), [presence, away])
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const onChange = () => {
      clearTimeout(waiting)
      if (document.visibilityState === 'hidden') {
        waiting = setTimeout(() => setAway(true), HIDDEN_MS)
      } else if (!isBySelf.current) setAway(false)
    }
    document.addEventListener('visibilitychange', onChange)
    return () => {
      clearTimeout(waiting)
      document.removeEventListener('visibilitychange', onChange)
    }
  }, [])
  return [
    away,
    (next) => {
      isBySelf.current = next
      setAway(next)
    },
  ]
}
