import type { TLFontFace } from '@tldraw/editor'
import table from './pretendard-subsets.json'

/**
 * The family our shapes are written in. Not the page's "Pretendard Variable": faces of this one are
 * only ever made here, piece by piece, so that an export embeds the pieces its text needs and not
 * all 92 that the page's stylesheet names.
 */
export const BOARD_FONT = 'pretendard_board'
export const BOARD_FONT_STACK = `${BOARD_FONT}, "Pretendard Variable", Pretendard, "Apple SD Gothic Neo", "Noto Sans KR", sans-serif`

interface Piece {
  url: string
  unicodeRange: string
  /** Code points from–to, inclusive, increasing. */
  spans: readonly (readonly [number, number])[]
}

const PIECES: readonly Piece[] = (table as [string, string][]).map(([file, unicodeRange]) => ({
  url: `/fonts/woff2-dynamic-subset/${file}`,
  unicodeRange,
  spans: unicodeRange.split(', ').map((range) => {
    const [from, to] = range.slice(2).split('-')
    return [parseInt(from!, 16), parseInt(to ?? from!, 16)] as const
  }),
}))

/** Every span of every piece, by first code point, for a binary search. */
const SPANS = PIECES.flatMap((piece, index) =>
  piece.spans.map(([from, to]) => ({ from, to, index })),
).sort((a, b) => a.from - b.from)

function pieceOf(codePoint: number): number | null {
  let low = 0
  let high = SPANS.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const span = SPANS[middle]!
    if (codePoint < span.from) high = middle - 1
    else if (codePoint > span.to) low = middle + 1
    else return span.index
  }
  return null
}

/** Places in the table of the pieces that draw `text`, increasing; characters in none are left out. */
export function piecesFor(text: string): number[] {
  const found = new Set<number>()
  for (const character of text) {
    const piece = pieceOf(character.codePointAt(0)!)
    if (piece !== null) found.add(piece)
  }
  return [...found].sort((a, b) => a - b)
}

/** tldraw keys faces by identity, so each combination is made once. */
const faces = new Map<string, TLFontFace>()

function face(
  family: string,
  weight: string,
  style: string,
  index: number,
  unicodeRange = PIECES[index]!.unicodeRange,
): TLFontFace {
  const key = `${family}/${weight}/${style}/${index}`
  const known = faces.get(key)
  if (known) return known
  const { url } = PIECES[index]!
  const made = { family, weight, style, unicodeRange, src: { url, format: 'woff2' } }
  faces.set(key, made)
  return made
}

/** The faces that a shape of ours with this text needs, all weights included. */
export function boardFontFaces(text: string): TLFontFace[] {
  return piecesFor(text).map((index) => face(BOARD_FONT, '45 920', 'normal', index))
}

/** Hangul letters, and everything from the first CJK block on: what tldraw's fonts don't have. */
const isMissing = (code: number) => (code >= 0x1100 && code <= 0x11ff) || code >= 0x2e80

/** The piece's range without what tldraw's own fonts draw, which must stay theirs. */
function missingRange(index: number): string {
  const hex = (code: number) => code.toString(16).toUpperCase()
  return PIECES[index]!.spans.filter(([from]) => isMissing(from))
    .map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`))
    .join(', ')
}

/**
 * Pretendard's pieces for what tldraw's own fonts lack in `text` (Hangul above all), under the name
 * of tldraw's family: the browser then takes each letter from whichever face has it, on screen and
 * in exports, and no shape of tldraw's has to change.
 */
export function missingGlyphFaces(
  text: string,
  font: { family: string; weight: string; style: string },
): TLFontFace[] {
  const missing = Array.from(text).filter((char) => isMissing(char.codePointAt(0)!))
  if (missing.length === 0) return []
  return piecesFor(missing.join('')).map((index) =>
    face(font.family, font.weight, font.style, index, missingRange(index)),
  )
}
