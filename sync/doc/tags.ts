/**
 * Tags of a shape [L7]. Each is a member of `meta` of its own, so that two people who add different tags to
 * one shape both keep theirs: `meta['tag:<key>'] = <name>`. The key is the name as everybody would spell
 * it, so that "Budget" and "budget" are one tag.
 */
export const TAG_PREFIX = 'tag:'

/** More would hide what they are on. A limit of what is shown and offered, whatever a peer wrote. */
export const MOST_TAGS = 12

/** Letters of a name, by code points. */
export const LONGEST_TAG = 24

/** A name as it is kept: one line, single spaces, composed letters, at most `LONGEST_TAG` of them; '' for none. */
export function tagName(text: string): string {
  const plain = text
    .normalize('NFC')
    // Control and format characters would make two tags look like one.
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/^[\s#]+/, '')
    .replace(/\s+/g, ' ')
  return Array.from(plain).slice(0, LONGEST_TAG).join('').trim()
}

/** What tells tags apart: the name without its case. */
export function tagKey(name: string): string {
  return tagName(name).toLowerCase().normalize('NFC')
}

/** Several names in one text (a cell, a field), separated by commas, semicolons or line breaks; none twice. */
export function tagNames(text: string): string[] {
  const byKey = new Map<string, string>()
  for (const part of text.split(/[,;，、；\n]/)) {
    const name = tagName(part)
    if (name && !byKey.has(tagKey(name))) byKey.set(tagKey(name), name)
  }
  return [...byKey.values()]
}

/** The tags of a shape by name, the first `MOST_TAGS`; what isn't one is left out. Mirror of `withTags`. */
export function readTags(meta: Readonly<Record<string, unknown>>): string[] {
  const names: string[] = []
  for (const field of Object.keys(meta)) {
    const name = meta[field]
    if (!field.startsWith(TAG_PREFIX) || typeof name !== 'string') continue
    if (name === tagName(name) && field === TAG_PREFIX + tagKey(name) && name !== '')
      names.push(name)
  }
  return names.sort(byName).slice(0, MOST_TAGS)
}

/**
 * `meta` with these tags added and those taken away; `meta` itself when nothing changes. Those that find no room
 * are left out. The name a tag has there stays.
 */
export function withTags<Meta extends object>(
  meta: Meta,
  { add = [], remove = [] }: { add?: readonly string[]; remove?: readonly string[] },
): Meta {
  const gone = new Set(remove.map((name) => TAG_PREFIX + tagKey(name)))
  const entries = Object.entries(meta).filter(([field]) => !gone.has(field))
  const next = Object.fromEntries(entries) as Record<string, unknown>
  let room = MOST_TAGS - readTags(next).length
  for (const name of add.map(tagName)) {
    const field = TAG_PREFIX + tagKey(name)
    if (name === '' || room <= 0 || Object.hasOwn(next, field)) continue
    next[field] = name
    room -= 1
  }
  const before = Object.keys(meta)
  const same =
    before.length === Object.keys(next).length &&
    before.every((field) => Object.hasOwn(next, field))
  return same ? meta : (next as Meta)
}

/** The same order for everyone, whatever their language. */
function byName(a: string, b: string): number {
  const [x, y] = [tagKey(a), tagKey(b)]
  return x < y ? -1 : x > y ? 1 : 0
}
