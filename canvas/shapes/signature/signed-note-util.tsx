import {
  SVGContainer,
  useEditor,
  useValue,
  type SvgExportContext,
  type TLNoteShape,
} from '@tldraw/editor'
import { boardSettings } from '../../board-settings'
import { palette } from '../../drawing/palette'
import { exportView, useDrawView, type DrawView } from '../../drawing/view'
import { TaggedNoteUtil } from '../tags/tagged-utils'
import {
  drawSignature,
  SIGNATURE_SIZE,
  signatureFaces,
  signatureOf,
  type Signature,
} from './signature'

const WIDTH = 200
/** tldraw gives the note's paper a layer of its own. */
const IN_FRONT = { zIndex: 'calc(var(--layer-text-container) + 1)' }

/** A note, with its tags; one that was released says at its foot who wrote it, as far as that may be said. */
export class SignedNoteUtil extends TaggedNoteUtil {
  override component(shape: TLNoteShape) {
    return (
      <>
        {super.component(shape)}
        <OnScreen shape={shape} />
      </>
    )
  }

  override toSvg(shape: TLNoteShape, context: SvgExportContext) {
    const signature = signatureOf(shape, boardSettings(this.editor).get())
    return (
      <>
        {super.toSvg(shape, context)}
        {signature && drawAtFoot(shape, signature, exportView(this.editor, context))}
      </>
    )
  }

  override getFontFaces(shape: TLNoteShape) {
    const signature = signatureOf(shape, boardSettings(this.editor).get())
    return [...super.getFontFaces(shape), ...signatureFaces(signature)]
  }
}

function OnScreen({ shape }: { shape: TLNoteShape }) {
  const editor = useEditor()
  const view = useDrawView()
  const signature = useValue('signature', () => signatureOf(shape, boardSettings(editor).get()), [
    editor,
    shape,
  ])
  if (!signature) return null
  return <SVGContainer style={IN_FRONT}>{drawAtFoot(shape, signature, view)}</SVGContainer>
}

/** On the note's own colour, which is light in the light theme and dark in the dark one. */
function drawAtFoot({ props }: TLNoteShape, signature: Signature, view: DrawView) {
  const { scale, growY } = props
  return drawSignature(signature, view, {
    x: SIGNATURE_SIZE,
    y: (WIDTH + growY) * scale - SIGNATURE_SIZE * 2,
    w: WIDTH * scale - 2 * SIGNATURE_SIZE,
    color: palette(view.isDark).ink,
  })
}
