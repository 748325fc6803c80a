/** What a key does in a session. Physical keys (`code`): a Korean keyboard sends other letters. */
export type SessionKey =
  | 'hand'
  | 'reactions'
  | 'away'
  | 'help'
  | 'next'
  | 'previous'
  | 'timer'
  | 'summon'
  | 'present'
  | 'freeze'
  | 'nextPlace'
  | 'previousPlace'

export interface KeyPress {
  code: string
  shiftKey: boolean
  altKey: boolean
  ctrlKey: boolean
  metaKey: boolean
}

/**
 * None of them is tldraw's (3.15: its single letters are a b d e f g h k l n o q r t v x z, with Shift
 * d f h l v and digits) nor the board's (C, P).
 */
const KEYS: Readonly<Record<string, { key: SessionKey; shown: string }>> = {
  KeyU: { key: 'hand', shown: 'U' },
  KeyI: { key: 'reactions', shown: 'I' },
  KeyW: { key: 'away', shown: 'W' },
  'Shift+Slash': { key: 'help', shown: '?' },
  KeyS: { key: 'summon', shown: 'S' },
  KeyM: { key: 'present', shown: 'M' },
  'Shift+KeyN': { key: 'next', shown: 'Shift N' },
  'Shift+KeyB': { key: 'previous', shown: 'Shift B' },
  'Shift+KeyT': { key: 'timer', shown: 'Shift T' },
  'Shift+KeyX': { key: 'freeze', shown: 'Shift X' },
  PageDown: { key: 'nextPlace', shown: 'PageDown' },
  PageUp: { key: 'previousPlace', shown: 'PageUp' },
}

/** What this press means here, or null. */
export function sessionKey({
  code,
  shiftKey,
  altKey,
  ctrlKey,
  metaKey,
}: KeyPress): SessionKey | null {
  if (altKey || ctrlKey || metaKey) return null
  return KEYS[shiftKey ? `Shift+${code}` : code]?.key ?? null
}

/** How a key is written in the list of keys. */
export function shownKey(key: SessionKey): string {
  return Object.values(KEYS).find((each) => each.key === key)?.shown ?? ''
}
