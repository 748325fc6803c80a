'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { ActivityPage } from '@/dialogue/activity'
import type { OrderActions } from './order-actions'

/** While the list is looked at it is asked for anew this often, in milliseconds. */
const FRESH_MS = 15_000

/** The list as far as it was asked for; asked anew when it comes into sight, and while it is. */
export function useActivity(order: OrderActions, deletedOnly: boolean, active: boolean) {
  const [page, setPage] = useState<ActivityPage | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const turn = useRef(0)

  const load = useCallback(
    async (from: ActivityPage | null = null) => {
      const mine = ++turn.current
      setBusy(true)
      const outcome = await order.activity({ before: from?.next ?? null, deletedOnly })
      if (mine !== turn.current) return
      setBusy(false)
      if (!outcome.ok) return setProblem(outcome.words)
      setProblem(null)
      const { value } = outcome
      setPage(from ? { ...value, entries: [...from.entries, ...value.entries] } : value)
    },
    [order, deletedOnly],
  )

  // Whoever has gone on to older parts reads them: the list then stays as it is.
  const isAtTop = useRef(true)
  useEffect(() => {
    if (!active) return
    isAtTop.current = true
    const ask = () => {
      if (isAtTop.current && document.visibilityState === 'visible') void load()
    }
    ask()
    const timer = setInterval(ask, FRESH_MS)
    return () => clearInterval(timer)
  }, [active, load])

  return {
    page,
    problem,
    busy,
    refresh: () => {
      isAtTop.current = true
      void load()
    },
    more: () => {
      isAtTop.current = false
      if (page?.next != null) void load(page)
    },
  }
}
