import { jsonEqual } from './json'
import type { RecordFields } from './permissions'

/**
 * What nobody but the server writes, and what stays as it is once a card has been put forward. The fields
 * are flat, as the document keeps them.
 */

const STATUS = 'props.status'
const AUTHOR = 'meta.author'
/** What a round of priorities gave a card or note (`PublishedPriority`). */
export const PRIORITY = 'meta.priority'
const SERVERS: ReadonlySet<string> = new Set([STATUS, 'props.result', PRIORITY, AUTHOR])
const WORDING: ReadonlySet<string> = new Set([
  'props.titleEn',
  'props.titleKo',
  'props.textEn',
  'props.textKo',
])
const PIN = 'props.pins.'

/** Written by the server alone, whatever the role [W13] [W19]. */
export function isServers(field: string): boolean {
  return SERVERS.has(field)
}

/** True for a card that is tabled or assessed. */
export function isPutForward(fields: RecordFields): boolean {
  return fields['type'] === 'proposal-card' && (fields[STATUS] ?? 'draft') !== 'draft'
}

/** A tabled card's wording and, from tabling on, its pins [W14]. */
export function isFrozen(before: RecordFields, field: string): boolean {
  if (!isPutForward(before)) return false
  if (field.startsWith(PIN) || field === 'type' || field === 'typeName') return true
  return before[STATUS] === 'tabled' && WORDING.has(field)
}

/**
 * A new record that says it was put forward or has results: a copy is a new draft. Bringing back a removed
 * one as it was is no claim.
 */
export function claimsResults(after: RecordFields, removed: RecordFields | null): boolean {
  const isAs = (field: string) => removed !== null && jsonEqual(removed[field], after[field])
  return (
    (isPutForward(after) && !isAs(STATUS)) ||
    ((after['props.result'] ?? null) !== null && !isAs('props.result')) ||
    (after[PRIORITY] !== undefined && !isAs(PRIORITY))
  )
}

/** A new record that says who wrote it, though nobody released it: signing on somebody's behalf [W19]. */
export function claimsAuthor(after: RecordFields, removed: RecordFields | null): boolean {
  if (after[AUTHOR] === undefined) return false
  return removed === null || !jsonEqual(removed[AUTHOR], after[AUTHOR])
}
