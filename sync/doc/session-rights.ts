import type { BoardRights } from '@/dialogue/session/stage-rights'
import { GEOMETRY } from './fields'
import { changedFields, type Forbidden, type RecordFields } from './permissions'

/**
 * What a session keeps people from writing while it lasts, beside `permissions.ts`: freezing [W15], and
 * what the present stage is for [W16]. Pure, and asked on both sides: by the server's gate before it
 * passes a change on, by the canvas before it offers one.
 */

/** The records around the one in question, as they were before. */
export interface Surroundings {
  before(id: string): RecordFields | null
  some(test: (fields: RecordFields) => boolean): boolean
}

const NOTHING: readonly string[] = []
const CARDS: ReadonlySet<unknown> = new Set(['proposal-card', 'note'])
const STANCES = 'props.stances.'
/** What an arrow changes by itself when a shape that it is bound to goes elsewhere, or goes away. */
const ARROW_FOLLOWS: ReadonlySet<string> = new Set([
  GEOMETRY,
  'props.start',
  'props.end',
  'props.bend',
])

/** A proposal card or a note: what people write in a stage for cards. */
export function isCard(fields: RecordFields | null): boolean {
  return fields !== null && fields['typeName'] === 'shape' && CARDS.has(fields['type'])
}

/**
 * What these rights don't leave of a change from `before` to `after` (null: there is no record), as
 * `forbiddenFields` says it. Whose stance it is, is not judged here.
 */
export function forbiddenNow(
  rights: BoardRights,
  id: string,
  before: RecordFields | null,
  after: RecordFields | null,
  around: Surroundings,
): Forbidden {
  if (rights.draw || (before === null && after === null)) return NOTHING
  if (rights.cards && followsCards(id, before, after, around)) return NOTHING
  if (before === null || after === null) return 'record'
  const isAxis = before['type'] === 'axis' && after['type'] === 'axis'
  const followed = rights.cards && isArrowOnCard(id, before, around) ? ARROW_FOLLOWS : null
  return changedFields(before, after).filter(
    (field) => !followed?.has(field) && !(rights.stances && isAxis && field.startsWith(STANCES)),
  )
}

/** True when changes of a record that a gesture makes may be shown before they are written [D5]. */
export function mayMoveNow(
  rights: BoardRights,
  id: string,
  record: RecordFields | null,
  around: Surroundings,
): boolean {
  if (rights.draw) return true
  return rights.cards && (isCard(record) || isArrowOnCard(id, record, around))
}

/** A card, or what has to go along with one: the end of an arrow on it, a group of nothing else. */
function followsCards(
  id: string,
  before: RecordFields | null,
  after: RecordFields | null,
  around: Surroundings,
): boolean {
  const sides = [before, after].filter((side) => side !== null)
  if (sides.every(isCard)) return true
  if (sides.every((side) => isBindingOnCard(side, around))) return true
  const isGroup = before?.['typeName'] === 'shape' && before['type'] === 'group'
  return isGroup && (after === null || after['type'] === 'group') && holdsCards(id, around)
}

function isBindingOnCard(fields: RecordFields, around: Surroundings): boolean {
  const { toId } = fields
  return fields['typeName'] === 'binding' && typeof toId === 'string' && isCard(around.before(toId))
}

function isArrowOnCard(id: string, record: RecordFields | null, around: Surroundings): boolean {
  if (record?.['typeName'] !== 'shape' || record['type'] !== 'arrow') return false
  return around.some((fields) => fields['fromId'] === id && isBindingOnCard(fields, around))
}

function holdsCards(id: string, around: Surroundings): boolean {
  const isChild = (fields: RecordFields) => {
    const geometry = fields[GEOMETRY]
    return Array.isArray(geometry) && geometry[0] === id
  }
  return around.some(isChild) && !around.some((fields) => isChild(fields) && !isCard(fields))
}
