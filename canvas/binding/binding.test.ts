import type { TLRecord, TLShapeId, TLStore } from '@tldraw/tlschema'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { stampSchema } from '@/sync/doc/layout'
import { readFields, readRecords, recordsOf } from '@/sync/doc/layout'
import { normalize } from '@/sync/doc/normalize'
import { createBoardSchema } from '@/sync/doc/schema'
import { arrow, binding as arrowBinding, card, frame, geo, page } from '@/sync/doc/testing/records'
import { bindStoreToDoc, type StoreBinding } from './index'
import { createBoardStore, recordsIn } from './testing/stores'

interface Person {
  doc: Y.Doc
  store: TLStore
  binding: StoreBinding
}

const people: Person[] = []
afterEach(() => {
  for (const { binding } of people.splice(0)) binding.dispose()
})

function enter(doc = new Y.Doc()): Person {
  const store = createBoardStore()
  const person = { doc, store, binding: bindStoreToDoc({ store, doc }) }
  people.push(person)
  return person
}

/** Two people at one board that holds these records; `meet` brings their changes together. */
function two(...records: TLRecord[]) {
  const a = enter()
  a.store.put([page('page:one'), ...records])
  a.binding.flush()
  a.binding.clearHistory()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(a.doc))
  const b = enter(doc)
  const meet = () => {
    a.binding.flush()
    b.binding.flush()
    const [fromA, fromB] = [Y.encodeStateAsUpdate(a.doc), Y.encodeStateAsUpdate(b.doc)]
    Y.applyUpdate(a.doc, fromB)
    Y.applyUpdate(b.doc, fromA)
    expect(recordsIn(b.store)).toEqual(recordsIn(a.store))
    expect(recordsIn(a.store)).toEqual(normalize(a.doc))
  }
  meet()
  return { a, b, meet }
}

const shape = (person: Person, id: string) => person.store.get(id as TLShapeId)!
const change = (person: Person, id: string, values: object) =>
  person.store.update(id as TLShapeId, (record) => ({ ...record, ...values }))
const changeProps = (person: Person, id: string, props: object) =>
  change(person, id, { props: { ...shape(person, id).props, ...props } })

describe('a plain store and an empty document', () => {
  it('[B0] a fresh store shows a page, and writes nothing', () => {
    const { store, doc } = enter()
    expect(recordsIn(store)).toEqual(normalize(doc))
    expect(recordsOf(doc).size).toBe(0)
  })

  it('[B0] an empty document takes in what the store holds', () => {
    const store = createBoardStore()
    store.put([page('page:one'), geo('shape:box')])
    const doc = new Y.Doc()
    const binding = bindStoreToDoc({ store, doc })
    expect(readRecords(doc).map((record) => record.id)).toContain('shape:box')
    expect(binding.canUndo()).toBe(false)
    binding.dispose()
  })

  it('[B0] a document that holds something replaces what the store held', () => {
    const { a } = two(geo('shape:box'))
    const store = createBoardStore()
    store.put([page('page:old'), geo('shape:old', { parentId: 'page:old' })])
    const binding = bindStoreToDoc({ store, doc: a.doc })
    expect(recordsIn(store)).toEqual(recordsIn(a.store))
    binding.dispose()
  })

  it('[N6] writes the default page when someone draws on it', () => {
    const { store, doc, binding } = enter()
    store.put([geo('shape:box', { parentId: 'page:page' })])
    binding.flush()
    expect(recordsOf(doc).has('page:page')).toBe(true)
    binding.undo()
    expect(recordsOf(doc).has('page:page')).toBe(true)
  })

  it('[N6] keeps the default page when someone makes a second', () => {
    const { store, binding } = enter()
    store.put([page('page:two', { index: 'a2' })])
    binding.flush()
    expect(store.has('page:page' as never)).toBe(true)
  })

  it('[B1] writes by itself a moment later', async () => {
    const { store, doc } = enter()
    const written = new Promise((resolve) => doc.once('update', resolve))
    store.put([geo('shape:box', { parentId: 'page:page' })])
    await written
    expect(recordsOf(doc).has('shape:box')).toBe(true)
  })

  it('writes what is left when it ends, and nothing after', () => {
    const { store, doc, binding } = enter()
    store.put([geo('shape:box', { parentId: 'page:page' })])
    binding.dispose()
    expect(recordsOf(doc).has('shape:box')).toBe(true)
    store.remove(['shape:box' as TLShapeId])
    binding.flush()
    expect(recordsOf(doc).has('shape:box')).toBe(true)
  })
})

describe('two people at once', () => {
  it('[L2] both keep what they changed in one record', () => {
    const { a, b, meet } = two(geo('shape:box'))
    change(a, 'shape:box', { opacity: 0.5 })
    changeProps(b, 'shape:box', { color: 'red' })
    meet()
    expect(shape(a, 'shape:box')).toMatchObject({ opacity: 0.5, props: { color: 'red' } })
  })

  it('[L2] a move and a move to another parent do not mix', () => {
    const { a, b, meet } = two(frame('shape:frame', { index: 'a2' }), geo('shape:box'))
    change(a, 'shape:box', { parentId: 'shape:frame', x: 5, y: 5 })
    change(b, 'shape:box', { x: 900, y: 900 })
    meet()
    const { parentId, x } = shape(a, 'shape:box')
    expect([`page:one 900`, 'shape:frame 5']).toContain(`${parentId} ${x}`)
  })

  it('[B3] a change that has not been written yet survives one that arrives', () => {
    const { a, b } = two(geo('shape:box'))
    change(a, 'shape:box', { opacity: 0.5 })
    changeProps(b, 'shape:box', { color: 'red' })
    b.binding.flush()
    Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc))
    expect(shape(a, 'shape:box')).toMatchObject({ opacity: 0.5, props: { color: 'red' } })
    expect(readFields(a.doc, 'shape:box')).toMatchObject({ opacity: 0.5, 'props.color': 'red' })
  })

  it('[B7] letters typed but not written yet stay in place when others arrive in several spots', () => {
    const { a, b } = two(card('shape:card', { titleEn: 'one two three' }))
    changeProps(a, 'shape:card', { titleEn: 'one two, three' })
    changeProps(b, 'shape:card', { titleEn: 'One two three' })
    b.binding.flush()
    changeProps(b, 'shape:card', { titleEn: 'One two three!' })
    b.binding.flush()
    Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc))
    expect(shape(a, 'shape:card').props).toMatchObject({ titleEn: 'One two, three!' })
  })

  it('[B4] the first shapes of an empty page get different order keys', () => {
    const { a, b, meet } = two()
    a.store.put([geo('shape:a')])
    b.store.put([geo('shape:b')])
    meet()
    const stored = ['shape:a', 'shape:b'].map((id) => readFields(a.doc, id)!.geometry as string[])
    expect(stored[0]![1]).not.toBe(stored[1]![1])
    expect(shape(a, 'shape:a').index).toBe(stored[0]![1])
  })

  it('[N2] a shape drawn in a frame that someone deletes stays where it was drawn', () => {
    const { a, b, meet } = two(frame('shape:frame', { x: 100, y: 100 }))
    a.store.remove(['shape:frame' as TLShapeId])
    b.store.put([geo('shape:late', { parentId: 'shape:frame', x: 10, y: 10 })])
    meet()
    expect(shape(a, 'shape:late')).toMatchObject({ parentId: 'page:one', x: 110, y: 110 })
  })

  it('[N3] two frames put into each other end alike', () => {
    const { a, b, meet } = two(frame('shape:f'), frame('shape:g', { index: 'a2' }))
    change(a, 'shape:f', { parentId: 'shape:g' })
    change(b, 'shape:g', { parentId: 'shape:f' })
    meet()
    expect(shape(a, 'shape:g').parentId).toBe('page:one')
  })

  it('[N5] two people who bind one arrow end leave one binding, and letting go leaves none', () => {
    const { a, b, meet } = two(arrow('shape:arrow'), geo('shape:p'), geo('shape:q'))
    a.store.put([arrowBinding('binding:a', 'shape:arrow', 'shape:p')])
    b.store.put([arrowBinding('binding:b', 'shape:arrow', 'shape:q')])
    meet()
    const bindings = () => recordsIn(a.store).filter((record) => record.typeName === 'binding')
    expect(bindings()).toHaveLength(1)
    a.store.remove([bindings()[0]!.id])
    meet()
    expect(bindings()).toHaveLength(0)
  })

  it('[B6] deleting a page deletes its shapes, however deep', () => {
    const { a, b, meet } = two(
      page('page:two', { index: 'a2' }),
      frame('shape:f', { parentId: 'page:two' }),
      geo('shape:in', { parentId: 'shape:f' }),
    )
    a.store.remove(['page:two' as never])
    meet()
    expect(b.store.has('shape:in' as TLShapeId)).toBe(false)
    expect(recordsOf(a.doc).has('shape:in')).toBe(false)
  })

  it('[B5] taking in changes writes nothing', () => {
    const { a, b } = two(frame('shape:f'), geo('shape:box', { parentId: 'shape:f' }))
    a.store.remove(['shape:f' as TLShapeId])
    a.binding.flush()
    const written = vi.fn()
    b.doc.on('update', (_: Uint8Array, origin: unknown) => origin !== 'net' && written())
    Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc), 'net')
    b.binding.flush()
    expect(written).not.toHaveBeenCalled()
  })

  it('[B5] selection and editing let go of what others delete', () => {
    const { a, b } = two(geo('shape:box'))
    const state = b.store.get('instance_page_state:page:one' as never) as unknown as object
    b.store.put([
      { ...state, selectedShapeIds: ['shape:box'], editingShapeId: 'shape:box' } as never,
    ])
    a.store.remove(['shape:box' as TLShapeId])
    a.binding.flush()
    Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc))
    expect(b.store.get('instance_page_state:page:one' as never)).toMatchObject({
      selectedShapeIds: [],
      editingShapeId: null,
    })
  })

  it('[B5] a change that arrives in the middle of an operation enters after it', async () => {
    const { a, b } = two(geo('shape:box'))
    change(a, 'shape:box', { opacity: 0.5 })
    a.binding.flush()
    const update = Y.encodeStateAsUpdate(a.doc)
    let isFirst = true
    b.store.sideEffects.registerAfterChangeHandler('shape', () => {
      if (isFirst) Y.applyUpdate(b.doc, update)
      isFirst = false
    })
    changeProps(b, 'shape:box', { color: 'red' })
    await vi.waitFor(() => expect(shape(b, 'shape:box').opacity).toBe(0.5))
    expect(shape(b, 'shape:box').props).toMatchObject({ color: 'red' })
    expect(readFields(b.doc, 'shape:box')).toMatchObject({ opacity: 0.5, 'props.color': 'red' })
  })
})

describe('what does not fit', () => {
  it('[N1] is left out and named, and the rest goes on', () => {
    const invalid = vi.fn()
    const doc = new Y.Doc()
    const store = createBoardStore()
    const binding = bindStoreToDoc({ store, doc, onInvalid: (ids) => invalid([...ids.keys()]) })
    const other = new Y.Doc()
    other.transact(() => {
      const bad = new Y.Map<unknown>(Object.entries({ typeName: 'shape', type: 'geo' }))
      recordsOf(other).set('shape:bad', bad)
    })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(invalid).toHaveBeenCalledWith(['shape:bad'])
    expect(store.has('shape:bad' as TLShapeId)).toBe(false)
    store.put([geo('shape:good', { parentId: 'page:page' })])
    binding.flush()
    expect(recordsOf(doc).has('shape:good')).toBe(true)
    expect(recordsOf(doc).has('shape:bad')).toBe(true)
    binding.dispose()
  })

  it('[S2] a document of a newer schema is read only', () => {
    const { a } = two(geo('shape:box'))
    const own = createBoardSchema().serialize()
    stampSchema(a.doc, { ...own, sequences: { ...own.sequences, 'com.tldraw.shape': 999 } })
    change(a, 'shape:box', { opacity: 0.5 })
    a.binding.flush()
    expect(a.binding.status().isReadOnly).toBe(true)
    expect(readFields(a.doc, 'shape:box')!.opacity).toBe(1)
    expect(shape(a, 'shape:box').opacity).toBe(1)
  })
})

describe('a store that shows two documents', () => {
  it('[B8] each binding writes and shows its own records, on pages of the other', () => {
    const isDraft = (record: TLRecord) => record.meta.draft === true
    const store = createBoardStore()
    const [board, drafts] = [new Y.Doc(), new Y.Doc()]
    const bindings = [
      bindStoreToDoc({ store, doc: board, owns: (record) => !isDraft(record) }),
      bindStoreToDoc({ store, doc: drafts, owns: isDraft }),
    ]
    const flush = () => bindings.forEach((binding) => binding.flush())
    store.put([
      page('page:one'),
      geo('shape:a'),
      geo('shape:b', { index: 'a2', meta: { draft: true } }),
    ])
    flush()
    expect([...recordsOf(drafts).keys()]).toEqual(['shape:b'])
    expect(recordsOf(board).has('shape:b')).toBe(false)
    expect(store.has('shape:b' as TLShapeId)).toBe(true)

    const theirs = new Y.Doc()
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(drafts))
    recordsOf(theirs).get('shape:b')!.set('opacity', 0.5)
    Y.applyUpdate(drafts, Y.encodeStateAsUpdate(theirs))
    expect(store.get('shape:b' as TLShapeId)).toMatchObject({ opacity: 0.5 })

    store.remove(['page:one' as never])
    store.put([page('page:two')])
    flush()
    expect(store.has('shape:b' as TLShapeId)).toBe(false)
    expect(recordsOf(drafts).has('shape:b')).toBe(true)
    bindings.forEach((binding) => binding.dispose())
  })
})
