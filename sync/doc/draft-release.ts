import type { TLPageId, TLParentId, TLRecord, TLShape, TLShapeId } from '@tldraw/tlschema'
import type { Doc } from 'yjs'
import { wordsOf, type DraftAuthor } from './drafts'
import { normalize } from './normalize'
import { readRecord, recordsOf, writeRecords } from './layout'
import { keysAbove } from './order-ties'
import { releaseGrid, sizeOf } from './draft-release-layout'
import { META } from './schema'
import { CARD_SIZE } from './seed-layout'
import { SEED_PAGE_ID } from './seed'
import { emptyCard, type ProposalCardProps } from './shapes/proposal-card'
import { readTags, withTags } from './tags'
import { recordProblem } from './valid-record'

/** A draft on its way to the board. */
export interface Releasing {
  /** As it stands in its writer's document. */
  shape: TLShape
  /** The shape id it gets on the board: random, so that their order tells nothing. */
  to: string
  /** As much of its writer as the attribution mode lets out. */
  author: DraftAuthor
}

/**
 * Puts drafts onto a board, in the order of their new ids, in a grid in this frame or below everything.
 * Those whose new id is there already were written before: doing it again adds nothing. Nothing of a
 * draft but its words, its tags, its looks and its size is taken over. Call inside a transaction. Returns the
 * words that stand on the board by id, without those that would not fit the schema.
 */
export function writeReleased(
  doc: Doc,
  drafts: readonly Releasing[],
  frameId: string | null,
): Map<string, string> {
  const written = new Map<string, string>()
  const fresh: Releasing[] = []
  for (const draft of drafts) {
    const present = recordsOf(doc).has(draft.to) ? readRecord(doc, draft.to) : null
    if (present) written.set(draft.to, wordsOf(present as TLShape))
    else fresh.push(draft)
  }
  fresh.sort((a, b) => (a.to < b.to ? -1 : 1))
  for (const shape of placed(normalize(doc), fresh, frameId)) {
    writeRecords(doc, [shape])
    written.set(shape.id, wordsOf(shape))
  }
  return written
}

function placed(
  records: readonly TLRecord[],
  drafts: readonly Releasing[],
  frameId: string | null,
): TLShape[] {
  let number = nextNumber(records)
  const shapes = drafts.flatMap((draft): TLShape[] => {
    const shape = released(draft, number)
    if (recordProblem(shape) !== null) return []
    if (shape.type === 'proposal-card') number += 1
    return [shape]
  })
  // Notes beside notes and cards beside cards: rows are then of one height.
  shapes.sort((a, b) => rank(a) - rank(b))
  const pageId = pageOf(records)
  const grid = releaseGrid(shapes.map(roomOf), records, { frameId, pageId })
  const siblings = records.flatMap((record) =>
    record.typeName === 'shape' && record.parentId === grid.parentId ? [record.index] : [],
  )
  const highest = siblings.sort().at(-1) ?? null
  const indices = keysAbove(highest, shapes.length) as TLShape['index'][]
  return shapes.map((shape, at) => ({
    ...shape,
    parentId: grid.parentId as TLParentId,
    index: indices[at]!,
    ...grid.places[at]!,
  }))
}

/** What hangs below it on the board included: who wrote a text, and the tags of what is signed. */
function roomOf(shape: TLShape) {
  const { w, h } = sizeOf(shape)
  if (shape.type === 'proposal-card' || shape.meta[META.author] === undefined) return { w, h }
  const signature = shape.type === 'text' ? SIGNATURE : 0
  return { w, h: h + signature + (readTags(shape.meta).length > 0 ? TAGS : 0) }
}

/** A shape of its own: who wrote a draft says nothing on the board but by `author`. */
function released({ shape, to, author }: Releasing, number: number): TLShape {
  return {
    id: to as TLShapeId,
    typeName: 'shape',
    type: shape.type,
    parentId: SEED_PAGE_ID,
    index: 'a1' as TLShape['index'],
    x: 0,
    y: 0,
    rotation: 0,
    opacity: 1,
    isLocked: false,
    props: propsOf(shape, author, number),
    meta: withTags(Object.keys(author).length > 0 ? { [META.author]: { ...author } } : {}, {
      add: readTags(shape.meta),
    }),
  }
}

function propsOf(shape: TLShape, author: DraftAuthor, number: number): object {
  if (shape.type === 'proposal-card') {
    const { titleEn, titleKo, textEn, textKo, pins, confirmed } = shape.props as ProposalCardProps
    const words = { titleEn, titleKo, textEn, textKo, pins, confirmed }
    return { ...emptyCard(), ...CARD_SIZE, ...words, number, author: author.party ?? null }
  }
  // People have their colours: where nobody is to be told apart, all get one.
  const isTold = Object.keys(author).length > 0
  if (shape.type === 'text') {
    const look = isTold ? {} : { color: 'black' }
    return { ...shape.props, ...look, autoSize: false, w: CARD_SIZE.w, scale: 1 }
  }
  const look = isTold ? {} : { color: 'yellow', labelColor: 'black' }
  return { ...shape.props, ...look, scale: 1, url: '' }
}

/** Canvas units, as `canvas/shapes` draws them. */
const SIGNATURE = 22
const TAGS = 24

const ORDER = ['note', 'text', 'proposal-card']
const rank = ({ type }: TLShape) => ORDER.indexOf(type)

function nextNumber(records: readonly TLRecord[]): number {
  const numbers = records.flatMap((record) =>
    record.typeName === 'shape' && (record as { type: string }).type === 'proposal-card'
      ? [(record.props as unknown as ProposalCardProps).number]
      : [],
  )
  return Math.max(0, ...numbers) + 1
}

/** The page that every board has; another where somebody has removed it. */
function pageOf(records: readonly TLRecord[]): TLPageId {
  const pages = records.flatMap((record) => (record.typeName === 'page' ? [record.id] : []))
  return pages.includes(SEED_PAGE_ID) ? SEED_PAGE_ID : (pages[0] ?? SEED_PAGE_ID)
}
