import { getIndices } from '@tldraw/utils'
import {
  DocumentRecordType,
  PageRecordType,
  TLDOCUMENT_ID,
  toRichText,
  type TLPageId,
  type TLRecord,
} from '@tldraw/tlschema'
import * as Y from 'yjs'
import { GEOMETRY } from '@/sync/doc/fields'
import { readRecords, recordsOf, stampSchema, writeRecords } from '@/sync/doc/layout'
import { createBoardSchema } from '@/sync/doc/schema'
import { randomFrom } from './statistics'

/** The board of a scenario, as each kind of server wants it. */
export interface Board {
  /** One v1 update, in this project's layout: the same for all servers that keep Yjs documents. */
  update: Uint8Array
  records: TLRecord[]
}

const PAGE = 'page:page' as TLPageId
/** Positions a drag goes through: 1.3 s at 30 Hz. */
const DRAG_LENGTH = 40
const PAST_PEOPLE = 20

export const shapeId = (number: number) => `shape:${number}`

/** Boxes with a few words in them, then dragged about by twenty people in the past. */
export function makeBoard(shapes: number, pastDrags: number): Board {
  const doc = new Y.Doc()
  stampSchema(doc)
  writeRecords(doc, boardRecords(shapes))
  const random = randomFrom(7)
  for (let drag = 0; drag < pastDrags; drag += DRAG_LENGTH) {
    doc.clientID = 1 + Math.floor(random() * PAST_PEOPLE)
    moveAlong(doc, shapeId(Math.floor(random() * shapes)), DRAG_LENGTH, random)
  }
  const board = { update: Y.encodeStateAsUpdate(doc), records: readRecords(doc) }
  doc.destroy()
  return board
}

/** Moves one shape `steps` times, one transaction each, as a drag does. */
export function moveAlong(doc: Y.Doc, id: string, steps: number, random: () => number): void {
  const map = recordsOf(doc).get(id)
  const geometry = map?.get(GEOMETRY)
  if (!map || !Array.isArray(geometry)) throw new Error(`There is no ${id} to move.`)
  let [parent, index, x, y, rotation] = geometry as [string, string, number, number, number]
  for (let step = 0; step < steps; step++) {
    x += (random() - 0.5) * 20
    y += (random() - 0.5) * 20
    map.set(GEOMETRY, [parent, index, x, y, rotation])
  }
}

export function boardRecords(shapes: number): TLRecord[] {
  const page = [
    DocumentRecordType.create({ id: TLDOCUMENT_ID, name: 'Bench' }),
    PageRecordType.create({ id: PAGE, name: 'Bench', index: 'a1' as never }),
  ]
  const indices = getIndices(shapes)
  return [...page, ...indices.map((index, number) => box(number, index))]
}

const schema = createBoardSchema()

/** A box of tldraw's own kind, so that tldraw's server can validate it too. */
function box(number: number, index: string): TLRecord {
  return schema.types.shape.validate({
    id: shapeId(number),
    typeName: 'shape',
    type: 'geo',
    parentId: PAGE,
    index,
    x: (number % 50) * 220,
    y: Math.floor(number / 50) * 160,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: {
      geo: 'rectangle',
      dash: 'draw',
      url: '',
      w: 200,
      h: 120,
      growY: 0,
      scale: 1,
      labelColor: 'black',
      color: 'blue',
      fill: 'solid',
      size: 'm',
      font: 'sans',
      align: 'middle',
      verticalAlign: 'middle',
      richText: toRichText(`Proposal ${number}: share tracking data`),
    },
  }) as TLRecord
}
