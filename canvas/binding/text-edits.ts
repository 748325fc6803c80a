import type { TLRecord } from '@tldraw/tlschema'
import * as Y from 'yjs'
import { jsonEqual, wellFormed, type Json } from '@/sync/doc/json'
import { readText, toDelta } from '@/sync/doc/shared-text'
import { mapOf, spanEdits, type SpanEdit } from './operations'

/** Edits of shared texts, by record id and field. */
export type TextEdits = ReadonlyMap<string, ReadonlyMap<string, readonly SpanEdit[]>>

/**
 * What was changed in texts of these records since they were shown, by the letters' identity: that holds
 * whatever others' letters come in between [B7]. Call before they do.
 */
export function textEditsOf(
  doc: Y.Doc,
  ids: Iterable<string>,
  shown: ReadonlyMap<string, TLRecord>,
  stored: (id: string) => TLRecord | undefined,
): TextEdits {
  const all = new Map<string, Map<string, SpanEdit[]>>()
  for (const id of ids) {
    const before = shown.get(id)
    const after = stored(id)
    if (before?.typeName !== 'shape' || after?.typeName !== 'shape') continue
    const map = mapOf(doc, id)
    for (const [name, value] of Object.entries(after.props)) {
      const path = `props.${name}`
      const text = map?.get(path)
      const was = (before.props as Record<string, unknown>)[name]
      if (!(text instanceof Y.Text) || was === value) continue
      if (!jsonEqual(readText(after.type, path, text), was)) continue
      const delta = toDelta(after.type, path, wellFormed(value as Json))
      const edits = delta ? spanEdits(text, delta) : []
      if (edits.length === 0) continue
      const ofRecord = all.get(id) ?? new Map<string, SpanEdit[]>()
      all.set(id, ofRecord.set(path, edits))
    }
  }
  return all
}
