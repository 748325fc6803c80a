import type { TLRecord, TLShape, TLStore } from '@tldraw/tlschema'
import { recordToFields } from '@/sync/doc/fields'
import { jsonEqual } from '@/sync/doc/json'

/** A record as it was shown and as the store has it now. */
export interface UpdatedRecord {
  before: TLRecord
  after: TLRecord
}

/** What one person did in their store since it last agreed with the document. */
export interface LocalChanges {
  /** Parents before children, bindings last. */
  created: TLRecord[]
  updated: UpdatedRecord[]
  /** Bindings first, children before parents. */
  removed: TLRecord[]
}

/** Records of these types go into the document, in this order. */
const RANK: Readonly<Record<string, number>> = {
  document: 0,
  page: 1,
  asset: 2,
  shape: 3,
  binding: 4,
}

/**
 * Compares the store with what it last showed of the document [B1]: against that, not against the
 * store's events, so that a change which arrived in between is neither lost nor taken for ours.
 */
export function localChanges(
  touched: Iterable<string>,
  shown: ReadonlyMap<string, TLRecord>,
  stored: (id: string) => TLRecord | undefined,
): LocalChanges {
  const changes: LocalChanges = { created: [], updated: [], removed: [] }
  for (const id of touched) {
    const before = shown.get(id)
    const after = stored(id)
    if (after && !before) changes.created.push(after)
    else if (before && !after) changes.removed.push(before)
    else if (before && after && !jsonEqual(before, after)) changes.updated.push({ before, after })
  }
  const parentIn = (find: (id: string) => TLRecord | undefined) => (record: TLRecord) =>
    order(record, find)
  const createdOrder = sortKeys(changes.created, parentIn(stored))
  const removedOrder = sortKeys(
    changes.removed,
    parentIn((id) => shown.get(id)),
  )
  changes.created.sort((a, b) => createdOrder.get(a)! - createdOrder.get(b)!)
  changes.removed.sort((a, b) => removedOrder.get(b)! - removedOrder.get(a)!)
  return changes
}

export const changeCount = ({ created, updated, removed }: LocalChanges): number =>
  created.length + updated.length + removed.length

/** Names of the fields that differ, as the document keeps them. */
export function changedFields({ before, after }: UpdatedRecord): string[] {
  const from = recordToFields(before)
  const to = recordToFields(after)
  const names = new Set([...Object.keys(from), ...Object.keys(to)])
  return [...names].filter((name) => !jsonEqual(from[name], to[name]))
}

/** `stored` for a store: document records that `owns` accepts. */
export function ownedIn(
  store: TLStore,
  owns: (record: TLRecord) => boolean,
): (id: string) => TLRecord | undefined {
  return (id) => {
    const record = store.unsafeGetWithoutCapture(id as TLRecord['id'])
    return record && record.typeName in RANK && owns(record) ? record : undefined
  }
}

function sortKeys(records: readonly TLRecord[], key: (record: TLRecord) => number) {
  return new Map(records.map((record) => [record, key(record)]))
}

/** Rank of the type, then depth among shapes (at most 10,000 deep). */
function order(record: TLRecord, find: (id: string) => TLRecord | undefined): number {
  let depth = 0
  const seen = new Set<string>()
  let parent = (record as Partial<TLShape>).parentId as string | undefined
  while (record.typeName === 'shape' && parent !== undefined && !seen.has(parent)) {
    seen.add(parent)
    depth++
    parent = (find(parent) as Partial<TLShape> | undefined)?.parentId
  }
  return (RANK[record.typeName] ?? 0) * 10_000 + depth
}
