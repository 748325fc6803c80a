import type { Box, Editor } from '@tldraw/editor'
import { boardSettings, canvasWords } from '../board-settings'
import { measureText } from '../drawing/measure'
import { palette } from '../drawing/palette'
import { BOARD_FONT_STACK, boardFontFaces } from '../fonts/pretendard'

const SVG = 'http://www.w3.org/2000/svg'
const LARGEST = 16
const WEIGHT = 800
/** From the picture's edge, in canvas units: in the padding, so that it covers nothing. */
const MARGIN = 4

/**
 * Stamps a picture FICTIONAL in its upper right corner. A part of a sample board, away from the
 * board's own heading, must not pass for the record of something that happened.
 */
export async function addStamp(
  editor: Editor,
  svg: SVGSVGElement,
  bounds: Box,
  darkMode: boolean,
): Promise<void> {
  const text = canvasWords(boardSettings(editor).get().locale)('fictional')
  const faces = boardFontFaces(text)
  await Promise.all(faces.map((face) => editor.fonts.ensureFontIsLoaded(face)))

  const widthPerUnit = (measureText(text, { size: 100, weight: WEIGHT }) + 100) / 100
  const size = Math.min(LARGEST, (bounds.width - 2 * MARGIN) / widthPerUnit)
  const width = size * widthPerUnit
  const height = size * 1.25
  const x = bounds.maxX - MARGIN - width
  const y = bounds.minY + MARGIN
  const { stamp, paper } = palette(darkMode)

  const box = element('rect', {
    x: x + 1,
    y: y + 1,
    width: width - 2,
    height: height - 2,
    rx: size / 5,
    fill: paper,
    stroke: stamp,
    'stroke-width': size / 10,
  })
  const label = element('text', {
    x: x + width / 2,
    y: y + height / 2 + size * 0.36,
    'text-anchor': 'middle',
    'font-family': BOARD_FONT_STACK,
    'font-size': size,
    'font-weight': WEIGHT,
    fill: stamp,
  })
  label.textContent = text
  const group = element('g', { 'data-stamp': 'fictional' })
  group.append(box, label)

  const style = document.createElementNS(SVG, 'style')
  const declarations = await Promise.all(
    faces.map((face) => editor.fonts.toEmbeddedCssDeclaration(face)),
  )
  const present = Array.from(svg.querySelectorAll('style'), (each) => each.textContent ?? '')
  style.textContent = declarations.filter((each) => !present.includes(each)).join('\n')
  svg.append(style, group)
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}
