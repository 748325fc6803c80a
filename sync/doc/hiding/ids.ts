import type * as Y from 'yjs'
import { hiddenId, shownId } from '../backstage'
import { isPutForward } from '../card-life'
import { GEOMETRY, type Fields } from '../fields'
import type { Json } from '../json'
import { readFields, recordsOf } from '../layout'
import { META } from '../schema'
import { stringAt, type Parcel } from './parcel'

/** Which id each record of a parcel gets where it is put, by the one it had. */
export type NewIds = ReadonlyMap<string, string>

export interface IdPlan {
  ids: NewIds
  /** Records that are there already, the same: not to be written again. */
  present: ReadonlySet<string>
  /** Records there whose id is needed: what they are called from now on. */
  makeWay: NewIds
}

/** Ids in the backstage: as `hiddenId` says, another where that is taken. */
export function idsWhileHidden(doc: Y.Doc, parcel: Parcel, move: string): IdPlan {
  return plan(doc, parcel, move, hiddenId, () => false)
}

/**
 * Ids on the board: those they had, another where that is taken. What was put forward has its id for good:
 * rounds know it by that, whoever took it meanwhile.
 */
export function idsWhileShown(doc: Y.Doc, parcel: Parcel, move: string): IdPlan {
  return plan(doc, parcel, move, shownId, isPutForward)
}

function plan(
  doc: Y.Doc,
  { records }: Parcel,
  move: string,
  named: (id: string) => string,
  keepsIts: (fields: Fields) => boolean,
): IdPlan {
  const ids = new Map<string, string>()
  const present = new Set<string>()
  const makeWay = new Map<string, string>()
  for (const { id, fields } of records) {
    const wanted = named(id)
    const there = readFields(doc, wanted)
    ids.set(id, wanted)
    if (!there) continue
    if (isSameImage(there, fields)) present.add(id)
    else if (keepsIts(fields)) makeWay.set(wanted, spareId(wanted, move))
    else ids.set(id, spareId(wanted, move))
  }
  return { ids, present, makeWay }
}

/** The ids that a move gave which is done already: the plan made then can't be made again. */
export function idsGiven(
  doc: Y.Doc,
  { records }: Parcel,
  move: string,
  way: 'hide' | 'show',
): NewIds {
  const named = way === 'hide' ? hiddenId : shownId
  return new Map(
    records.map(({ id, fields }) => {
      const spare = spareId(named(id), move)
      const isSpare = recordsOf(doc).has(spare) && !(way === 'show' && isPutForward(fields))
      return [id, isSpare ? spare : named(id)]
    }),
  )
}

/** Another id than one that is taken; the same whenever it is asked for. */
function spareId(id: string, move: string): string {
  return `${id}-${move}`
}

/** Nobody changes an image but its name: one is as good as the other. */
function isSameImage(one: Fields, other: Fields): boolean {
  return (
    one.typeName === 'asset' &&
    other.typeName === 'asset' &&
    one['props.src'] === other['props.src']
  )
}

/** Fields that hold the id of another record. */
const REFERENCES = ['fromId', 'toId', 'props.assetId', 'props.mergedInto']
const PARKED_FROM = `meta.${META.parkedFrom}`

/** The record under new ids; ids of records that don't come along stay. */
export function renamed(fields: Fields, ids: NewIds): Fields {
  const next: Fields = { ...fields }
  for (const path of REFERENCES) {
    const to = ids.get(stringAt(fields, path) ?? '')
    if (to !== undefined) next[path] = to
  }
  const geometry = fields[GEOMETRY]
  if (Array.isArray(geometry)) next[GEOMETRY] = [newId(geometry[0], ids), ...geometry.slice(1)]
  const parked = fields[PARKED_FROM]
  if (isObject(parked)) next[PARKED_FROM] = { ...parked, parentId: newId(parked.parentId, ids) }
  return next
}

function newId(id: Json | undefined, ids: NewIds): Json {
  return (typeof id === 'string' ? ids.get(id) : undefined) ?? id ?? null
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
