import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { publisher } from './publish'

describe('publisher', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('sends the first state at once and the newest of the rest after the interval', () => {
    const send = vi.fn()
    const { offer } = publisher<{ x: number }>(send, 50)
    for (let x = 0; x < 10; x++) offer({ x })
    expect(send.mock.calls).toEqual([[{ x: 0 }]])
    vi.advanceTimersByTime(50)
    expect(send.mock.calls).toEqual([[{ x: 0 }], [{ x: 9 }]])
  })

  test('stays at or under one state per interval', () => {
    const send = vi.fn()
    const { offer } = publisher<{ x: number }>(send, 50)
    for (let x = 0; x < 200; x++) {
      offer({ x })
      vi.advanceTimersByTime(5)
    }
    expect(send.mock.calls.length).toBeLessThanOrEqual(21)
    expect(send.mock.calls.length).toBeGreaterThanOrEqual(20)
  })

  test('sends nothing twice, and nothing that went back to what was sent', () => {
    const send = vi.fn()
    const { offer } = publisher<{ x: number }>(send, 50)
    offer({ x: 1 })
    offer({ x: 2 })
    offer({ x: 1 })
    vi.advanceTimersByTime(500)
    offer({ x: 1 })
    vi.advanceTimersByTime(500)
    expect(send).toHaveBeenCalledTimes(1)
  })

  test('a disposed one sends nothing any more', () => {
    const send = vi.fn()
    const { offer, dispose } = publisher<{ x: number }>(send, 50)
    offer({ x: 1 })
    offer({ x: 2 })
    dispose()
    vi.advanceTimersByTime(500)
    expect(send).toHaveBeenCalledTimes(1)
  })
})
