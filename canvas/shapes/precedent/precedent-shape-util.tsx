import { BaseBoxShapeUtil, Rectangle2d, SVGContainer, type SvgExportContext } from '@tldraw/editor'
import {
  precedentProps,
  type PrecedentProps,
  type PrecedentShape,
} from '@/sync/doc/shapes/precedent'
import { canvasWords } from '../../board-settings'
import { exportView, lettersOf, useDrawView } from '../../drawing/view'
import { boardFontFaces } from '../../fonts/pretendard'
import { drawPrecedent } from './precedent-drawing'

export class PrecedentShapeUtil extends BaseBoxShapeUtil<PrecedentShape> {
  static override type = 'precedent' as const
  static override props = precedentProps

  override getDefaultProps(): PrecedentProps {
    const empty = { en: '', ko: '' }
    return { w: 540, h: 220, kind: 'precedent', title: empty, text: empty }
  }

  override getGeometry(shape: PrecedentShape) {
    return new Rectangle2d({ width: shape.props.w, height: shape.props.h, isFilled: true })
  }

  override getText(shape: PrecedentShape) {
    const { title, text } = shape.props
    return [title.en, title.ko, text.en, text.ko].filter(Boolean).join(' ')
  }

  override getAriaDescriptor(shape: PrecedentShape) {
    return this.getText(shape)
  }

  override getFontFaces(shape: PrecedentShape) {
    const { title, text } = shape.props
    const labels = (['en', 'ko'] as const).map((locale) => {
      const words = canvasWords(locale)
      return words('advice') + words('precedent')
    })
    return boardFontFaces(lettersOf(title, text, '…', ...labels))
  }

  override component(shape: PrecedentShape) {
    return <PrecedentOnScreen shape={shape} />
  }

  override indicator(shape: PrecedentShape) {
    return <rect width={shape.props.w} height={shape.props.h} rx={14} />
  }

  override toSvg(shape: PrecedentShape, context: SvgExportContext) {
    return <>{drawPrecedent(shape.props, exportView(this.editor, context))}</>
  }
}

function PrecedentOnScreen({ shape }: { shape: PrecedentShape }) {
  return <SVGContainer>{drawPrecedent(shape.props, useDrawView())}</SVGContainer>
}
