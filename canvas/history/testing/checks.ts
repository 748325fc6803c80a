import { expect } from 'vitest'
import type { TLRecord, TLShape, TLStore } from 'tldraw'
import * as Y from 'yjs'
import { readFieldsOf, readRecords, recordsOf } from '@/sync/doc/layout'
import { normalize } from '@/sync/doc/normalize'
import { recordProblem } from '@/sync/doc/valid-record'
import { bindStoreToDoc } from '../../binding'
import { stampOf } from '../../binding/operations'
import { createBoardStore, recordsIn } from '../../binding/testing/stores'

/** All stores show the same, and so does one that loads the document afresh. */
export function expectEqualViews(stores: readonly TLStore[], docs: readonly Y.Doc[]): void {
  const expected = normalize(docs[0]!)
  for (const doc of docs) expect(normalize(doc), 'documents agree').toEqual(expected)
  stores.forEach((store, at) => expect(recordsIn(store), `store ${at}`).toEqual(expected))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[0]!))
  const store = createBoardStore()
  const binding = bindStoreToDoc({ store, doc })
  expect(recordsIn(store), 'a fresh load').toEqual(expected)
  binding.dispose()
}

/** Every shape that anyone made and nobody deleted is in sight. */
export function expectNothingHidden(doc: Y.Doc): void {
  const seen = new Set<string>(normalize(doc).map((record) => record.id))
  for (const record of readRecords(doc)) {
    if (record.typeName !== 'binding')
      expect(seen.has(record.id), `${record.id} in sight`).toBe(true)
  }
}

/** No orphan, cycle, dangling binding, shared order key or invalid record. */
export function expectSound(store: TLStore): void {
  const records = recordsIn(store)
  const byId = new Map<string, TLRecord>(records.map((record) => [record.id, record]))
  const indices = new Set<string>()
  const terminals = new Set<string>()
  for (const record of records) {
    expect(recordProblem(record), record.id).toBeNull()
    if (record.typeName === 'shape') {
      expect(rootOf(record, byId), `page of ${record.id}`).toMatch(/^page:/)
      const key = `${record.parentId} ${record.index}`
      expect(indices.has(key), `order key ${key} is shared`).toBe(false)
      indices.add(key)
    }
    if (record.typeName === 'binding') {
      expect(byId.has(record.fromId), `start of ${record.id}`).toBe(true)
      expect(byId.has(record.toId), `end of ${record.id}`).toBe(true)
      const terminal = `${record.fromId} ${(record.props as { terminal: string }).terminal}`
      expect(terminals.has(terminal), `${terminal} is bound twice`).toBe(false)
      terminals.add(terminal)
    }
  }
}

function rootOf(shape: TLShape, byId: ReadonlyMap<string, TLRecord>): string {
  const seen = new Set<string>()
  let id: string = shape.parentId
  while (!id.startsWith('page:')) {
    if (seen.has(id)) return `cycle at ${id}`
    seen.add(id)
    const parent = byId.get(id)
    if (parent?.typeName !== 'shape') return `missing ${id}`
    id = parent.parentId
  }
  return byId.has(id) ? id : `missing ${id}`
}

/** Who wrote what: per record and field the writer, per text its letters by writer. */
export interface Authorship {
  fields: Map<string, { client: string; value: string }>
  letters: Map<string, { client: number; content: string }[]>
}

export function authorship(doc: Y.Doc): Authorship {
  const fields: Authorship['fields'] = new Map()
  const letters: Authorship['letters'] = new Map()
  recordsOf(doc).forEach((map, id) => {
    const values = readFieldsOf(map)
    for (const path of map.keys()) {
      const client = String(stampOf(map, path)).split(':')[0]!
      const text = map.get(path)
      const value = text instanceof Y.Text ? 'text' : JSON.stringify(values[path])
      fields.set(`${id} ${path}`, { client, value })
      if (text instanceof Y.Text) letters.set(`${id} ${path}`, lettersOf(text))
    }
  })
  return { fields, letters }
}

function lettersOf(text: Y.Text): { client: number; content: string }[] {
  const letters = []
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    letters.push({ client: item.id.client, content: item.content.str })
  }
  return letters
}

/** Between two looks only fields and letters of `client` changed or went. */
export function expectOnlyOwnChanged(before: Authorship, after: Authorship, client: number): void {
  for (const [key, field] of before.fields) {
    if (field.client === String(client)) continue
    expect(after.fields.get(key)?.value, `${key}, written by ${field.client}`).toBe(field.value)
  }
  const others = (list: readonly { client: number; content: string }[] | undefined) =>
    (list ?? [])
      .filter((each) => each.client !== client)
      .map((each) => each.content)
      .join('')
  for (const [key, letters] of before.letters) {
    expect(others(after.letters.get(key)), `letters of ${key}`).toBe(others(letters))
  }
}
