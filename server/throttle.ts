import { DialogueError } from '@/dialogue/errors'
import type { ThrottledKind } from './services'

/**
 * Attempts per minute from one address. Sixty people of one delegation may sit behind one address
 * and open their links in the same minute: lower `join` and some of them wait at the door.
 */
const PER_MINUTE: Record<ThrottledKind, number> = { create: 30, join: 240, upload: 120 }

const MINUTE_MS = 60_000
/** Addresses remembered; the oldest are forgotten first, so that memory is bounded. */
const MOST_ADDRESSES = 10_000

interface Bucket {
  left: number
  at: number
}

/**
 * A leaking bucket per kind and address, in this process's memory: it only slows abuse down, no
 * rule of the product depends on it. This computer itself is never slowed.
 */
export class Throttle {
  private readonly buckets = new Map<string, Bucket>()

  constructor(private readonly now: () => number = Date.now) {}

  /** Throws too_many_requests. */
  take(kind: ThrottledKind, address: string): void {
    if (isLoopback(address)) return
    const limit = PER_MINUTE[kind]
    const key = `${kind} ${address}`
    const now = this.now()
    const before = this.buckets.get(key) ?? { left: limit, at: now }
    const left = Math.min(limit, before.left + ((now - before.at) / MINUTE_MS) * limit)
    if (left < 1) {
      throw new DialogueError(
        'too_many_requests',
        'Too many attempts. Wait a minute and try again.',
      )
    }
    // Deleting first moves the key to the end: the map stays in order of last use.
    this.buckets.delete(key)
    this.buckets.set(key, { left: left - 1, at: now })
    if (this.buckets.size > MOST_ADDRESSES) {
      const [oldest] = this.buckets.keys()
      if (oldest !== undefined) this.buckets.delete(oldest)
    }
  }
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}
