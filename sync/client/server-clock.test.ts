import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { serverClock, type ServerClock } from './server-clock'

/** The true time, milliseconds; this device's clock is `wrongBy` ahead of it. */
let time = 0
let wrongBy = 0
let clock: ServerClock | null = null

beforeEach(() => {
  vi.useFakeTimers()
  time = 1_000_000
  wrongBy = 0
})
afterEach(() => {
  clock?.close()
  clock = null
  vi.useRealTimers()
})

/** A clock whose questions take so long on their way there, and back. */
function start(trips: [there: number, back: number][]): ServerClock {
  let asked = 0
  clock = serverClock({
    askNow: async () => {
      const trip = trips[asked++ % trips.length]
      if (!trip) throw new Error('The server is away.')
      time += trip[0]
      const now = time
      time += trip[1]
      return now
    },
    localNow: () => time + wrongBy,
    elapsed: () => time,
  })
  return clock
}

describe("the server's clock", () => {
  it.each([-3_600_000, 0, 90_000])('is right on a device that is %d ms ahead', async (ahead) => {
    wrongBy = ahead
    const started = start([[40, 40]])
    await started.whenMeasured
    expect(started.now()).toBe(time)
    time += 5000
    expect(started.now()).toBe(time)
  })

  it('goes by the shortest of several round trips, and is off by half of it at most', async () => {
    const started = start([
      [900, 100],
      [20, 400],
      [30, 10],
    ])
    await started.whenMeasured
    expect(Math.abs(started.now() - time)).toBeLessThanOrEqual(20)
  })

  it('measures again when this device’s clock was set', async () => {
    const started = start([[10, 10]])
    await started.whenMeasured
    wrongBy = 3_600_000
    expect(started.now()).not.toBe(time)
    await vi.advanceTimersByTimeAsync(5000)
    expect(started.now()).toBe(time)
  })

  it('tries again while the server is away', async () => {
    let isAway = true
    clock = serverClock({
      askNow: async () => {
        if (isAway) throw new Error('away')
        return time
      },
      localNow: () => time - 500,
      elapsed: () => time,
    })
    await vi.advanceTimersByTimeAsync(100)
    expect(clock.now()).toBe(time - 500)
    clock.isAtLeast(time - 100)
    expect(clock.now()).toBe(time - 100)
    isAway = false
    await vi.advanceTimersByTimeAsync(6000)
    expect(clock.now()).toBe(time)
  })

  it('a question that is never answered does not stop the next', async () => {
    let asked = 0
    clock = serverClock({
      askNow: () => (asked++ === 0 ? new Promise(() => undefined) : Promise.resolve(time)),
      localNow: () => time - 500,
      elapsed: () => time,
    })
    await vi.advanceTimersByTimeAsync(16_000)
    await clock.whenMeasured
    expect(clock.now()).toBe(time)
  })

  it('asks nothing after it was closed', async () => {
    const askNow = vi.fn(() => Promise.resolve(time))
    clock = serverClock({ askNow })
    await clock.whenMeasured
    clock.close()
    const asked = askNow.mock.calls.length
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(askNow).toHaveBeenCalledTimes(asked)
    expect(vi.getTimerCount()).toBe(0)
  })
})
