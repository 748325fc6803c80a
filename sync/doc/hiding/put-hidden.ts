import * as Y from 'yjs'
import { GEOMETRY, type Fields } from '../fields'
import { removeGrave } from '../graves'
import { wellFormed } from '../json'
import { createRecordMap, recordsOf } from '../layout'
import { isPage } from './collect'
import { idsGiven, idsWhileHidden, renamed, type NewIds } from './ids'
import { indexWhileHidden } from './order'
import { BACKSTAGE_FIELD, isMoved, markMoved, parentOf, type Parcel } from './parcel'

/**
 * Puts what was taken from the board into its backstage; once, however often it is asked for. Call inside a
 * transaction. `move`: the move's own id. Returns the ids they have there.
 */
export function putHidden(doc: Y.Doc, parcel: Parcel, backstageId: string, move: string): NewIds {
  if (isMoved(doc, move)) return idsGiven(doc, parcel, move, 'hide')
  const { ids, present } = idsWhileHidden(doc, parcel, move)
  for (const { id, fields } of parcel.records) {
    if (present.has(id)) continue
    const hidden = ids.get(id)!
    const renewed: Fields = { ...renamed(fields, ids), [BACKSTAGE_FIELD]: backstageId }
    if (isPage(parentOf(fields) ?? '')) renewed[GEOMETRY] = withOwnIndex(hidden, renewed)
    recordsOf(doc).set(hidden, createRecordMap(wellFormed(renewed)))
    removeGrave(doc, hidden)
  }
  tieAgain(doc, ids)
  markMoved(doc, move)
  return ids
}

/** Ends of hidden arrows that are now called something else, on either side. */
export function tieAgain(doc: Y.Doc, ids: NewIds): void {
  for (const map of recordsOf(doc).values()) {
    if (!(map instanceof Y.Map) || map.get('typeName') !== 'binding') continue
    for (const end of ['fromId', 'toId']) {
      const to = ids.get(String(map.get(end)))
      if (to !== undefined && !recordsOf(doc).has(String(map.get(end)))) map.set(end, to)
    }
  }
}

function withOwnIndex(id: string, fields: Fields): Fields[string] {
  const [parentId, index, ...place] = fields[GEOMETRY] as [string, string, ...number[]]
  return [parentId, indexWhileHidden(id, index), ...place]
}
