import type { Editor, TLShapeId } from '@tldraw/editor'
import { palette } from '../drawing/palette'
import { PictureError } from './picture-error'
import { pictureParts, type PictureTarget } from './picture-parts'
import { addStamp } from './stamp'

export interface PictureOptions {
  darkMode: boolean
  /** The board's own ground; false leaves the picture transparent. */
  background: boolean
  /** Stamps the picture FICTIONAL. */
  fictional: boolean
  /** For the SVG's `<title>` and `<desc>`, which screen readers and archives read. */
  title: string
  description: string
}

export interface Picture {
  /** A whole SVG document; fonts and images are inside. */
  svg: string
  /** Canvas units. */
  width: number
  height: number
}

const SVG = 'http://www.w3.org/2000/svg'

/**
 * Draws a part of the board as SVG, with the shapes' own `toSvg`.
 * Throws `PictureError` `empty` when there is nothing there, `not_drawn` when a shape fails.
 */
export async function drawPicture(
  editor: Editor,
  target: PictureTarget,
  options: PictureOptions,
): Promise<Picture> {
  const parts = pictureParts(editor, target)
  if (!parts) throw new PictureError('empty')
  const { ids, bounds } = parts
  try {
    // Texts are broken into lines by their font's widths: these must be the font's own.
    await loadFonts(editor, ids)
    const drawn = await editor.getSvgElement(
      // Given one frame alone, tldraw leaves the frame itself out; twice the same is not one.
      ids.length === 1 ? [...ids, ...ids] : ids,
      {
        darkMode: options.darkMode,
        background: false,
        bounds: bounds.clone(),
        padding: 0,
        scale: 1,
      },
    )
    if (!drawn) throw new PictureError('empty')
    const svg = drawn.svg.cloneNode(true) as SVGSVGElement
    svg.style.removeProperty('background-color')
    if (options.background) addGround(svg, palette(options.darkMode).paper)
    if (options.fictional) await addStamp(editor, svg, bounds, options.darkMode)
    // Last, so that they come first: a title counts only as the first child.
    addText(svg, 'desc', options.description)
    addText(svg, 'title', options.title)
    const { width, height } = bounds
    return { svg: new XMLSerializer().serializeToString(svg), width, height }
  } catch (error) {
    throw error instanceof PictureError ? error : new PictureError('not_drawn', { cause: error })
  }
}

/** Also of shapes on other pages, which nobody may have looked at yet. */
async function loadFonts(editor: Editor, ids: TLShapeId[]): Promise<void> {
  const faces = [...editor.getShapeAndDescendantIds(ids)].flatMap((id) =>
    editor.fonts.getShapeFontFaces(id),
  )
  await Promise.all([...new Set(faces)].map((face) => editor.fonts.ensureFontIsLoaded(face)))
}

/** A rectangle rather than CSS on the root: most viewers other than browsers ignore that. */
function addGround(svg: SVGSVGElement, color: string) {
  const ground = document.createElementNS(SVG, 'rect')
  const [x, y, width, height] = (svg.getAttribute('viewBox') ?? '').split(' ')
  for (const [key, value] of Object.entries({ x, y, width, height, fill: color })) {
    ground.setAttribute(key, value ?? '0')
  }
  svg.prepend(ground)
}

function addText(svg: SVGSVGElement, name: 'title' | 'desc', text: string) {
  const made = document.createElementNS(SVG, name)
  made.textContent = text
  svg.prepend(made)
}
