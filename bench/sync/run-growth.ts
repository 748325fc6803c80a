import type { TLRecord, TLShape } from '@tldraw/tlschema'
import { toRichText } from '@tldraw/tlschema'
import * as Y from 'yjs'
import {
  readRecord,
  readRecords,
  recordsOf,
  stampSchema,
  writeRecord,
  writeRecords,
} from '@/sync/doc/layout'
import { createBoardSchema } from '@/sync/doc/schema'
import { emptyCard } from '@/sync/doc/shapes/proposal-card'
import { GESTURE_PACE } from '@/sync/protocol/gesture-frames'
import { boardRecords, moveAlong, shapeId } from './board'
import type { GrowthScenario } from './scenarios'
import { randomFrom } from './statistics'

/** How often what a person is doing right now is written into the document. */
export interface Cadence {
  name: string
  /** Between two writes of one drag; its end is written too. */
  dragMs: number
  /** Between two writes of what is being typed. */
  typingMs: number
}

/** The product's own for what is no gesture: `WRITE_INTERVAL_MS` of `canvas/binding`. */
const WRITE_MS = 50

export const CADENCES: readonly Cadence[] = [
  { name: 'as the board writes', dragMs: GESTURE_PACE.commitMs, typingMs: WRITE_MS },
  { name: 'every step of a drag, too', dragMs: WRITE_MS, typingMs: WRITE_MS },
]

export interface GrowthResult {
  kind: 'growth'
  bytes: number
  squashedBytes: number
  records: number
  loadMs: number
}

/** Boxes there are when the hour begins. */
const SHAPES = 60
/** A person begins something about this often. */
const GESTURES_PER_MINUTE = 8
const DRAG_MS = [500, 2_500] as const
const MOST_TOGETHER = 6
const WORDS = [
  'share',
  'tracking',
  'data',
  'notice',
  'before',
  'a',
  'test',
  'within',
  'days',
  '우주',
]
const TYPED_PER_SECOND = 5

/**
 * An hour of people who drag (a quarter of the drags move several shapes), type into cards and
 * boxes, create and delete. One document with changing client ids: every write lies in the
 * document as if each person had sent it.
 */
export function runGrowth(scenario: GrowthScenario, { dragMs, typingMs }: Cadence): GrowthResult {
  const random = randomFrom(11)
  const doc = new Y.Doc()
  stampSchema(doc)
  writeRecords(doc, boardRecords(SHAPES))
  const ids = Array.from({ length: SHAPES }, (_, number) => shapeId(number))
  let made = SHAPES
  const any = () => ids[Math.floor(random() * ids.length)] ?? shapeId(0)
  const between = ([least, most]: readonly [number, number]) => least + random() * (most - least)

  const gestures = scenario.people * scenario.minutes * GESTURES_PER_MINUTE
  for (let gesture = 0; gesture < gestures; gesture++) {
    doc.clientID = 1 + Math.floor(random() * scenario.people)
    const what = random()
    if (what < 0.6) {
      const together = random() < 0.25 ? 2 + Math.floor(random() * (MOST_TOGETHER - 1)) : 1
      const dragged = Array.from({ length: together }, any)
      const steps = Math.max(1, Math.ceil(between(DRAG_MS) / dragMs))
      for (let step = 0; step < steps; step++) {
        doc.transact(() => dragged.forEach((id) => moveAlong(doc, id, 1, random)))
      }
    } else if (what < 0.85) {
      type(doc, any(), random, Math.max(1, typingMs / (1000 / TYPED_PER_SECOND)))
    } else if (what < 0.95 || ids.length <= SHAPES) {
      const id = shapeId(made++)
      writeRecords(doc, [
        random() < 0.5 ? card(id, made) : { ...boxLike(doc, any()), id: id as never },
      ])
      ids.push(id)
    } else {
      const [gone = ''] = ids.splice(Math.floor(random() * ids.length), 1)
      doc.transact(() => recordsOf(doc).delete(gone))
    }
  }
  return measure(doc)
}

/** A sentence, letter by letter, `letters` of them per write. */
function type(doc: Y.Doc, id: string, random: () => number, letters: number): void {
  const record = readRecord(doc, id) as TLShape | null
  if (!record) return
  const words = Array.from({ length: 4 }, () => WORDS[Math.floor(random() * WORDS.length)])
  const sentence = words.join(' ')
  for (let at = 0; at < sentence.length; at += letters) {
    const text = sentence.slice(0, Math.ceil(at + letters))
    const props = record.type === 'geo' ? { richText: toRichText(text) } : { titleEn: text }
    doc.transact(() =>
      writeRecord(doc, { ...record, props: { ...record.props, ...props } } as TLRecord),
    )
  }
}

function boxLike(doc: Y.Doc, id: string): TLRecord {
  const record = readRecord(doc, id) as TLShape | null
  const box = record?.type === 'geo' ? record : readRecord(doc, shapeId(0))
  return box ?? (boardRecords(1).at(-1) as TLRecord)
}

const schema = createBoardSchema()

function card(id: string, number: number): TLRecord {
  return schema.types.shape.validate({
    id,
    typeName: 'shape',
    type: 'proposal-card',
    parentId: 'page:page',
    index: 'a1',
    x: number * 5,
    y: number * 3,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: {
      w: 330,
      h: 150,
      ...emptyCard(),
      number,
    },
  }) as TLRecord
}

function measure(doc: Y.Doc): GrowthResult {
  const bytes = Y.encodeStateAsUpdate(doc)
  const records = readRecords(doc)
  const fresh = new Y.Doc()
  stampSchema(fresh)
  writeRecords(fresh, records)
  const startedAt = performance.now()
  Y.applyUpdate(new Y.Doc(), bytes)
  const loadMs = performance.now() - startedAt
  const squashedBytes = Y.encodeStateAsUpdate(fresh).length
  return { kind: 'growth', bytes: bytes.length, squashedBytes, records: records.length, loadMs }
}
