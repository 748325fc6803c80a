import type { TLRecord, TLShape, TLStore } from '@tldraw/tlschema'

/** The page of a record that lives in the store but isn't of this document's own, or null [B8]. */
export function outsidePage(
  store: TLStore,
  owns: (record: TLRecord) => boolean,
  id: string,
): string | null {
  const seen = new Set<string>()
  for (let current = id; !seen.has(current);) {
    seen.add(current)
    const record = store.unsafeGetWithoutCapture(current as TLRecord['id'])
    if (!record || (current === id && owns(record))) return null
    if (record.typeName === 'page') return record.id
    if (record.typeName !== 'shape') return record.typeName === 'asset' ? record.id : null
    current = (record as TLShape).parentId
  }
  return null
}
