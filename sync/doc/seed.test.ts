import { readFileSync } from 'node:fs'
import type { TLRecord, TLShape } from '@tldraw/tlschema'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { AxisId, PartyId } from '@/dialogue/ids'
import type { Axis, DialogueContent, Party, Precedent } from '@/dialogue/workshop'
import { readRecords } from './layout'
import { createBoardSchema } from './schema'
import { seedDocument, seedRecords, type SampleProposal } from './seed'
import { layOut, proposalSlots, type Rect } from './seed-layout'

const both = (text: string) => ({ en: text, ko: `${text} (한국어)` })

function content(axes: number, parties: number, leans: number): DialogueContent {
  const party = (i: number): Party => ({
    id: `party-${i}` as PartyId,
    name: both(`Party ${i}`),
    short: both(`P${i}`),
  })
  const all = Array.from({ length: parties }, (_, i) => party(i))
  const axis = (i: number): Axis => ({
    id: `axis-${i}` as AxisId,
    name: both(`Axis ${i}`),
    left: both('Left'),
    right: both('Right'),
    stances: {},
    furtherEvidence: [],
    note: null,
  })
  const precedent = (i: number): Precedent => ({
    id: `case-${i}`,
    title: both('Case'),
    text: both('Text'),
  })
  return {
    title: both('A dialogue'),
    parties: all,
    seating: all.map(({ id }) => id),
    axes: Array.from({ length: axes }, (_, i) => axis(i)),
    precedents: Array.from({ length: Math.max(0, leans - 1) }, (_, i) => precedent(i)),
    advice: leans > 0 ? both('Advice') : null,
    stanceLabel: null,
  }
}

const sample = (
  JSON.parse(
    readFileSync(
      new URL('../../dialogue/templates/us-rok-space.sample.json', import.meta.url),
      'utf8',
    ),
  ) as { proposals: SampleProposal[] }
).proposals

const shapesOf = (records: TLRecord[]) =>
  records.filter((record): record is TLShape => record.typeName === 'shape')

/** Page rectangles of everything but area frames. */
function pageRects(records: TLRecord[]): Map<string, Rect> {
  const shapes = shapesOf(records)
  const byId = new Map<string, TLShape>(shapes.map((shape) => [shape.id, shape]))
  return new Map(
    shapes.map((shape) => {
      const parent = byId.get(shape.parentId)
      const { w, h } = shape.props as { w: number; h: number }
      return [shape.id, { x: shape.x + (parent?.x ?? 0), y: shape.y + (parent?.y ?? 0), w, h }]
    }),
  )
}

const overlap = (a: Rect, b: Rect) =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
const inside = (inner: Rect, outer: Rect) =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.w <= outer.x + outer.w + 0.01 &&
  inner.y + inner.h <= outer.y + outer.h + 0.01

describe('every template from one to eight axes and one to six parties', () => {
  for (const cards of [0, 12]) {
    for (let axes = 1; axes <= 8; axes++) {
      for (let parties = 1; parties <= 6; parties++) {
        for (const leans of [0, 3]) {
          test(`${axes} axes, ${parties} parties, ${leans} to lean on, ${cards} cards`, () => {
            const from = content(axes, parties, leans)
            const proposals = axes >= 3 && cards ? sample : null
            const records = seedRecords(from, { sample: proposals, locale: 'en' })
            const { bounds } = layOut(from, proposals?.length ?? 0)
            const rects = pageRects(records)
            const frames = shapesOf(records).filter((shape) => shape.type === 'frame')
            const leaves = shapesOf(records).filter((shape) => shape.type !== 'frame')
            for (const rect of rects.values()) expect(inside(rect, bounds)).toBe(true)
            for (const group of [frames, leaves]) {
              for (const [i, a] of group.entries()) {
                for (const b of group.slice(i + 1)) {
                  expect(overlap(rects.get(a.id)!, rects.get(b.id)!), `${a.id} and ${b.id}`).toBe(
                    false,
                  )
                }
              }
            }
            for (const leaf of leaves) {
              const parent = rects.get(leaf.parentId)
              if (parent)
                expect(inside(rects.get(leaf.id)!, parent), `${leaf.id} in its area`).toBe(true)
            }
          })
        }
      }
    }
  }
})

test('three axes, two parties and three to lean on are the board of 2400 × 1080', () => {
  const layout = layOut(content(3, 2, 3), 0)
  expect(layout.bounds).toEqual({ x: 0, y: 0, w: 2400, h: 1080 })
  expect(layout.axes[1]).toEqual({ x: 0, y: 340, w: 1660, h: 250 })
  expect(layout.precedents[2]).toEqual({ x: 1120, y: 860, w: 540, h: 220 })
  expect(layout.proposalsArea).toEqual({ x: 1700, y: 80, w: 700, h: 650 })
  expect(layout.parkingArea).toEqual({ x: 1700, y: 740, w: 340, h: 340 })
  expect(layout.nextStepsArea).toEqual({ x: 2060, y: 740, w: 340, h: 340 })
  expect(proposalSlots(layout.proposalsArea)).toHaveLength(8)
})

test('the records fit the board’s schema', () => {
  const schema = createBoardSchema()
  for (const record of seedRecords(content(3, 2, 3), { sample, locale: 'ko' })) {
    const type = schema.types[record.typeName]
    expect(() => type.validate(record)).not.toThrow()
  }
})

test('the same content always gives the same records, and a document holds them', () => {
  const options = { sample, locale: 'en' } as const
  const records = seedRecords(content(3, 2, 3), options)
  expect(seedRecords(content(3, 2, 3), options)).toEqual(records)
  const doc = new Y.Doc()
  seedDocument(doc, content(3, 2, 3), options)
  const byId = (list: TLRecord[]) => new Map(list.map((record) => [record.id, record]))
  expect(byId(readRecords(doc))).toEqual(byId(records))
})

test('seeded shapes are locked, the sample’s cards are free and pinned', () => {
  const shapes = shapesOf(seedRecords(content(3, 2, 3), { sample, locale: 'en' }))
  for (const shape of shapes) {
    expect(shape.isLocked).toBe(false)
    const isCard = shape.type === 'proposal-card'
    expect(shape.meta['lock'] === 'facilitator').toBe(!isCard)
  }
  const cards = shapes.filter((shape) => shape.type === 'proposal-card')
  expect(cards).toHaveLength(12)
  sample.forEach((proposal, i) => {
    const { pins } = cards[i]!.props as unknown as { pins: Record<string, number> }
    expect(Object.keys(pins)).toEqual(proposal.axes.map((number) => `axis-${number - 1}`))
  })
})

test('siblings have increasing, distinct indices', () => {
  const shapes = shapesOf(seedRecords(content(8, 6, 3), { sample: null, locale: 'en' }))
  const byParent = new Map<string, TLShape[]>()
  for (const shape of shapes)
    byParent.set(shape.parentId, [...(byParent.get(shape.parentId) ?? []), shape])
  for (const siblings of byParent.values()) {
    const keys = siblings.map(({ index }) => index as string)
    expect([...keys].sort()).toEqual(keys)
    expect(new Set(keys).size).toBe(keys.length)
  }
})
