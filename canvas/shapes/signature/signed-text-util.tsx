import {
  SVGContainer,
  useEditor,
  useValue,
  type Editor,
  type SvgExportContext,
  type TLTextShape,
} from '@tldraw/editor'
import { boardSettings } from '../../board-settings'
import { exportView, useDrawView, type DrawView } from '../../drawing/view'
import { TaggedTextUtil } from '../tags/tagged-utils'
import { drawSignature, signatureFaces, signatureOf, type Signature } from './signature'

/** A word that is narrower than its writer's name doesn't shorten that. */
const LEAST_WIDTH = 184

/** A text, with its tags; one that was released says under it who wrote it, as far as that may be said. */
export class SignedTextUtil extends TaggedTextUtil {
  override component(shape: TLTextShape) {
    return (
      <>
        {super.component(shape)}
        <OnScreen shape={shape} />
      </>
    )
  }

  override toSvg(shape: TLTextShape, context: SvgExportContext) {
    const signature = signatureOf(shape, boardSettings(this.editor).get())
    return (
      <>
        {super.toSvg(shape, context)}
        {signature && drawUnder(this.editor, shape, signature, exportView(this.editor, context))}
      </>
    )
  }

  override getFontFaces(shape: TLTextShape) {
    const signature = signatureOf(shape, boardSettings(this.editor).get())
    return [...super.getFontFaces(shape), ...signatureFaces(signature)]
  }
}

function OnScreen({ shape }: { shape: TLTextShape }) {
  const editor = useEditor()
  const view = useDrawView()
  const signature = useValue('signature', () => signatureOf(shape, boardSettings(editor).get()), [
    editor,
    shape,
  ])
  return signature && <SVGContainer>{drawUnder(editor, shape, signature, view)}</SVGContainer>
}

function drawUnder(editor: Editor, shape: TLTextShape, signature: Signature, view: DrawView) {
  const { w, h } = editor.getShapeGeometry(shape).bounds
  return drawSignature(signature, view, {
    x: 4,
    y: h,
    w: Math.max(LEAST_WIDTH, w - 8),
    color: view.colors.soft,
  })
}
