import type * as Y from 'yjs'
import { normalize } from '../normalize'
import { isPage } from './collect'

/** Says of a board's records on which page they stand; a page is its own, null: there is no such record. */
export function pagesOf(board: Y.Doc): (id: string) => string | null {
  const parents = new Map<string, string>()
  const others = new Set<string>()
  for (const record of normalize(board)) {
    if (record.typeName === 'shape') parents.set(record.id, record.parentId)
    else others.add(record.id)
  }
  return (id) => {
    // Also one that is gone: what was hidden there is put elsewhere when it is shown.
    if (isPage(id)) return id
    if (others.has(id)) return id
    let parent = parents.get(id)
    while (parent !== undefined && !isPage(parent)) parent = parents.get(parent)
    return parent ?? null
  }
}
