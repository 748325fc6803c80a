// Over 400 lines: one test per rule of gestures, on a clock and a line they share.
import type { TLRecord, TLShapeId, TLStore } from '@tldraw/tlschema'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { readFields } from '@/sync/doc/layout'
import { normalize } from '@/sync/doc/normalize'
import { card, frame, geo, page } from '@/sync/doc/testing/records'
import { GESTURE_PACE, parentTag, writeGesture } from '@/sync/protocol/gesture-frames'
import { bindStoreToDoc, type StoreBinding } from './index'
import { TestChannel, TestClock } from './testing/flights'
import { createBoardStore, recordsIn } from './testing/stores'

interface Person {
  doc: Y.Doc
  store: TLStore
  binding: StoreBinding
  channel: TestChannel
  /** Updates of the document made here. */
  writes: number
}

const people: Person[] = []
let clock: TestClock
afterEach(() => {
  for (const { binding } of people.splice(0)) binding.dispose()
})

function enter(clientId: number, doc: Y.Doc): Person {
  const store = createBoardStore()
  const channel = new TestChannel(clientId, (frame) => {
    for (const other of people) if (other.channel !== channel) other.channel.receive(frame)
  })
  const binding = bindStoreToDoc({ store, doc, gestures: channel, clock })
  const person = { doc, store, binding, channel, writes: 0 }
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'line') return
    person.writes += 1
    for (const other of people) if (other !== person) Y.applyUpdate(other.doc, update, 'line')
  })
  people.push(person)
  return person
}

/** Two people on a board with these records, over a line without delay; nothing is written yet. */
function two(...records: TLRecord[]) {
  clock = new TestClock()
  const doc = new Y.Doc()
  const first = createBoardStore()
  first.put([page('page:one'), ...records])
  bindStoreToDoc({ store: first, doc }).dispose()
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const [a, b] = [enter(1, doc), enter(2, copy)]
  return { a, b }
}

const shape = (person: Person, id = 'shape:box') => person.store.get(id as TLShapeId)!
const change = (person: Person, values: object, id = 'shape:box') =>
  person.store.update(id as TLShapeId, (record) => ({ ...record, ...values }))
const changeProps = (person: Person, props: object, id = 'shape:box') =>
  change(person, { props: { ...shape(person, id).props, ...props } }, id)
const storedAt = (person: Person, id = 'shape:box') => readFields(person.doc, id)!.geometry
const equal = (a: Person, b: Person) => {
  expect(recordsIn(b.store)).toEqual(recordsIn(a.store))
  expect(recordsIn(a.store)).toEqual(normalize(a.doc))
}

describe('a drag', () => {
  it('[D1] [D7] is seen by others and written at its end, once', () => {
    const { a, b } = two(geo('shape:box', { x: 0 }))
    a.binding.mark()
    a.binding.beginGesture()
    for (let x = 10; x <= 300; x += 10) {
      change(a, { x })
      clock.pass(33)
    }
    expect(a.writes).toBe(0)
    clock.pass(150)
    expect(shape(b).x).toBe(300)
    expect(storedAt(b)).toMatchObject({ 2: 0 })
    a.binding.endGesture()
    clock.pass(150)
    expect(a.writes).toBe(1)
    expect(b.writes).toBe(0)
    equal(a, b)
    a.binding.undo()
    clock.pass(150)
    expect(shape(b).x).toBe(0)
    equal(a, b)
  })

  it('[D2] that lasts is written every 2 s, and nobody sees it go back; one undo takes it all', () => {
    const { a, b } = two(geo('shape:box', { x: 0 }))
    a.binding.mark()
    a.binding.beginGesture()
    let last = 0
    for (let x = 10; x <= 1_800; x += 10) {
      change(a, { x })
      clock.pass(33)
      expect(shape(b).x).toBeGreaterThanOrEqual(last)
      last = shape(b).x
    }
    expect(a.writes).toBe(2)
    a.binding.endGesture()
    clock.pass(150)
    expect(a.writes).toBe(3)
    equal(a, b)
    a.binding.undo()
    expect(shape(a).x).toBe(0)
    expect(a.binding.canUndo()).toBe(false)
  })

  it('[D3] goes out at most 30 times a second, in small frames', () => {
    const { a } = two(geo('shape:box'))
    a.binding.beginGesture()
    for (let n = 0; n < 250; n++) {
      change(a, { x: n * 1.37 })
      clock.pass(4)
    }
    const moving = a.channel.sent.filter(({ patches }) => patches.length > 0)
    expect(moving.length).toBeGreaterThan(25)
    expect(moving.length).toBeLessThanOrEqual(31)
    for (const frame of moving) expect(writeGesture(frame).length).toBeLessThanOrEqual(60)
  })

  it('[D2] is written before marks, undo and flush, and when the line is lost', () => {
    for (const event of ['mark', 'undo', 'flush', 'lost', 'dispose'] as const) {
      const { a } = two(geo('shape:box', { x: 0 }))
      a.binding.beginGesture()
      change(a, { x: 50 })
      clock.pass(40)
      expect(a.writes).toBe(0)
      expect(a.channel.records).toBe(1)
      if (event === 'lost') a.channel.receive(null)
      else a.binding[event]()
      expect([event, a.writes > 0]).toEqual([event, true])
      expect(a.channel.records).toBe(0)
      people.splice(0).forEach(({ binding }) => binding.dispose())
    }
  })

  it('[D2] over a shape that someone else changes is written over it at once', () => {
    const { a, b } = two(geo('shape:box', { x: 0 }))
    a.binding.beginGesture()
    change(a, { x: 50 })
    clock.pass(40)
    changeProps(b, { color: 'red' })
    b.binding.flush()
    expect(a.writes).toBe(1)
    a.binding.endGesture()
    clock.pass(200)
    equal(a, b)
    expect(shape(b)).toMatchObject({ x: 50, props: { color: 'red' } })
  })

  it('[D2] of a shape that someone removes does not bring it back', () => {
    const { a, b } = two(geo('shape:box', { x: 0 }))
    a.binding.beginGesture()
    change(a, { x: 50 })
    clock.pass(40)
    b.store.remove(['shape:box' as TLShapeId])
    b.binding.flush()
    expect(a.store.has('shape:box' as TLShapeId)).toBe(false)
    a.binding.endGesture()
    clock.pass(200)
    equal(a, b)
    expect(readFields(b.doc, 'shape:box')).toBeNull()
  })

  it('[D1] writes at once what is made, removed, put elsewhere or said', () => {
    const { a, b } = two(
      frame('shape:frame', { index: 'a2' }),
      geo('shape:box'),
      card('shape:card'),
    )
    a.binding.beginGesture()
    a.store.put([geo('shape:new', { index: 'a5' })])
    clock.pass(60)
    expect(shape(b, 'shape:new')).toBeDefined()
    change(a, { parentId: 'shape:frame', x: 3 })
    clock.pass(60)
    expect(storedAt(b)).toMatchObject({ 0: 'shape:frame', 2: 3 })
    changeProps(a, { titleEn: 'Hello' }, 'shape:card')
    clock.pass(60)
    expect(shape(b, 'shape:card').props).toMatchObject({ titleEn: 'Hello' })
    a.store.remove(['shape:new' as TLShapeId])
    clock.pass(60)
    expect(b.store.has('shape:new' as TLShapeId)).toBe(false)
    equal(a, b)
    change(a, { x: 40 })
    clock.pass(150)
    expect(storedAt(b)).toMatchObject({ 2: 3 })
    expect(shape(b).x).toBe(40)
  })

  it('[D1] without a gesture, or without a channel, is written as ever', () => {
    const { a } = two(geo('shape:box'))
    change(a, { x: 1 })
    clock.pass(60)
    expect(a.writes).toBe(1)
    const doc = new Y.Doc()
    const store = createBoardStore()
    const alone = bindStoreToDoc({ store, doc, clock })
    alone.beginGesture()
    store.put([geo('shape:box', { parentId: 'page:page' })])
    clock.pass(60)
    store.update('shape:box' as TLShapeId, (record) => ({ ...record, x: 77 }))
    clock.pass(60)
    expect(readFields(doc, 'shape:box')!.geometry).toMatchObject({ 2: 77 })
    alone.dispose()
  })

  it('[D2] goes on offline, written every 2 s', () => {
    const { a } = two(geo('shape:box'))
    a.channel.isOnline = false
    a.binding.beginGesture()
    for (let n = 1; n <= 70; n++) {
      change(a, { x: n })
      clock.pass(60)
    }
    expect(a.channel.sent.filter(({ patches }) => patches.length > 0)).toEqual([])
    expect(a.writes).toBe(2)
  })
})

describe('other gestures', () => {
  it('[D7] a resize and a rotation are seen as a whole', () => {
    const { a, b } = two(geo('shape:box'))
    a.binding.beginGesture()
    change(a, { x: 5, rotation: 1, props: { ...shape(a).props, w: 333.25, h: 44 } })
    clock.pass(200)
    expect(shape(b)).toMatchObject({ x: 5, props: { w: 333.25, h: 44 } })
    expect(shape(b).rotation).toBeCloseTo(1, 6)
    expect(a.writes).toBe(0)
  })

  it('[D7] a stroke grows without being sent again', () => {
    const { a, b } = two()
    a.binding.beginGesture()
    const points = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ x: n, y: n * 2, z: 0.5 }))
    const drawn = geo('shape:box')
    a.store.put([
      {
        ...drawn,
        type: 'draw',
        props: {
          color: 'black',
          fill: 'none',
          dash: 'draw',
          size: 'm',
          segments: [{ type: 'free', points: points(1) }],
          isComplete: false,
          isClosed: false,
          isPen: false,
          scale: 1,
        },
      },
    ])
    clock.pass(60)
    const written = a.writes
    for (let n = 2; n <= 400; n++) {
      changeProps(a, { segments: [{ type: 'free', points: points(n) }] })
      clock.pass(16)
    }
    expect(a.writes - written).toBeLessThanOrEqual(4)
    clock.pass(40)
    expect((shape(b).props as { segments: object }).segments).toEqual([
      { type: 'free', points: points(400) },
    ])
    for (const frame of a.channel.sent) expect(writeGesture(frame).length).toBeLessThan(2_500)
    a.binding.endGesture()
    equal(a, b)
  })
})

describe("others' flights", () => {
  const place = (x: number, parent = 'page:one') => ({
    parent: parentTag(parent),
    x,
    y: 0,
    rotation: 0,
  })
  const flown = (sequence: number, x: number, id = 'shape:box', parent = 'page:one') => ({
    clientId: 9,
    sequence,
    patches: [{ id, place: place(x, parent), stroke: null, values: [] }],
  })

  it('[D7] are never written, whatever else is changed of the record', () => {
    const { a, b } = two(geo('shape:box', { x: 0 }))
    b.channel.receive(flown(1, 100))
    clock.pass(200)
    expect(shape(b).x).toBe(100)
    changeProps(b, { color: 'red' })
    clock.pass(200)
    expect(shape(b)).toMatchObject({ x: 100, props: { color: 'red' } })
    expect(storedAt(b)).toMatchObject({ 2: 0 })
    expect(shape(a)).toMatchObject({ x: 0, props: { color: 'red' } })
    b.binding.dispose()
    expect(storedAt(b)).toMatchObject({ 2: 0 })
  })

  it('[D7] give way to what is changed here, until they end', () => {
    const { a, b } = two(geo('shape:box', { x: 0 }))
    b.channel.receive(flown(1, 100))
    clock.pass(200)
    change(b, { x: 500 })
    clock.pass(200)
    b.channel.receive(flown(2, 120))
    clock.pass(200)
    expect(shape(b).x).toBe(500)
    expect(storedAt(a)).toMatchObject({ 2: 500 })
    b.channel.receive({ clientId: 9, sequence: 3, patches: [] })
    b.channel.receive(flown(4, 130))
    clock.pass(200)
    expect(shape(b).x).toBe(130)
  })

  it('[D6] end by an empty frame, by silence and with the line', () => {
    const { b } = two(geo('shape:box', { x: 0 }))
    b.channel.receive(flown(1, 100))
    clock.pass(200)
    b.channel.receive({ clientId: 9, sequence: 1, patches: [] })
    clock.pass(200)
    expect(shape(b).x).toBe(0)
    b.channel.receive(flown(2, 100))
    clock.pass(GESTURE_PACE.silentMs - 50)
    expect(shape(b).x).toBe(100)
    clock.pass(300)
    expect(shape(b).x).toBe(0)
    b.channel.receive(flown(3, 100))
    clock.pass(200)
    b.channel.receive(null)
    clock.pass(200)
    expect(shape(b).x).toBe(0)
    expect(recordsIn(b.store)).toEqual(normalize(b.doc))
  })

  it('[D3] frames that come late or twice change nothing', () => {
    const { b } = two(geo('shape:box', { x: 0 }))
    b.channel.receive(flown(5, 100))
    b.channel.receive(flown(4, 50))
    b.channel.receive(flown(5, 70))
    clock.pass(200)
    expect(shape(b).x).toBe(100)
    b.channel.receive({ clientId: 9, sequence: 6, patches: [] })
    b.channel.receive(flown(5, 100))
    clock.pass(200)
    expect(shape(b).x).toBe(0)
  })

  it('[D7] leave out what does not fit, is not there or is meant for another parent', () => {
    const { b } = two(geo('shape:box', { x: 0 }))
    const values = (field: 'props.w' | 'opacity', value: unknown) => ({
      clientId: 9,
      sequence: clock.now(),
      patches: [{ id: 'shape:box', place: place(100), stroke: null, values: [[field, value]] }],
    })
    for (const frame of [
      values('props.w', 'wide'),
      values('props.w', 0),
      values('opacity', 7),
      flown(clock.now() + 1, 100, 'shape:nobody'),
      flown(clock.now() + 2, 100, 'shape:box', 'shape:elsewhere'),
    ]) {
      b.channel.receive(frame as never)
      clock.pass(200)
      expect(recordsIn(b.store)).toEqual(normalize(b.doc))
    }
    expect(b.binding.status().invalid.size).toBe(0)
  })

  it('[D7] go when the record goes, and show again when it is back', () => {
    const { a, b } = two(geo('shape:box', { x: 0 }))
    b.channel.receive(flown(1, 100))
    clock.pass(200)
    a.store.remove(['shape:box' as TLShapeId])
    a.binding.flush()
    expect(b.store.has('shape:box' as TLShapeId)).toBe(false)
    a.binding.undo()
    expect(shape(b).x).toBe(100)
    expect(b.writes).toBe(0)
  })

  it.each([0, 0.3])(
    '[D8] glide: no displayed gap above 100 ms at 15 frames a second, %d of jitter',
    (jitter) => {
      const { b } = two(geo('shape:box', { x: 0 }))
      let sequence = 0
      let shownX = shape(b).x
      let changedAt = clock.now()
      let longest = 0
      let biggest = 0
      const everyMs = 1000 / 15
      let at = 0
      for (let n = 1; n <= 60; n++) {
        b.channel.receive(flown(++sequence, n * 20))
        const next = n * everyMs + (n % 2 ? 1 : -1) * jitter * everyMs * 0.5
        for (; at < next; at += 8) {
          clock.pass(8)
          const { x } = shape(b)
          if (x === shownX) continue
          if (n > 2) longest = Math.max(longest, clock.now() - changedAt)
          if (n > 2) biggest = Math.max(biggest, x - shownX)
          expect(x).toBeGreaterThan(shownX)
          shownX = x
          changedAt = clock.now()
        }
      }
      expect(longest).toBeLessThanOrEqual(100)
      // In steps of what is drawn, not of what is sent.
      expect(biggest).toBeLessThan(15)
    },
  )

  it('[D8] a turn takes the short way', () => {
    const { b } = two(geo('shape:box', { rotation: 6.2 }))
    const turned = { ...place(0), rotation: 0.1 }
    b.channel.receive({
      clientId: 9,
      sequence: 1,
      patches: [{ id: 'shape:box', place: turned, stroke: null, values: [] }],
    })
    const seen: number[] = []
    const listen = vi.fn(() => seen.push(shape(b).rotation))
    const stop = b.store.listen(listen, { scope: 'document' })
    clock.pass(200)
    stop()
    expect(seen.length).toBeGreaterThan(2)
    for (const rotation of seen) expect(rotation < 0.2 || rotation > 6.1).toBe(true)
  })
})
