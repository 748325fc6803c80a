import { BaseBoxShapeUtil, Rectangle2d, SVGContainer, type SvgExportContext } from '@tldraw/editor'
import { headingProps, type HeadingProps, type HeadingShape } from '@/sync/doc/shapes/heading'
import { exportView, lettersOf, useDrawView } from '../../drawing/view'
import { boardFontFaces } from '../../fonts/pretendard'
import { canvasWords } from '../../board-settings'
import { drawHeading } from './heading-drawing'

export class HeadingShapeUtil extends BaseBoxShapeUtil<HeadingShape> {
  static override type = 'heading' as const
  static override props = headingProps

  override getDefaultProps(): HeadingProps {
    const empty = { en: '', ko: '' }
    return { w: 800, h: 60, level: 'area', title: empty, note: empty, fictional: false }
  }

  override getGeometry(shape: HeadingShape) {
    return new Rectangle2d({ width: shape.props.w, height: shape.props.h, isFilled: true })
  }

  override getText(shape: HeadingShape) {
    const { title, note } = shape.props
    return [title.en, title.ko, note.en].filter(Boolean).join(' ')
  }

  override getAriaDescriptor(shape: HeadingShape) {
    return this.getText(shape)
  }

  override getFontFaces(shape: HeadingShape) {
    const { title, note } = shape.props
    return boardFontFaces(lettersOf(title, note, canvasWords('en')('fictional'), '…'))
  }

  override component(shape: HeadingShape) {
    return <HeadingOnScreen shape={shape} />
  }

  override indicator(shape: HeadingShape) {
    return <rect width={shape.props.w} height={shape.props.h} />
  }

  override toSvg(shape: HeadingShape, context: SvgExportContext) {
    return <>{drawHeading(shape.props, exportView(this.editor, context))}</>
  }
}

function HeadingOnScreen({ shape }: { shape: HeadingShape }) {
  return <SVGContainer>{drawHeading(shape.props, useDrawView())}</SVGContainer>
}
