import type { TLRecord, TLShape } from '@tldraw/tlschema'
import { AREA_TITLE_HEIGHT, type Rect } from './seed-layout'
import { wordsOf } from './drafts'

/** Canvas units. */
const GAP = 20
const NOTE = 200
/** About as wide as a seeded board. */
const WIDEST = 2400
/** Room between what is on a page and what comes below it. */
const MARGIN = 60
/** What somebody drew has no size in its record; near enough to stay clear of. */
const UNKNOWN = 200

/** A text shape's letter height by size, in canvas units. */
const TEXT_SIZE: Readonly<Record<string, number>> = { s: 18, m: 24, l: 36, xl: 44 }
const LINE_HEIGHT = 1.35

interface Size {
  w: number
  h: number
}

export interface Grid {
  /** A frame, or the page. */
  parentId: string
  /** Left and top of each, in the parent's coordinates, in the given order. */
  places: { x: number; y: number }[]
}

/**
 * Where released drafts of these sizes stand: in rows below what is in the frame when all of them have
 * room there, else in a block of their own below everything on the page. Nothing is covered.
 */
export function releaseGrid(
  sizes: readonly Size[],
  records: readonly TLRecord[],
  { frameId, pageId }: { frameId: string | null; pageId: string },
): Grid {
  const shapes = records.filter((record): record is TLShape => record.typeName === 'shape')
  const frame = shapes.find(({ id, type }) => id === frameId && type === 'frame')
  if (frame) {
    const area = sizeOf(frame)
    const below = bottomOf(shapes.filter(({ parentId }) => parentId === frame.id))
    const top = Math.max(AREA_TITLE_HEIGHT, below + GAP)
    const rows = inRows(sizes, { x: GAP, y: top, w: area.w - 2 * GAP })
    const isWide = sizes.every(({ w }) => w <= area.w - 2 * GAP)
    if (isWide && rows.bottom + GAP <= area.h) return { parentId: frame.id, places: rows.places }
  }
  const onPage = shapes.filter(({ parentId }) => parentId === pageId)
  const left = Math.min(...onPage.map(({ x }) => x))
  const origin = onPage.length > 0 ? { x: left, y: bottomOf(onPage) + MARGIN } : { x: 0, y: 0 }
  const cell = Math.max(...sizes.map(({ w }) => w), NOTE) + GAP
  const columns = Math.min(Math.ceil(Math.sqrt(sizes.length * 2)), Math.floor(WIDEST / cell))
  return { parentId: pageId, places: inRows(sizes, { ...origin, w: columns * cell - GAP }).places }
}

/** What a draft takes up. Notes know how far they grew; a text's height follows from its letters. */
export function sizeOf(shape: TLShape): Size {
  const props = shape.props as Record<string, unknown>
  const number = (key: string, otherwise: number) =>
    typeof props[key] === 'number' ? props[key] : otherwise
  const scale = number('scale', 1)
  if (shape.type === 'note') return { w: NOTE * scale, h: (NOTE + number('growY', 0)) * scale }
  if (shape.type === 'text') return { w: number('w', NOTE) * scale, h: textHeight(shape) * scale }
  return { w: number('w', UNKNOWN), h: number('h', UNKNOWN) + number('growY', 0) }
}

/** Hangul and Han are as wide as they are high, other letters about half. */
function textHeight(shape: TLShape): number {
  const { size, w } = shape.props as { size: string; w: number }
  const height = TEXT_SIZE[size] ?? 24
  const lines = wordsOf(shape)
    .split('\n')
    .map((line) => {
      const width = [...line].reduce((sum, letter) => sum + (letter > '\u1100' ? 1 : 0.6), 0)
      return Math.max(1, Math.ceil((width * height) / w))
    })
  return lines.reduce((sum, count) => sum + count, 0) * height * LINE_HEIGHT
}

/** Rows from left to right; each as high as its highest. */
function inRows(sizes: readonly Size[], area: { x: number; y: number; w: number }) {
  const places: { x: number; y: number }[] = []
  let { x, y } = area
  let height = 0
  for (const { w, h } of sizes) {
    if (x > area.x && x + w > area.x + area.w) {
      x = area.x
      y += height + GAP
      height = 0
    }
    places.push({ x, y })
    x += w + GAP
    height = Math.max(height, h)
  }
  return { places, bottom: y + height }
}

function bottomOf(shapes: readonly TLShape[]): number {
  return Math.max(0, ...shapes.map((shape) => boundsOf(shape)).map(({ y, h }) => y + h))
}

/** A turned shape may reach as far as its diagonal. */
function boundsOf(shape: TLShape): Rect {
  const { w, h } = sizeOf(shape)
  const reach = shape.rotation === 0 ? h : Math.hypot(w, h)
  return { x: shape.x, y: shape.y, w, h: reach }
}
