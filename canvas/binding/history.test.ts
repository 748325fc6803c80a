import type { TLRecord, TLShapeId, TLStore } from '@tldraw/tlschema'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Random } from '@/sync/doc/testing/random'
import {
  arrow,
  binding as arrowBinding,
  card,
  frame,
  geo,
  group,
  page,
} from '@/sync/doc/testing/records'
import { bindStoreToDoc, type StoreBinding } from './index'
import { createBoardStore, recordsIn } from './testing/stores'

interface Person {
  doc: Y.Doc
  store: TLStore
  binding: StoreBinding
}

function enter(): Person {
  const [store, doc] = [createBoardStore(), new Y.Doc()]
  return { doc, store, binding: bindStoreToDoc({ store, doc }) }
}

/** Two people whose changes reach each other at once. */
function two(...records: TLRecord[]) {
  const [a, b] = [enter(), enter()]
  a.doc.on(
    'update',
    (update: Uint8Array, origin) => origin !== 'net' && Y.applyUpdate(b.doc, update, 'net'),
  )
  b.doc.on(
    'update',
    (update: Uint8Array, origin) => origin !== 'net' && Y.applyUpdate(a.doc, update, 'net'),
  )
  a.store.put([page('page:one'), ...records])
  a.binding.flush()
  a.binding.clearHistory()
  return { a, b }
}

/** One step of a person's work. */
function step(person: Person, ...records: TLRecord[]): void {
  person.binding.mark()
  person.store.put(records)
  person.binding.flush()
}

const shape = (person: Person, id: string) => person.store.get(id as TLShapeId)
const remove = (person: Person, ...ids: string[]) => {
  person.binding.mark()
  person.store.remove(ids as TLShapeId[])
  person.binding.flush()
}
const title = (text: string) => card('shape:card', { titleEn: text })
const titleIn = (person: Person) =>
  (shape(person, 'shape:card')!.props as { titleEn: string }).titleEn

describe('one person', () => {
  it('[U1] takes back and does again step by step', () => {
    const { a, b } = two()
    const states = [recordsIn(a.store)]
    for (const records of [
      [geo('shape:box')],
      [geo('shape:box', { x: 5 })],
      [card('shape:card')],
      [title('Hi')],
    ]) {
      step(a, ...records)
      states.push(recordsIn(a.store))
    }
    remove(a, 'shape:card', 'shape:box')
    states.push(recordsIn(a.store))
    for (let round = 0; round < 3; round++) {
      for (let at = states.length - 2; at >= 0; at--) {
        a.binding.undo()
        expect(recordsIn(a.store)).toEqual(states[at])
      }
      expect(a.binding.canUndo()).toBe(false)
      for (let at = 1; at < states.length; at++) {
        a.binding.redo()
        expect(recordsIn(a.store)).toEqual(states[at])
      }
      expect(a.binding.canRedo()).toBe(false)
    }
    expect(recordsIn(b.store)).toEqual(recordsIn(a.store))
  })

  it('[U1] a drag is one step, and what follows an undo is another', () => {
    const { a } = two(geo('shape:box'))
    a.binding.mark()
    for (let x = 1; x <= 20; x++) {
      a.store.put([geo('shape:box', { x })])
      a.binding.flush()
    }
    a.binding.undo()
    expect(shape(a, 'shape:box')!.x).toBe(0)
    a.binding.redo()
    a.store.put([geo('shape:box', { x: 50 })])
    a.binding.undo()
    expect(shape(a, 'shape:box')!.x).toBe(20)
  })

  it('[U1] new work ends what could be redone', () => {
    const { a } = two()
    step(a, geo('shape:box'))
    a.binding.undo()
    step(a, geo('shape:other'))
    expect(a.binding.canRedo()).toBe(false)
  })

  it('[U5] a cancelled gesture leaves nothing, to redo either', () => {
    const { a } = two(geo('shape:box'))
    a.binding.mark('drag')
    a.store.put([geo('shape:box', { x: 9 })])
    a.binding.flush()
    a.store.put([geo('shape:new', { index: 'a2' })])
    a.binding.bail('drag')
    expect(shape(a, 'shape:box')!.x).toBe(0)
    expect(shape(a, 'shape:new')).toBeUndefined()
    expect(a.binding.canRedo()).toBe(false)
  })

  it('[U1] squashing makes one step of several', () => {
    const { a } = two()
    a.binding.mark('start')
    step(a, geo('shape:p'))
    step(a, geo('shape:q', { index: 'a2' }))
    a.binding.squash('start')
    a.binding.undo()
    expect(shape(a, 'shape:p')).toBeUndefined()
    expect(shape(a, 'shape:q')).toBeUndefined()
  })

  it('[U1] tells when there is something to take back', () => {
    const { a } = two()
    const seen: boolean[] = []
    a.binding.onHistoryChange(() => seen.push(a.binding.canUndo()))
    step(a, geo('shape:box'))
    a.binding.undo()
    expect(seen).toEqual([true, false])
  })
})

describe('two people', () => {
  it('[U2] a field that someone else wrote since keeps its value, the others go back', () => {
    const { a, b } = two(geo('shape:box'))
    step(a, geo('shape:box', { x: 5, meta: { note: 'a' } }))
    step(b, geo('shape:box', { x: 7, meta: { note: 'a' } }))
    a.binding.undo()
    expect(shape(a, 'shape:box')).toMatchObject({ x: 7, meta: {} })
  })

  it('[U2] even a value that someone else set to the same', () => {
    const { a, b } = two(geo('shape:box'))
    step(a, geo('shape:box', { x: 5 }))
    step(b, geo('shape:box', { x: 6 }))
    step(b, geo('shape:box', { x: 5 }))
    a.binding.undo()
    expect(shape(a, 'shape:box')!.x).toBe(5)
  })

  it('[U2] what one wrote over goes back to what the other had written', () => {
    const { a, b } = two(geo('shape:box'))
    step(a, geo('shape:box', { x: 1 }))
    step(b, geo('shape:box', { x: 2 }))
    step(a, geo('shape:box', { x: 3 }))
    a.binding.undo()
    expect(shape(a, 'shape:box')!.x).toBe(2)
    a.binding.undo()
    expect(shape(a, 'shape:box')!.x).toBe(2)
  })

  it.each([
    ['wrote to it', geo('shape:box', { x: 7 })],
    ['bound an arrow to it', arrow('shape:arrow', { index: 'a2' })],
  ])('[U2] a shape stays when someone else %s', (_, record) => {
    const { a, b } = two()
    step(a, geo('shape:box'))
    step(b, record)
    if (record.type === 'arrow') step(b, arrowBinding('binding:b', 'shape:arrow', 'shape:box'))
    a.binding.undo()
    expect(shape(b, 'shape:box')).toBeDefined()
  })

  it('[U2] a frame stays while it holds what someone else put there', () => {
    const { a, b } = two()
    step(a, frame('shape:frame'))
    step(b, geo('shape:box', { parentId: 'shape:frame' }))
    a.binding.undo()
    expect(shape(b, 'shape:box')!.parentId).toBe('shape:frame')
  })

  it('[U2] a group stays while someone else keeps one of its shapes there', () => {
    const { a, b } = two(geo('shape:p'), geo('shape:q', { index: 'a2' }))
    const inGroup = { parentId: 'shape:g' }
    step(
      a,
      group('shape:g', { index: 'a3' }),
      geo('shape:p', inGroup),
      geo('shape:q', { ...inGroup, index: 'a2' }),
    )
    step(b, geo('shape:q', { ...inGroup, index: 'a2', x: 40 }))
    a.binding.undo()
    expect(shape(b, 'shape:p')!.parentId).toBe('page:one')
    expect(shape(b, 'shape:q')).toMatchObject({ parentId: 'shape:g', x: 40 })
  })

  it('[U2] a step that others built on is not skipped for an older one', () => {
    const { a, b } = two()
    step(a, geo('shape:old'))
    step(a, geo('shape:new', { index: 'a2' }))
    step(b, geo('shape:new', { index: 'a2', x: 1 }))
    a.binding.undo()
    expect(shape(a, 'shape:old')).toBeDefined()
    a.binding.undo()
    expect(shape(a, 'shape:old')).toBeUndefined()
  })

  it('[U2] letters that someone else typed stay', () => {
    const { a, b } = two(title('share'))
    step(a, title('share data'))
    step(b, title('We share daily data'))
    a.binding.undo()
    expect(titleIn(b)).toBe('We share daily')
    a.binding.redo()
    expect(titleIn(b)).toBe('We share daily data')
  })

  it('[U2] undo does not put a shape inside itself', () => {
    const { a, b } = two(frame('shape:z'), frame('shape:a', { parentId: 'shape:z' }))
    step(a, frame('shape:a', { index: 'a2' }))
    step(b, frame('shape:z', { parentId: 'shape:a' }))
    a.binding.undo()
    expect(shape(a, 'shape:z')!.parentId).toBe('shape:a')
    expect(shape(a, 'shape:a')!.parentId).toBe('page:one')
  })

  it('[U3] redo does not delete what someone else changed', () => {
    const { a, b } = two(geo('shape:box'))
    remove(a, 'shape:box')
    a.binding.undo()
    step(b, geo('shape:box', { x: 7 }))
    a.binding.redo()
    expect(shape(a, 'shape:box')!.x).toBe(7)
  })

  it('[U4] undoing a deletion brings back what others had made, and earlier steps still leave it', () => {
    const { a, b } = two(geo('shape:box'), title('from b'))
    step(a, geo('shape:box', { x: 1 }))
    step(b, geo('shape:box', { x: 2 }))
    remove(a, 'shape:box', 'shape:card')
    a.binding.undo()
    expect(titleIn(b)).toBe('from b')
    expect(shape(b, 'shape:box')!.x).toBe(2)
    a.binding.undo()
    expect(shape(b, 'shape:box')!.x).toBe(2)
  })

  it('[U4] what was removed while a value of it was on its way comes back whole', () => {
    const { a, b } = two(geo('shape:box'))
    const updates: Uint8Array[] = []
    const late = enter()
    Y.applyUpdate(late.doc, Y.encodeStateAsUpdate(a.doc))
    const seen = shape(a, 'shape:box')!
    b.doc.on('update', (update: Uint8Array) => updates.push(update))
    step(b, geo('shape:other', { index: 'a2' }))
    step(b, { ...seen, x: 7 })
    late.binding.mark()
    late.store.remove(['shape:box' as TLShapeId])
    // The later of the two comes first: the old place is gone at once, the new one has to wait.
    for (const update of updates.reverse()) Y.applyUpdate(late.doc, update)
    expect(shape(late, 'shape:box')).toBeUndefined()
    late.binding.undo()
    expect(shape(late, 'shape:box')).toEqual(seen)
  })

  it('[U2] a field of a map that someone else took away is not brought back by undo', () => {
    const pins = (...entries: [string, number][]) =>
      card('shape:card', { pins: Object.fromEntries(entries) })
    const { a, b } = two(pins(['threat', 5]))
    const pinsIn = (person: Person) =>
      (shape(person, 'shape:card')!.props as { pins: Record<string, number> }).pins
    a.binding.mark()
    a.store.put([pins(['threat', 6])])
    // Mine is not written yet when theirs arrives, and goes over it.
    step(b, pins())
    expect([pinsIn(a), pinsIn(b)]).toEqual([{ threat: 6 }, { threat: 6 }])
    a.binding.undo()
    expect([pinsIn(a), pinsIn(b)]).toEqual([{}, {}])
  })

  it('[U4] typing is still undone after its card was deleted and brought back', () => {
    const { a, b } = two(title('share'))
    step(a, title('share data'))
    step(b, title('We share data'))
    remove(a, 'shape:card')
    a.binding.undo()
    a.binding.undo()
    expect(titleIn(b)).toBe('We share')
  })

  it('[L3][U2] random typing, undo and redo by two never lose the other’s letters', () => {
    for (let seed = 1; seed <= 25; seed++) typeTogether(new Random(seed), seed)
  }, 60_000)
})

/** Two people type each their own letters, offline and online, and undo; letters tell the author. */
function typeTogether(random: Random, seed: number): void {
  const [a, b] = [enter(), enter()]
  a.store.put([page('page:one'), title('')])
  a.binding.flush()
  a.binding.clearHistory()
  const meet = () => {
    // Twice: what was not written yet is written when the other's letters arrive.
    for (let round = 0; round < 2; round++) {
      const [fromA, fromB] = [Y.encodeStateAsUpdate(a.doc), Y.encodeStateAsUpdate(b.doc)]
      Y.applyUpdate(a.doc, fromB)
      Y.applyUpdate(b.doc, fromA)
    }
    expect(titleIn(b), `seed ${seed}`).toBe(titleIn(a))
  }
  meet()
  for (let n = 0; n < 60; n++) {
    const isA = random.chance(0.5)
    const person = isA ? a : b
    const others = new RegExp(isA ? '[^b]' : '[^a]', 'g')
    if (random.chance(0.25)) {
      person.binding.flush()
      const before = titleIn(person).replace(others, '')
      if (random.chance(0.6)) person.binding.undo()
      else person.binding.redo()
      expect(titleIn(person).replace(others, ''), `seed ${seed}, step ${n}`).toBe(before)
    } else {
      const text = titleIn(person)
      const at = random.between(0, text.length + 1)
      const letters = (isA ? 'a' : 'b').repeat(random.between(1, 4))
      if (random.chance(0.7)) person.binding.mark()
      person.store.put([title(text.slice(0, at) + letters + text.slice(at))])
      if (random.chance(0.5)) person.binding.flush()
    }
    if (random.chance(0.3)) meet()
  }
  meet()
  a.binding.dispose()
  b.binding.dispose()
}
