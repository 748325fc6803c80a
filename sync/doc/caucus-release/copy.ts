import type {
  TLAsset,
  TLBinding,
  TLPage,
  TLPageId,
  TLParentId,
  TLRecord,
  TLShape,
} from '@tldraw/tlschema'
import { newId } from '@/dialogue/ids'
import { META } from '../schema'
import { assetIdOf, type Chosen } from './choose'
import { boundsOf, placeOnPage, shapesById } from './bounds'

export interface CopyOptions {
  /** Everything on the plenary, as people see it. */
  plenary: readonly TLRecord[]
  /** Everything in the caucus, for where things stood. */
  caucus: readonly TLRecord[]
  /** The name of the frame it arrives in. */
  name: string
  /** The party that releases. */
  author: string
  /** A workshop whose content is invented says so on every card. */
  isFictional: boolean
  /** Where a chosen asset's picture is kept for everyone, by asset record id. */
  sources: ReadonlyMap<string, string>
}

/** Canvas units between the released shapes and their frame, and between that and the board above. */
const INSET = 40
const GAP = 80

/**
 * The chosen shapes as new records of the plenary: under ids of their own, in a new frame below everything
 * that is there, laid out as they stood. The first record is the frame.
 */
export function copyOf(chosen: Chosen, options: CopyOptions): TLRecord[] {
  const { plenary, author } = options
  const ids = new Map<string, string>()
  const fresh = (id: string) => {
    const [kind = ''] = id.split(':', 1)
    const known = ids.get(id) ?? `${kind}:${newId<string>()}`
    ids.set(id, known)
    return known
  }
  const frame = newFrame(chosen, options)
  const before = shapesById(options.caucus)
  const stood = boundsOf(chosen.shapes, before) ?? { x: 0, y: 0, w: 0, h: 0 }
  const order = inFront(chosen, before)
  const numbers = newNumbers(chosen, largestNumber(plenary))
  const assetIds = new Set<string>(chosen.assets.map(({ id }) => id))

  const shapes = chosen.shapes.map((shape): TLShape => {
    const asset = assetIdOf(shape)
    const props = {
      ...shape.props,
      ...(asset !== null && { assetId: assetIds.has(asset) ? fresh(asset) : null }),
      ...(numbers.has(shape.id) && { author, number: numbers.get(shape.id) }),
    }
    const meta: TLShape['meta'] =
      options.isFictional && numbers.has(shape.id) ? { [META.fictional]: 'true' } : {}
    const copy = { ...shape, id: fresh(shape.id), props, meta } as TLShape
    if (!chosen.roots.has(shape.id))
      return { ...copy, parentId: fresh(shape.parentId) as TLParentId }
    const { x, y, rotation } = placeOnPage(before.get(shape.id) ?? shape, before)
    return {
      ...copy,
      parentId: frame.id,
      index: keyAt(order.indexOf(shape.id)),
      x: x - stood.x + INSET,
      y: y - stood.y + INSET,
      rotation,
    }
  })
  const bindings = chosen.bindings.map(
    (binding) =>
      ({
        ...binding,
        id: fresh(binding.id),
        fromId: fresh(binding.fromId),
        toId: fresh(binding.toId),
      }) as TLBinding,
  )
  const assets = chosen.assets.map((asset) => {
    const src = options.sources.get(asset.id)
    const props = src === undefined ? asset.props : { ...asset.props, src }
    return { ...asset, id: fresh(asset.id), props } as TLAsset
  })
  return [frame, ...assets, ...shapes, ...bindings]
}

/** Below everything on the plenary's first page, in front of it. */
function newFrame(chosen: Chosen, { plenary, caucus, name }: CopyOptions): TLShape {
  const page = firstPage(plenary)
  const here = shapesById(plenary)
  const onPage = [...here.values()].filter(({ parentId }) => parentId === page)
  const there = boundsOf(onPage, here) ?? { x: 0, y: 0, w: 0, h: -GAP }
  const stood = boundsOf(chosen.shapes, shapesById(caucus)) ?? { w: 0, h: 0 }
  const highest = onPage.reduce((top, { index }) => (index > top ? index : top), '')
  return {
    id: `shape:${newId<string>()}`,
    typeName: 'shape',
    type: 'frame',
    parentId: page as TLParentId,
    index: keyAbove(highest),
    x: there.x,
    y: there.y + there.h + GAP,
    rotation: 0,
    opacity: 1,
    isLocked: false,
    props: {
      w: Math.max(stood.w + 2 * INSET, 4 * INSET),
      h: Math.max(stood.h + 2 * INSET, 4 * INSET),
      name,
      color: 'black',
    },
    meta: {},
  } as unknown as TLShape
}

function firstPage(records: readonly TLRecord[]): TLPageId {
  const pages = records.filter((record): record is TLPage => record.typeName === 'page')
  const [first] = pages.sort((a, b) => (a.index < b.index ? -1 : 1))
  if (!first) throw new Error('A board has a page.')
  return first.id
}

function largestNumber(records: readonly TLRecord[]): number {
  return records.reduce((largest, record) => {
    const { number } = (record as { props?: { number?: unknown } }).props ?? {}
    const isCard = record.typeName === 'shape' && record.type === 'proposal-card'
    return isCard && typeof number === 'number' ? Math.max(largest, number) : largest
  }, 0)
}

/** New numbers of the cards, by id, in the order of those they had. */
function newNumbers({ shapes }: Chosen, after: number): Map<string, number> {
  const cards = shapes.flatMap((shape) => {
    const { number } = shape.props as { number?: number }
    return shape.type === 'proposal-card' ? [{ id: shape.id, number: number ?? 0 }] : []
  })
  cards.sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1))
  return new Map(cards.map(({ id }, place) => [id, after + place + 1]))
}

/** Ids of the roots from back to front, as they stood on their page. */
function inFront({ roots }: Chosen, shapes: ReadonlyMap<string, TLShape>): string[] {
  const path = (id: string): string => {
    const shape = shapes.get(id)
    return shape ? `${path(shape.parentId)}/${shape.index}` : ''
  }
  return [...roots].sort((a, b) => (path(a) < path(b) || (path(a) === path(b) && a < b) ? -1 : 1))
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** The `place`-th of 3,844 increasing order keys, `b00` … `bzz`. */
function keyAt(place: number): TLShape['index'] {
  const [high, low] = [DIGITS[Math.floor(place / 62)], DIGITS[place % 62]]
  if (!high || !low) throw new RangeError(`Too many siblings: ${place + 1}`)
  return `b${high}${low}` as TLShape['index']
}

/** An order key above this one: its whole part, one higher. '' is below all. */
function keyAbove(key: string): TLShape['index'] {
  const head = key[0] ?? 'Z'
  const length = head >= 'a' ? head.charCodeAt(0) - 95 : 92 - head.charCodeAt(0)
  const digits = [...key.slice(1, length)]
  for (let at = digits.length - 1; at >= 0; at--) {
    const next = DIGITS[DIGITS.indexOf(digits[at]!) + 1]
    digits[at] = next ?? '0'
    if (next) return (head + digits.join('')) as TLShape['index']
  }
  // All its digits were the last: one more digit, or from the negative keys to the first of the others.
  if (head < 'a') return 'a0' as TLShape['index']
  return `${String.fromCharCode(head.charCodeAt(0) + 1)}${'0'.repeat(length)}` as TLShape['index']
}
