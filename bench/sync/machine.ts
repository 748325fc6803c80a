import { cpus } from 'node:os'

/** What the machine and this process had done at one moment. */
export interface Moment {
  at: number
  busyMs: number
  ownMs: number
}

export function moment(): Moment {
  const busyMs = cpus().reduce(
    (sum, { times }) => sum + times.user + times.nice + times.sys + times.irq,
    0,
  )
  const { user, system } = process.cpuUsage()
  return { at: performance.now(), busyMs, ownMs: (user + system) / 1000 }
}

/**
 * The share of the machine, 0 to 1, that programs other than the load and the server took between
 * two moments. Above a few hundredths, latencies are the machine's rather than a server's.
 */
export function othersShare(before: Moment, after: Moment, serverMs: number): number {
  const others = after.busyMs - before.busyMs - (after.ownMs - before.ownMs) - serverMs
  return Math.max(0, others) / ((after.at - before.at) * cpus().length)
}
