import { atom } from '@tldraw/editor'
import { BOARD_FONT_STACK } from '../fonts/pretendard'

export interface TextStyle {
  /** Canvas units. */
  size: number
  /** 100–900. */
  weight: number
}

/** Width of one line of text in canvas units. */
export type Measure = (text: string, style: TextStyle) => number

/**
 * Grows whenever fonts finish loading: widths measured before were another font's. Drawings read it
 * so that they wrap their text again.
 */
export const fontsVersion = atom('fonts version', 0)

const LARGEST_CACHE = 20_000
let cache = new Map<string, number>()
let context: CanvasRenderingContext2D | null = null
let listening = false

function listen() {
  if (listening || typeof document === 'undefined' || !document.fonts?.addEventListener) return
  listening = true
  document.fonts.addEventListener('loadingdone', () => {
    cache = new Map()
    fontsVersion.update((version) => version + 1)
  })
}

/** Measures with the browser's own text engine; without one (tests, servers) it estimates. */
export const measureText: Measure = (text, style) => {
  listen()
  context ??= typeof document === 'undefined' ? null : canvasContext()
  if (!context) return estimateText(text, style)
  const key = `${style.weight}/${style.size}/${text}`
  const known = cache.get(key)
  if (known !== undefined) return known
  context.font = `${style.weight} ${style.size}px ${BOARD_FONT_STACK}`
  const width = context.measureText(text).width
  if (cache.size >= LARGEST_CACHE) cache = new Map()
  cache.set(key, width)
  return width
}

function canvasContext(): CanvasRenderingContext2D | null {
  try {
    return document.createElement('canvas').getContext('2d')
  } catch {
    return null
  }
}

/** Deterministic widths, a little generous: Hangul and other wide letters 0.93 em, Latin 0.56 em. */
export const estimateText: Measure = (text, { size, weight }) => {
  let ems = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    if (code >= 0x1100) ems += 0.93
    else if (character === ' ') ems += 0.26
    else if ("iljtf.,:;'|!()[]".includes(character)) ems += 0.32
    else if (code >= 0x41 && code <= 0x5a) ems += 0.68
    else ems += 0.56
  }
  return ems * size * (weight >= 600 ? 1.04 : 1)
}
