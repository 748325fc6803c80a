import { SVGContainer, type SvgExportContext } from '@tldraw/editor'
import type { TLNoteShape } from 'tldraw'
import { LOCALES } from '@/dialogue/localized'
import { messagesFor } from '@/messages'
import { drawDotsBadge } from '../../dots/dots-badge'
import { priorityOf } from '../../dots/priority'
import { exportView, useDrawView, type DrawView } from '../../drawing/view'
import { boardFontFaces } from '../../fonts/pretendard'
import { SignedNoteUtil } from '../signature/signed-note-util'

/** tldraw's note size at scale 1; it exports none. */
const NOTE_WIDTH = 200

/** A signed note, with what a round of priorities gave it on its upper right corner. */
export class NoteWithDotsUtil extends SignedNoteUtil {
  override getFontFaces(shape: TLNoteShape) {
    const faces = super.getFontFaces(shape)
    if (!priorityOf(shape.meta)) return faces
    const words = LOCALES.flatMap((locale) => Object.values(messagesFor(locale).canvas.dots.level))
    return [...faces, ...boardFontFaces(`${words.join('')}0123456789`)]
  }

  override component(shape: TLNoteShape) {
    return (
      <>
        {super.component(shape)}
        {priorityOf(shape.meta) && <DotsOnScreen shape={shape} />}
      </>
    )
  }

  override toSvg(shape: TLNoteShape, context: SvgExportContext) {
    return (
      <>
        {super.toSvg(shape, context)}
        {drawNoteDots(shape, exportView(this.editor, context))}
      </>
    )
  }
}

function DotsOnScreen({ shape }: { shape: TLNoteShape }) {
  const view = useDrawView()
  // tldraw's paper lies above what has no place of its own.
  return (
    <SVGContainer style={{ zIndex: 'calc(var(--layer-text-container) + 1)' }}>
      {drawNoteDots(shape, view)}
    </SVGContainer>
  )
}

function drawNoteDots({ meta, props: { scale } }: TLNoteShape, view: DrawView) {
  const priority = priorityOf(meta)
  if (!priority) return null
  return (
    <g transform={`scale(${scale})`}>
      {drawDotsBadge(priority, view, { width: NOTE_WIDTH, size: 20 })}
    </g>
  )
}
