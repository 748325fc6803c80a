import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TurnClock } from './turn-clock'

describe('the clock of turns [R9]', () => {
  let clock: TurnClock
  const turn = vi.fn()
  const other = vi.fn()
  beforeEach(() => {
    vi.useFakeTimers()
    vi.resetAllMocks()
    clock = new TurnClock(33, () => performance.now())
  })
  afterEach(() => void vi.useRealTimers())

  it('takes the first turn at once and later ones together, a tick apart', () => {
    clock.request(turn)
    vi.advanceTimersByTime(1)
    expect(turn).toHaveBeenCalledTimes(1)
    clock.request(turn)
    vi.advanceTimersByTime(10)
    clock.request(other)
    clock.request(other)
    vi.advanceTimersByTime(20)
    expect(other).not.toHaveBeenCalled()
    vi.advanceTimersByTime(5)
    expect(turn).toHaveBeenCalledTimes(2)
    expect(other).toHaveBeenCalledTimes(1)
  })

  it('wakes nobody when nobody asks, and leaves out whoever takes it back', () => {
    clock.request(turn)
    clock.request(other)
    clock.cancel(turn)
    vi.advanceTimersByTime(500)
    expect(turn).not.toHaveBeenCalled()
    expect(other).toHaveBeenCalledTimes(1)
    clock.request(turn)
    clock.cancel(turn)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('a beat that comes late does not put off the next, nor bring it at once', () => {
    let late = 0
    clock = new TurnClock(33, () => performance.now() + late)
    clock.request(turn)
    vi.advanceTimersByTime(1)
    clock.request(turn)
    late = 10
    vi.advanceTimersByTime(33)
    clock.request(turn)
    vi.advanceTimersByTime(24)
    expect(turn).toHaveBeenCalledTimes(3)
    clock.request(turn)
    late = 500
    vi.advanceTimersToNextTimer()
    expect(turn).toHaveBeenCalledTimes(4)
    clock.request(turn)
    vi.advanceTimersByTime(15)
    expect(turn).toHaveBeenCalledTimes(4)
    vi.advanceTimersByTime(3)
    expect(turn).toHaveBeenCalledTimes(5)
  })

  it('keeps what is asked for during a beat for the next one', () => {
    turn.mockImplementationOnce(() => clock.request(turn))
    clock.request(turn)
    vi.advanceTimersByTime(1)
    expect(turn).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(40)
    expect(turn).toHaveBeenCalledTimes(2)
  })
})
