import * as Y from 'yjs'
import { GEOMETRY } from './fields'
import { gravesOf, readGrave } from './graves'
import { createRecordMap, readFieldsOf, recordsOf } from './layout'

/**
 * A fresh document that shows what `doc` shows [E2]: its records, those that fit no schema included,
 * its stamp, and the graves that some record still leans on. What was overwritten and deleted, and
 * who wrote what, stays behind. Shared types that are not of the layout are left out.
 */
export function squash(doc: Y.Doc): Y.Doc {
  const steps = squashing(doc)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Records of one step: about a millisecond. */
const STEP_RECORDS = 32

/**
 * As `squash`, in small steps, for who has something else to do in between. `doc` must not change
 * before the last one; else leave it at that.
 */
export function* squashing(doc: Y.Doc): Generator<void, Y.Doc> {
  const fresh = new Y.Doc()
  fresh.transact(() => {
    const meta = fresh.getMap('meta')
    doc.getMap('meta').forEach((value, key) => {
      if (!(value instanceof Y.AbstractType)) meta.set(key, value)
    })
  })
  const records = recordsOf(fresh)
  const all = [...recordsOf(doc).entries()]
  for (let at = 0; at < all.length; at += STEP_RECORDS) {
    fresh.transact(() => {
      for (const [id, map] of all.slice(at, at + STEP_RECORDS)) {
        if (map instanceof Y.Map) records.set(id, createRecordMap(readFieldsOf(map)))
      }
    })
    yield
  }
  fresh.transact(() => {
    const graves = gravesOf(fresh)
    for (const id of neededGraves(doc)) graves.set(id, gravesOf(doc).get(id))
  })
  return fresh
}

/** Graves on the way up from a record that is there [G1]. */
function neededGraves(doc: Y.Doc): Set<string> {
  const needed = new Set<string>()
  const records = recordsOf(doc)
  records.forEach((map) => {
    const geometry: unknown = map instanceof Y.Map ? map.get(GEOMETRY) : null
    let parent: unknown = Array.isArray(geometry) ? geometry[0] : null
    while (typeof parent === 'string' && !records.has(parent) && !needed.has(parent)) {
      const grave = readGrave(doc, parent)
      if (!grave) break
      needed.add(parent)
      parent = grave.kind === 'shape' ? grave.parentId : null
    }
  })
  return needed
}
