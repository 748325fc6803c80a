'use client'

import { useEffect, useRef, useState } from 'react'
import { timeLeft } from '@/dialogue/session/timer'
import type { Timer } from '@/dialogue/session/session-state'
import { untilChange } from './timer-text'

/** Time left, milliseconds, renewed whenever the shown second changes. `now`: the server's time. */
export function useTimeLeft(timer: Timer | null, now: () => number): number {
  const [, renew] = useState(0)
  useEffect(() => {
    if (timer?.endsAt == null) return
    let waiting: ReturnType<typeof setTimeout> | undefined
    const plan = () => {
      const left = timeLeft(timer, now())
      if (left <= 0) return
      waiting = setTimeout(() => {
        renew((count) => count + 1)
        plan()
      }, untilChange(left))
    }
    plan()
    // A laptop that wakes up has slept through its timeouts.
    const wake = () => {
      clearTimeout(waiting)
      renew((count) => count + 1)
      plan()
    }
    document.addEventListener('visibilitychange', wake)
    return () => {
      clearTimeout(waiting)
      document.removeEventListener('visibilitychange', wake)
    }
  }, [timer, now])
  return timer ? timeLeft(timer, now()) : 0
}

export type TimerMoment = 'minute' | 'over'

const MINUTE_MS = 60_000
/** A timer that moves on may be gone from the state a moment before it has run out here. */
const EARLY_MS = 500

/** Calls `onMoment` when a running timer has a minute left (if it had more) and when it runs out. */
export function useTimerMoments(
  timer: Timer | null,
  now: () => number,
  onMoment: (moment: TimerMoment) => void,
): void {
  const told = useRef(onMoment)
  useEffect(() => {
    told.current = onMoment
  })
  useEffect(() => {
    if (timer?.endsAt == null) return
    const { endsAt } = timer
    const left = endsAt - now()
    if (left <= 0) return
    let isOver = false
    const end = () => {
      if (isOver) return
      isOver = true
      told.current('over')
    }
    const timeouts = [setTimeout(end, left)]
    if (left > MINUTE_MS) {
      timeouts.push(setTimeout(() => told.current('minute'), left - MINUTE_MS))
    }
    return () => {
      for (const each of timeouts) clearTimeout(each)
      if (timer.movesOn && endsAt - now() < EARLY_MS) end()
    }
  }, [timer, now])
}
