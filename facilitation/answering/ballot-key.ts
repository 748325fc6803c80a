/**
 * The ballot key of mode `none` (docs/rounds.md): 32 random bytes in base64url, kept in this
 * browser per round and participation. Whoever has it can change the answer; without it the answer is final.
 */
const STORE = 'cg-ballot-key'
const PATTERN = /^[A-Za-z0-9_-]{43}$/

const slot = (roundId: string, participantId: string) => `${STORE}:${participantId}:${roundId}`

/** A fresh key. */
export function newBallotKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  const base64 = btoa(String.fromCharCode(...bytes))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/**
 * The key of this round, made on first use so that two tabs share it. `isKept` is false where the browser
 * keeps nothing: the key then lasts as long as the page.
 */
export function ballotKeyOf(
  roundId: string,
  participantId: string,
): { key: string; isKept: boolean } {
  try {
    const known = localStorage.getItem(slot(roundId, participantId))
    if (known && PATTERN.test(known)) return { key: known, isKept: true }
    localStorage.setItem(slot(roundId, participantId), newBallotKey())
    // Another tab may have written between the two lines: what is stored now counts.
    const kept = localStorage.getItem(slot(roundId, participantId))
    if (kept && PATTERN.test(kept)) return { key: kept, isKept: true }
  } catch {
    // Storage is switched off.
  }
  return { key: newBallotKey(), isKept: false }
}

/** Takes over a key from another device. */
export function adoptBallotKey(roundId: string, participantId: string, key: string): boolean {
  try {
    localStorage.setItem(slot(roundId, participantId), key)
    return true
  } catch {
    return false
  }
}

/** Nothing of this participation's keys stays in the browser ("hand over to the next person"). */
export function forgetBallotKeys(participantId: string): void {
  try {
    const own = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i)).filter(
      (name) => name?.startsWith(`${STORE}:${participantId}:`),
    )
    for (const name of own) if (name) localStorage.removeItem(name)
  } catch {
    // Storage is switched off: there is nothing to forget.
  }
}

/** The key as a person copies it: groups of four. */
export function keyAsCode(key: string): string {
  return key.match(/.{1,4}/g)?.join(' ') ?? key
}

/** What somebody typed or pasted, as a key; null when it can't be one. */
export function keyFromCode(code: string): string | null {
  const key = code.replace(/\s/g, '')
  return PATTERN.test(key) ? key : null
}
