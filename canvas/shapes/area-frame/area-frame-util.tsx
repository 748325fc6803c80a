import {
  FrameShapeUtil,
  Rectangle2d,
  SVGContainer,
  useEditor,
  useValue,
  type SvgExportContext,
  type TLFrameShape,
} from 'tldraw'
import { Group2d } from '@tldraw/editor'
import { areaOf, areaTitle, type Area } from '@/sync/doc/areas'
import { canvasWords } from '../../board-settings'
import { exportView, lettersOf, useDrawView } from '../../drawing/view'
import { boardFontFaces } from '../../fonts/pretendard'
import { drawArea } from './area-drawing'

/** tldraw's frame, except that the frames of areas carry their title inside, in both languages. */
export class AreaFrameUtil extends FrameShapeUtil {
  override getGeometry(shape: TLFrameShape) {
    if (!areaOf(shape.meta)) return super.getGeometry(shape)
    const { w, h } = shape.props
    // A group, as tldraw expects of frames, without its label above the frame.
    return new Group2d({ children: [new Rectangle2d({ width: w, height: h, isFilled: false })] })
  }

  override getFontFaces(shape: TLFrameShape) {
    const area = areaOf(shape.meta)
    if (!area) return super.getFontFaces(shape)
    const hints = (['en', 'ko'] as const).map((locale) => hintOf(area, locale))
    return boardFontFaces(lettersOf(areaTitle(area, shape.props.name), '…', ...hints))
  }

  override component(shape: TLFrameShape) {
    const area = areaOf(shape.meta)
    return area ? <AreaOnScreen shape={shape} area={area} /> : super.component(shape)
  }

  override toSvg(shape: TLFrameShape, context: SvgExportContext) {
    const area = areaOf(shape.meta)
    if (!area) return super.toSvg(shape, context)
    const isEmpty = this.editor.getSortedChildIdsForParent(shape.id).length === 0
    return <>{drawArea({ ...shape.props, area, isEmpty }, exportView(this.editor, context))}</>
  }

  override indicator(shape: TLFrameShape) {
    return areaOf(shape.meta) ? (
      <rect width={shape.props.w} height={shape.props.h} rx={14} />
    ) : (
      super.indicator(shape)
    )
  }
}

function hintOf(area: Area, locale: 'en' | 'ko'): string {
  return area === 'axes' || area === 'precedents' ? '' : canvasWords(locale)(`area.${area}`)
}

function AreaOnScreen({ shape, area }: { shape: TLFrameShape; area: Area }) {
  const editor = useEditor()
  const view = useDrawView()
  const isEmpty = useValue(
    'area is empty',
    () => editor.getSortedChildIdsForParent(shape.id).length === 0,
    [editor, shape.id],
  )
  return <SVGContainer>{drawArea({ ...shape.props, area, isEmpty }, view)}</SVGContainer>
}
