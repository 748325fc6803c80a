import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { ParticipantAuth } from '@/server/services'
import { GEOMETRY, type Fields } from '@/sync/doc/fields'
import { createRecordMap, readFields, recordsOf } from '@/sync/doc/layout'
import { LIMITS } from '@/sync/protocol/limits'
import { Capacity } from './capacity'
import { Gate } from './gate'
import { RecordView } from './record-view'
import { touchedRecords, type TouchedFields } from './touched-records'

const note = (): Fields => ({
  typeName: 'shape',
  type: 'note',
  isLocked: false,
  opacity: 1,
  [GEOMETRY]: ['page:page', 'a1', 0, 0, 0],
  'props.color': 'blue',
  'props.richText': { type: 'doc', content: [{ type: 'paragraph' }] },
})

/** Repeatable numbers from 0 up to `below`. */
function dice(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % below
  }
}

/** One thing a peer may do to a record, sensible or not. */
function disturb(doc: Y.Doc, roll: (below: number) => number): void {
  const records = recordsOf(doc)
  const id = `shape:${roll(6)}`
  const map = records.get(id)
  const what = roll(11)
  if (what === 0) records.delete(id)
  else if (what === 1) records.set(id, roll(5) === 0 ? (7 as never) : createRecordMap(note()))
  else if (!(map instanceof Y.Map)) records.set(id, createRecordMap(note()))
  else if (what < 5) map.set(GEOMETRY, ['page:page', 'a1', roll(100), roll(100), 0])
  else if (what === 5) map.set('props.color', roll(2) ? 'red' : undefined)
  else if (what === 6) map.delete('props.color')
  else if (what === 7) map.set('type', roll(2) ? 'unheard of' : 'note')
  else if (what === 8) map.set(`odd.${roll(3)}`, new Y.Map([['x', roll(9)]]))
  else if (what === 9) {
    const odd = map.get(`odd.${roll(3)}`)
    if (odd instanceof Y.Map) odd.set('x', roll(9))
    else map.set('__proto__', { x: roll(9) })
  } else {
    const text = map.get('props.richText')
    if (text instanceof Y.Text) text.insert(roll(text.length + 1), 'ab')
    else map.set('props.richText', new Y.Text('new'))
  }
}

describe('the view of records', () => {
  it('equals the document after whatever was touched', () => {
    for (let seed = 1; seed <= 15; seed++) {
      const roll = dice(seed)
      const doc = new Y.Doc()
      const view = new RecordView(doc)
      let touched = new Map<string, TouchedFields>()
      for (let step = 0; step < 60; step++) {
        doc.transact((transaction) => {
          for (let count = 1 + roll(3); count > 0; count--) disturb(doc, roll)
          touched = touchedRecords(doc, transaction)
        })
        for (const [id, names] of touched) view.check(id, view.now(id, names), names)
        for (let number = 0; number < 6; number++) {
          const id = `shape:${number}`
          expect(view.before(id)).toEqual(readFields(doc, id))
        }
      }
    }
  })
})

describe('a drag', () => {
  const author = { role: 'delegate', party: 'us', participantId: 'p' } as unknown as ParticipantAuth
  const geo = (): Fields => ({
    ...note(),
    type: 'geo',
    'props.richText': { type: 'doc', content: [{ type: 'paragraph' }] },
    'props.geo': 'rectangle',
    'props.dash': 'draw',
    'props.url': '',
    'props.w': 1,
    'props.h': 1,
    'props.growY': 0,
    'props.scale': 1,
    'props.labelColor': 'black',
    'props.fill': 'solid',
    'props.size': 'm',
    'props.font': 'sans',
    'props.align': 'middle',
    'props.verticalAlign': 'middle',
  })

  /** What the gate says of each geometry in turn. */
  function judged(...geometries: unknown[]): number[] {
    const doc = new Y.Doc()
    recordsOf(doc).set('shape:a', createRecordMap(geo()))
    const gate = new Gate(doc, new Capacity(doc, 0, LIMITS, () => 0), { session: null }, 'b')
    const client = new Y.Doc()
    Y.applyUpdate(client, Y.encodeStateAsUpdate(doc))
    return geometries.map((geometry) => {
      const before = Y.encodeStateVector(client)
      recordsOf(client).get('shape:a')?.set(GEOMETRY, geometry)
      const verdict = gate.judge(Y.encodeStateAsUpdate(client, before), author, () => true)
      return verdict.kind === 'taken' ? verdict.invalid.length : -1
    })
  }

  it('is checked like any change [W8]', () => {
    const at = (...numbers: unknown[]) => ['page:page', 'a1', ...numbers]
    expect(judged(at(1, 2, 0), at(3, 4, 0))).toEqual([0, 0])
    expect(judged(at(1, 2, 0), at('x', 2, 0), at(5, 6, 0), at(7, 8, 0))).toEqual([0, 1, 0, 0])
    expect(judged(at(1, 2, 0), at(NaN, 2, 0), at(1, Infinity, 0))).toEqual([0, 1, 1])
    expect(judged(at(1, 2, 0), at(1, 2), at(1, 2, 0, 0), 'nowhere', null)).toEqual([0, 1, 1, 1, 1])
    expect(judged(at(1, 2, 0), ['asset:x', 'a1', 1, 2, 0])).toEqual([0, 1])
    expect(judged(at(1, 2, 0), ['page:page', 'a10', 1, 2, 0])).toEqual([0, 1])
  })
})
