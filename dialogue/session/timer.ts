import type { Stage } from './agenda'
import type { SessionState, Timer } from './session-state'

/** The longest a timer can be set to, milliseconds: a day. */
export const MOST_TIMER_MS = 24 * 60 * 60 * 1000
/** What a facilitator adds or takes with one press. */
export const TIMER_STEP_MS = 60_000

/** Milliseconds left, never below zero. `now`: the server's time, since 1970. */
export function timeLeft(timer: Timer, now: number): number {
  if (timer.endsAt !== null) return Math.max(0, timer.endsAt - now)
  return timer.remaining ?? 0
}

/** Counts down, or has come to its end by itself; else it is paused. */
export function isRunning(timer: Timer): boolean {
  return timer.endsAt !== null
}

/** Ran down to zero. A timer that was set to nothing by hand while paused has not. */
export function hasEnded(timer: Timer, now: number): boolean {
  return timer.endsAt !== null && timer.endsAt <= now
}

/** Set, and not started yet. */
export function isReady(timer: Timer): boolean {
  return timer.remaining === timer.duration
}

/** What a stage's timer is set to, milliseconds; null: it takes as long as it takes. */
export function stageDuration(stage: Stage | null): number | null {
  return stage?.minutes == null ? null : stage.minutes * 60_000
}

/** Starts at its whole duration. */
export function startedTimer(duration: number, movesOn: boolean, now: number): Timer {
  return { duration, endsAt: now + duration, remaining: null, movesOn }
}

/** Set and paused, so that somebody can say a word before it starts. */
export function readyTimer(duration: number): Timer {
  return { duration, endsAt: null, remaining: duration, movesOn: false }
}

/** Stops counting and keeps what is left; a paused one stays the same object. */
export function pausedTimer(timer: Timer, now: number): Timer {
  if (!isRunning(timer)) return timer
  return { ...timer, endsAt: null, remaining: timeLeft(timer, now) }
}

/** Goes on from what is left; one that runs stays the same object. */
export function resumedTimer(timer: Timer, now: number): Timer {
  if (isRunning(timer)) return timer
  return { ...timer, endsAt: now + timeLeft(timer, now), remaining: null }
}

/**
 * With `by` milliseconds more, or fewer: from what is left now, so that a minute added to a timer that
 * has run out is a minute. Between zero and a day. The duration grows where less than what is left
 * would be the whole of it, and never shrinks.
 */
export function extendedTimer(timer: Timer, by: number, now: number): Timer {
  const left = Math.min(MOST_TIMER_MS, Math.max(0, timeLeft(timer, now) + by))
  const duration = Math.max(timer.duration, left)
  return isRunning(timer)
    ? { ...timer, duration, endsAt: now + left }
    : { ...timer, duration, remaining: left }
}

/**
 * Moves on at zero, or doesn't. One that has come to zero stays the same object when it should: that would
 * move everyone on at once, which nobody who presses for a rule about zero means.
 */
export function movingOnTimer(timer: Timer, movesOn: boolean, now: number): Timer {
  if (timer.movesOn === movesOn || (movesOn && hasEnded(timer, now))) return timer
  return { ...timer, movesOn }
}

/** When the server has to move on by itself, milliseconds since 1970; null: it hasn't. */
export function movesOnAt(state: SessionState): number | null {
  return state.timer?.movesOn ? state.timer.endsAt : null
}
