import { expect } from 'vitest'
import type { TLRecord, TLShape, TLStore } from 'tldraw'
import * as Y from 'yjs'
import { jsonEqual } from '@/sync/doc/json'
import { readFieldsOf, readRecords, recordsOf } from '@/sync/doc/layout'
import { normalize } from '@/sync/doc/normalize'
import { recordProblem } from '@/sync/doc/valid-record'
import { bindStoreToDoc } from '../../binding'
import { stampOf } from '../../binding/operations'
import { createBoardStore, recordsIn } from '../../binding/testing/stores'

/** All stores show the same, and so does one that loads the document afresh. */
export function expectEqualViews(stores: readonly TLStore[], docs: readonly Y.Doc[]): void {
  const expected = normalize(docs[0]!)
  for (const doc of docs) expectEqual(normalize(doc), expected, 'documents agree')
  stores.forEach((store, at) => expectEqual(recordsIn(store), expected, `store ${at}`))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[0]!))
  const store = createBoardStore()
  const binding = bindStoreToDoc({ store, doc })
  expectEqual(recordsIn(store), expected, 'a fresh load')
  binding.dispose()
}

/** Vitest's own comparison is slow, and worth its message only where something differs. */
function expectEqual(actual: unknown, expected: unknown, what: string): void {
  if (!jsonEqual(actual, expected)) expect(actual, what).toEqual(expected)
}

/** Throws with a name; cheaper than `expect`, which is asked for every record. */
function ensure(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}

/** Every shape that anyone made and nobody deleted is in sight. */
export function expectNothingHidden(doc: Y.Doc): void {
  const seen = new Set<string>(normalize(doc).map((record) => record.id))
  for (const record of readRecords(doc)) {
    if (record.typeName !== 'binding') ensure(seen.has(record.id), `${record.id} is out of sight`)
  }
}

/** No orphan, cycle, dangling binding, shared order key or invalid record. */
export function expectSound(store: TLStore): void {
  const records = recordsIn(store)
  const byId = new Map<string, TLRecord>(records.map((record) => [record.id, record]))
  const indices = new Set<string>()
  const terminals = new Set<string>()
  for (const record of records) {
    const problem = recordProblem(record)
    ensure(problem === null, `${record.id} does not fit: ${problem}`)
    if (record.typeName === 'shape') {
      const root = rootOf(record, byId)
      ensure(root.startsWith('page:'), `${record.id} stands on no page: ${root}`)
      const key = `${record.parentId} ${record.index}`
      ensure(!indices.has(key), `order key ${key} is shared`)
      indices.add(key)
    }
    if (record.typeName === 'binding') {
      ensure(byId.has(record.fromId), `start of ${record.id} is missing`)
      ensure(byId.has(record.toId), `end of ${record.id} is missing`)
      const terminal = `${record.fromId} ${(record.props as { terminal: string }).terminal}`
      ensure(!terminals.has(terminal), `${terminal} is bound twice`)
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
    const value = after.fields.get(key)?.value
    ensure(value === field.value, `${key} of ${field.client} became ${value}, was ${field.value}`)
  }
  const others = (list: readonly { client: number; content: string }[] | undefined) =>
    (list ?? [])
      .filter((each) => each.client !== client)
      .map((each) => each.content)
      .join('')
  for (const [key, letters] of before.letters) {
    const now = others(after.letters.get(key))
    ensure(now === others(letters), `others' letters of ${key} became ${now}`)
  }
}
