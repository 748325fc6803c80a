/** What a field of a record can hold. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/**
 * Structural equality of two JSON values, key order aside. `undefined` members count as absent,
 * because JSON and the document know no `undefined`. -0 equals 0.
 */
export function jsonEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((value, at) => jsonEqual(value, b[at]))
  }
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  for (const key of Object.keys(left)) {
    if (left[key] === undefined) continue
    if (!Object.hasOwn(right, key) || !jsonEqual(left[key], right[key])) return false
  }
  for (const key of Object.keys(right)) {
    if (right[key] !== undefined && (!Object.hasOwn(left, key) || left[key] === undefined))
      return false
  }
  return true
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/**
 * The value with half characters (lone surrogates) replaced by U+FFFD, as encoding them would: the
 * document must hold the same here as where it is received [L4]. Returns the value itself when there
 * is nothing to replace.
 */
export function wellFormed<T extends Json>(value: T): T {
  return replaceHalves(value) as T
}

function replaceHalves(value: Json): Json {
  if (typeof value === 'string') return value.replace(LONE_SURROGATE, '\ufffd')
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items = value.map(replaceHalves)
    return items.some((item, at) => item !== value[at]) ? items : value
  }
  const entries = Object.entries(value).map(([key, item]) => [
    replaceHalves(key) as string,
    item === undefined ? item : replaceHalves(item),
  ])
  const isSame = Object.keys(value).every(
    (key, at) => entries[at]![0] === key && entries[at]![1] === value[key],
  )
  return isSame ? value : (Object.fromEntries(entries) as Json)
}
