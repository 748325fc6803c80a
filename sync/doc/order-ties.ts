import type { Multimap } from './multimap'

/** Digits of an order key, in sort order. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * Order keys for siblings that share one [N4]. The least id keeps the key; each other gets a key
 * just above it that depends on its own id alone, so that a shape placed between two of them by one
 * person lies between them for everyone. `byIndex` holds all siblings; the answer, those that move.
 */
export function settleTies(byIndex: Multimap): Map<string, string> {
  const settled = new Map<string, string>()
  const given = new Set<string>()
  for (const index of [...byIndex.crowded].sort()) {
    const [, ...others] = [...byIndex.get(index)].sort()
    for (const id of others) {
      let attempt = 0
      let key = keyAbove(index, id, attempt)
      while (byIndex.get(key).size > 0 || given.has(key)) key = keyAbove(index, id, ++attempt)
      given.add(key)
      settled.set(id, key)
    }
  }
  return settled
}

/** `00` keeps the key next to `index`; the last digit must not be 0, or nothing fits below it. */
function keyAbove(index: string, id: string, attempt: number): string {
  return `${index}00${hashDigits(`${id}#${attempt}`)}V`
}

/** Six base-62 digits of a 53-bit hash (cyrb53): equal on every machine. */
export function hashDigits(text: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  let rest = 4294967296 * (2097151 & low) + (high >>> 0)
  let digits = ''
  for (let at = 0; at < 6; at++) {
    digits += DIGITS[rest % 62]
    rest = Math.floor(rest / 62)
  }
  return digits
}

/** Six random digits for a key that no one else will choose. */
export function randomDigits(): string {
  let digits = ''
  for (let at = 0; at < 6; at++) digits += DIGITS[Math.floor(Math.random() * 62)]
  return digits
}

/** `count` (at most 3844) increasing order keys, all above `index`; null: there is none yet. */
export function keysAbove(index: string | null, count: number): string[] {
  if (count > 62 * 62) throw new RangeError(`Too many order keys at once: ${count}`)
  const digits = (n: number) => `${DIGITS[Math.floor(n / 62)]}${DIGITS[n % 62]}`
  return Array.from({ length: count }, (_, n) => `${index ?? 'a1'}${digits(n)}V`)
}
