import { toRichText, type TLRichText, type TLShapeId, type TLStore } from '@tldraw/tlschema'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readFields, recordsOf, restoreFields, writeRecord } from '@/sync/doc/layout'
import { geo, page } from '@/sync/doc/testing/records'
import { bindStoreToDoc, type StoreBinding } from './index'
import { createBoardStore, recordsIn } from './testing/stores'

interface Person {
  doc: Y.Doc
  store: TLStore
  binding: StoreBinding
}

const BOX = 'shape:box'
const PATH = 'props.richText'
const people: Person[] = []
afterEach(() => {
  for (const { binding } of people.splice(0)) binding.dispose()
})

function enter(doc: Y.Doc): Person {
  const store = createBoardStore()
  const person = { doc, store, binding: bindStoreToDoc({ store, doc }) }
  people.push(person)
  return person
}

/** A box that says this; `whole`: as documents kept it before rich text was shared text. */
function boxSaying(richText: TLRichText, { whole } = { whole: false }): Y.Doc {
  const doc = new Y.Doc()
  writeRecord(doc, page('page:one'))
  const box = geo(BOX)
  writeRecord(doc, { ...box, props: { ...box.props, richText } })
  if (whole) recordsOf(doc).get(BOX)!.set(PATH, richText)
  return doc
}

function two(richText: TLRichText, options?: { whole: boolean }) {
  const doc = boxSaying(richText, options)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const [a, b] = [enter(doc), enter(copy)]
  const meet = () => {
    const [fromA, fromB] = [Y.encodeStateAsUpdate(a.doc), Y.encodeStateAsUpdate(b.doc)]
    Y.applyUpdate(a.doc, fromB)
    Y.applyUpdate(b.doc, fromA)
    a.binding.flush()
    b.binding.flush()
    Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc))
    Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc))
    expect(recordsIn(b.store)).toEqual(recordsIn(a.store))
  }
  return { a, b, meet }
}

const saidBy = ({ store }: Person) =>
  (store.get(BOX as TLShapeId)!.props as { richText: TLRichText }).richText
const stored = ({ doc }: Person) => recordsOf(doc).get(BOX)!.get(PATH)

function say(person: Person, richText: TLRichText): void {
  person.binding.mark()
  person.store.update(BOX as TLShapeId, (record) => {
    const props = { ...record.props, richText }
    return { ...record, props }
  })
}

const bold = (letters: string): TLRichText => ({
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: letters, marks: [{ type: 'bold' }] }] },
  ],
})
const unreadable: TLRichText = { type: 'doc', content: [{ type: 'paragraph', attrs: { of: 'x' } }] }

describe('rich text of two people', () => {
  it('[L3] [B7] keeps the letters of both, written or not yet', () => {
    const { a, b, meet } = two(toRichText('안보'))
    say(a, toRichText('우주 안보'))
    say(b, toRichText('안보 협력'))
    b.binding.flush()
    // a's letters are still in a's store alone when b's arrive.
    meet()
    expect(saidBy(a)).toEqual(toRichText('우주 안보 협력'))
  })

  it('[U2] undo takes back one’s own letters and nobody else’s', () => {
    const { a, b, meet } = two(toRichText('share'))
    say(a, toRichText('We share'))
    say(b, toRichText('share daily'))
    meet()
    a.binding.undo()
    meet()
    expect(saidBy(b)).toEqual(toRichText('share daily'))
    a.binding.redo()
    b.binding.undo()
    meet()
    expect(saidBy(a)).toEqual(toRichText('We share'))
  })

  it('[U2] [U3] undo of formatting leaves letters that came meanwhile', () => {
    const { a, b, meet } = two(toRichText('share'))
    say(a, bold('share'))
    meet()
    say(b, bold('sharing'))
    meet()
    a.binding.undo()
    meet()
    expect(saidBy(a)).toEqual(toRichText('sharing'))
    a.binding.redo()
    meet()
    expect(saidBy(b)).toEqual(bold('sharing'))
  })

  it('[U4] a removed text comes back with its formatting, and its letters are still one’s own', () => {
    const { a } = two(toRichText(''))
    say(a, bold('mine'))
    a.binding.mark()
    a.store.remove([BOX as TLShapeId])
    a.binding.undo()
    expect(saidBy(a)).toEqual(bold('mine'))
    a.binding.undo()
    expect(saidBy(a)).toEqual(toRichText(''))
  })
})

describe('rich text stored whole', () => {
  it('[L6] of an older document is read, and becomes shared text by its first edit', () => {
    const { a, b, meet } = two(toRichText('old'), { whole: true })
    expect(saidBy(b)).toEqual(toRichText('old'))
    say(a, toRichText('older'))
    meet()
    expect(stored(b)).toBeInstanceOf(Y.Text)
    say(a, toRichText('an older'))
    say(b, toRichText('older one'))
    meet()
    expect(saidBy(a)).toEqual(toRichText('an older one'))
  })

  it('[L6] undoing that first edit leaves letters that someone else typed since', () => {
    const { a, b, meet } = two(toRichText('old'), { whole: true })
    say(a, toRichText('older'))
    meet()
    say(b, toRichText('older one'))
    meet()
    a.binding.undo()
    meet()
    expect(saidBy(a)).toEqual(toRichText('older one'))
  })

  it('[L6] when shared text can’t hold it, exactly as it is', () => {
    const { a, b, meet } = two(toRichText('plain'))
    say(a, unreadable)
    meet()
    expect(stored(b)).toEqual(unreadable)
    expect(saidBy(b)).toEqual(unreadable)
    a.binding.undo()
    meet()
    expect(saidBy(b)).toEqual(toRichText('plain'))
  })
})

describe('a gate', () => {
  it('[W2] puts rich text back in place, however it was changed', () => {
    const doc = boxSaying(bold('kept'))
    const before = readFields(doc, BOX)
    const text = recordsOf(doc).get(BOX)!.get(PATH) as Y.Text
    text.insert(1, 'x')
    restoreFields(doc, BOX, before)
    expect(recordsOf(doc).get(BOX)!.get(PATH)).toBe(text)
    expect(readFields(doc, BOX)).toEqual(before)
    recordsOf(doc).get(BOX)!.set(PATH, toRichText('replaced'))
    restoreFields(doc, BOX, before)
    expect(readFields(doc, BOX)).toEqual(before)
  })
})
