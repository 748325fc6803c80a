import { SVGContainer, type Editor, type SvgExportContext, type TLShape } from '@tldraw/editor'
import {
  GeoShapeUtil,
  NoteShapeUtil,
  TextShapeUtil,
  type TLGeoShape,
  type TLNoteShape,
  type TLTextShape,
} from 'tldraw'
import { readTags } from '@/sync/doc/tags'
import { boardSettings } from '../../board-settings'
import { exportView, useDrawView, type DrawView } from '../../drawing/view'
import { boardFontFaces } from '../../fonts/pretendard'
import { SIGNATURE_HEIGHT, signatureOf } from '../signature/signature'
import { drawTags, fitTags } from './tag-drawing'

/** Canvas units: legible from as far as a card's smaller line. */
const SIZE = 19
const INSET = 8
const OUTSIDE = 3
/** A short word may carry tags that are wider than it is. */
const LEAST_ROOM = 184

/**
 * Tags on the lower edge of one of tldraw's shapes, in the margin of what is written there; the edge, and the line of a
 * selection along it, run under their letters. Who wrote what was released is said there already, at a note's
 * foot and under a text: tags then hang below.
 */
function drawOnEdge(editor: Editor, shape: TLShape, view: DrawView) {
  const names = readTags(shape.meta)
  if (names.length === 0) return null
  const { w, h } = editor.getShapeGeometry(shape).bounds
  const isSigned = signatureOf(shape, boardSettings(editor).get()) !== null
  // Under a text's signature they don't touch it.
  const below = shape.type === 'text' ? SIGNATURE_HEIGHT + OUTSIDE : -OUTSIDE
  const row = fitTags(names, Math.max(LEAST_ROOM, w - 2 * INSET), SIZE)
  return drawTags(row, view, {
    x: INSET,
    y: isSigned ? h + below : h - row.h + OUTSIDE,
  })
}

function TagsOnScreen({ editor, shape }: { editor: Editor; shape: TLShape }) {
  const view = useDrawView()
  const drawn = drawOnEdge(editor, shape, view)
  // Over a note's paper, which tldraw lifts.
  return drawn && <SVGContainer style={{ zIndex: 2 }}>{drawn}</SVGContainer>
}

function tagFaces(shape: TLShape) {
  const names = readTags(shape.meta)
  return names.length === 0 ? [] : boardFontFaces(`${names.join('')}+…0123456789`)
}

/** tldraw's note, with its tags. */
export class TaggedNoteUtil extends NoteShapeUtil {
  override component(shape: TLNoteShape) {
    return (
      <>
        {super.component(shape)}
        <TagsOnScreen editor={this.editor} shape={shape} />
      </>
    )
  }

  override toSvg(shape: TLNoteShape, context: SvgExportContext) {
    return (
      <>
        {super.toSvg(shape, context)}
        {drawOnEdge(this.editor, shape, exportView(this.editor, context))}
      </>
    )
  }

  override getFontFaces(shape: TLNoteShape) {
    return [...super.getFontFaces(shape), ...tagFaces(shape)]
  }
}

/** tldraw's text, with its tags. */
export class TaggedTextUtil extends TextShapeUtil {
  override component(shape: TLTextShape) {
    return (
      <>
        {super.component(shape)}
        <TagsOnScreen editor={this.editor} shape={shape} />
      </>
    )
  }

  override toSvg(shape: TLTextShape, context: SvgExportContext) {
    return (
      <>
        {super.toSvg(shape, context)}
        {drawOnEdge(this.editor, shape, exportView(this.editor, context))}
      </>
    )
  }

  override getFontFaces(shape: TLTextShape) {
    return [...super.getFontFaces(shape), ...tagFaces(shape)]
  }
}

/** tldraw's rectangles and the like, with their tags. */
export class TaggedGeoUtil extends GeoShapeUtil {
  override component(shape: TLGeoShape) {
    return (
      <>
        {super.component(shape)}
        <TagsOnScreen editor={this.editor} shape={shape} />
      </>
    )
  }

  override toSvg(shape: TLGeoShape, context: SvgExportContext) {
    return (
      <>
        {super.toSvg(shape, context)}
        {drawOnEdge(this.editor, shape, exportView(this.editor, context))}
      </>
    )
  }

  override getFontFaces(shape: TLGeoShape) {
    return [...super.getFontFaces(shape), ...tagFaces(shape)]
  }
}
