import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepRetention } from './retention'

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-06-01T00:00:00Z') }))
afterEach(() => void vi.useRealTimers())

it('[E4] deletes what ended more than 90 days ago, at the start and every day', async () => {
  const moments: string[] = []
  const forgetHistory = async (moment: Date) => {
    moments.push(moment.toISOString().slice(0, 10))
    if (moments.length === 1) throw new Error('busy')
  }
  const failures: string[] = []
  const stop = keepRetention({ forgetHistory }, { error: (_, message) => failures.push(message) })
  await vi.advanceTimersByTimeAsync(24 * 60 * 60_000)
  expect(moments).toEqual(['2026-03-03', '2026-03-04'])
  expect(failures).toHaveLength(1)
  stop()
  await vi.advanceTimersByTimeAsync(48 * 60 * 60_000)
  expect(moments).toHaveLength(2)
})
