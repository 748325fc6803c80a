import { ID_PATTERN } from '@/dialogue/ids'
import type { Role } from '@/dialogue/workshop'
import { claimsAuthor, claimsResults, isFrozen, isPutForward, isServers } from './card-life'
import { jsonEqual } from './json'
import { isTranslatable } from './translatable'

/**
 * Who may write which field of a record. Pure: the server's gate asks before it passes a change
 * on, and the canvas may ask before it offers one. Rule ids are those of `sync/SPEC.md`.
 *
 * Fields are flat, as the document keeps them: `geometry`, `props.color`, `props.stances.us`,
 * `meta.lock`.
 */
export type RecordFields = Readonly<Record<string, unknown>>

export interface Author {
  role: Role
  /** Party id, or null for those who sit for no side. */
  party: string | null
}

/**
 * Fields to put back, or `'record'` when the whole change to this record has to be undone (it is
 * put back as it was, or removed when it is new). An empty list allows the change.
 */
export type Forbidden = readonly string[] | 'record'

const NOTHING: readonly string[] = []
const LOCK = 'meta.lock'
const STANCES = 'props.stances.'
/** What a record says of the document it lives in. */
const HOMES = ['meta.draft', 'meta.backstage']
const OUR_ASSETS = '/api/assets/'

/**
 * What `author` may not do in turning `before` into `after` (null: there is no record).
 * `removed` is what a record that is made anew was when it was removed, if that is known: bringing
 * it back as it was changes nobody's stance.
 */
export function forbiddenFields(
  author: Author,
  before: RecordFields | null,
  after: RecordFields | null,
  removed: RecordFields | null = null,
): Forbidden {
  if (author.role === 'observer') return 'record' // [W1]
  const facilitates = author.role === 'facilitator'
  const interprets = author.role === 'interpreter'

  if (after === null) {
    if (before === null) return NOTHING
    if (interprets) return 'record' // [W17]
    if (isPutForward(before)) return 'record' // [W14]
    if (facilitates) return NOTHING
    if (isLocked(before)) return 'record' // [W2]
    return Object.keys(before).some(
      (field) => isOthersStance(author, field) && hasText(before[field]),
    )
      ? 'record' // [W4]
      : NOTHING
  }
  if (interprets && before === null) return 'record' // [W17]
  const known = before ?? removed
  if (before === null && claimsResults(after, removed)) return 'record' // [W13]
  if (hasForeignSource(after) && (before === null || !hasForeignSource(before))) {
    return before === null ? 'record' : sourceFields(after) // [W5]
  }

  const forbidden: string[] = []
  if (before === null && claimsAuthor(after, removed)) forbidden.push('meta.author') // [W19]
  const locked = before !== null && !facilitates && isLocked(before)
  for (const field of changedFields(before, after)) {
    if (interprets && !isTranslatable(after, field)) {
      forbidden.push(field) // [W17]
    } else if (before !== null && (isServers(field) || isFrozen(before, field))) {
      forbidden.push(field) // [W13] [W14] [W19]
    } else if (isStance(field)) {
      const same = known !== null && jsonEqual(known[field], after[field])
      if (isOthersStance(author, field) && !same && !(before === null && !hasText(after[field]))) {
        forbidden.push(field) // [W4]
      }
    } else if (locked) {
      forbidden.push(field) // [W2]
    } else if (field === LOCK && !facilitates) {
      forbidden.push(field) // [W3]
    }
  }
  return forbidden
}

/**
 * True when `author` may change those fields of a record that a gesture changes (`GESTURE_FIELDS`, of
 * `geometry` the place): none of them is a stance, a source or a lock.
 */
export function mayMove(author: Author, record: RecordFields | null): boolean {
  if (author.role === 'observer' || record === null) return false // [W1]
  if (author.role === 'interpreter') return false // [W17]
  return author.role === 'facilitator' || !isLocked(record) // [W2]
}

/** True when only facilitators may change or delete the record. */
export function isLocked(fields: RecordFields): boolean {
  return fields[LOCK] === 'facilitator'
}

/** True for a record that lives in a document of its own, and that is not `documentId` [W18] [W20]. */
export function isElsewheres(fields: RecordFields, documentId: string): boolean {
  return HOMES.some((field) => {
    const home = fields[field]
    return home !== undefined && home !== null && home !== documentId
  })
}

/** Names of the fields that differ, a field that is missing on one side included. */
export function changedFields(before: RecordFields | null, after: RecordFields): string[] {
  if (before === null) return Object.keys(after)
  const changed: string[] = []
  for (const name of Object.keys(after)) {
    if (!jsonEqual(before[name], after[name])) changed.push(name)
  }
  for (const name of Object.keys(before)) {
    if (!Object.hasOwn(after, name) && before[name] !== undefined) changed.push(name)
  }
  return changed
}

const isStance = (field: string) => field.startsWith(STANCES)

/** A facilitator sits for no side here, even one who came by a party's link. */
function isOthersStance(author: Author, field: string): boolean {
  if (!isStance(field)) return false
  return author.role !== 'delegate' || author.party === null || field !== STANCES + author.party
}

/** An axis copied or drawn anew carries empty stances; those say nothing on anyone's behalf. */
function hasText(stance: unknown): boolean {
  if (typeof stance !== 'object' || stance === null) return stance !== undefined
  const { text, evidence } = stance as { text?: unknown; evidence?: unknown }
  const words = typeof text === 'object' && text !== null ? Object.values(text) : [text]
  return (
    words.some((word) => word !== '' && word !== undefined) ||
    (Array.isArray(evidence) ? evidence.length > 0 : evidence !== undefined)
  )
}

/** Where a browser would load bytes from; a bookmark's `src` is a link that is only followed. */
function sourceFields(asset: RecordFields): string[] {
  return asset['type'] === 'bookmark' ? ['props.image', 'props.favicon'] : ['props.src']
}

function hasForeignSource(fields: RecordFields): boolean {
  if (fields['typeName'] !== 'asset') return false
  return sourceFields(fields).some((name) => !isOurs(fields[name]))
}

function isOurs(source: unknown): boolean {
  if (source === null || source === undefined || source === '') return true
  return (
    typeof source === 'string' &&
    source.startsWith(OUR_ASSETS) &&
    ID_PATTERN.test(source.slice(OUR_ASSETS.length))
  )
}
