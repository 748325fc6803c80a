import {
  FrameShapeUtil,
  Rectangle2d,
  SVGContainer,
  useEditor,
  useValue,
  type SvgExportContext,
  type TLFrameShape,
} from 'tldraw'
import { Group2d, type Editor } from '@tldraw/editor'
import { areaOf, areaTitle, arrangedAlong, type Area } from '@/sync/doc/areas'
import { canvasWords } from '../../board-settings'
import { boardIndex } from '../../cards'
import { exportView, lettersOf, useDrawView } from '../../drawing/view'
import { boardFontFaces } from '../../fonts/pretendard'
import { drawArea } from './area-drawing'
import { drawArrangement } from './arrangement-drawing'

/**
 * tldraw's frame, except that the frames of areas, and those in which cards are laid out along an axis, carry
 * their title inside, in both languages.
 */
export class AreaFrameUtil extends FrameShapeUtil {
  override getGeometry(shape: TLFrameShape) {
    if (!isOurs(shape)) return super.getGeometry(shape)
    const { w, h } = shape.props
    // A group, as tldraw expects of frames, without its label above the frame.
    return new Group2d({ children: [new Rectangle2d({ width: w, height: h, isFilled: false })] })
  }

  override getFontFaces(shape: TLFrameShape) {
    const area = areaOf(shape.meta)
    const axis = arrangementAxis(this.editor, shape)
    if (axis) return boardFontFaces(lettersOf(axis.name, axis.left, axis.right, '…'))
    if (!area) return super.getFontFaces(shape)
    const hints = (['en', 'ko'] as const).map((locale) => hintOf(area, locale))
    return boardFontFaces(lettersOf(areaTitle(area, shape.props.name), '…', ...hints))
  }

  override component(shape: TLFrameShape) {
    const area = areaOf(shape.meta)
    if (area) return <AreaOnScreen shape={shape} area={area} />
    return isOurs(shape) ? <ArrangementOnScreen shape={shape} /> : super.component(shape)
  }

  override toSvg(shape: TLFrameShape, context: SvgExportContext) {
    const area = areaOf(shape.meta)
    if (!area && isOurs(shape)) {
      const axis = arrangementAxis(this.editor, shape)
      return <>{drawArrangement({ ...shape.props, axis }, exportView(this.editor, context))}</>
    }
    if (!area) return super.toSvg(shape, context)
    const isEmpty = this.editor.getSortedChildIdsForParent(shape.id).length === 0
    return <>{drawArea({ ...shape.props, area, isEmpty }, exportView(this.editor, context))}</>
  }

  override indicator(shape: TLFrameShape) {
    return isOurs(shape) ? (
      <rect width={shape.props.w} height={shape.props.h} rx={14} />
    ) : (
      super.indicator(shape)
    )
  }
}

const isOurs = ({ meta }: TLFrameShape) => areaOf(meta) !== null || arrangedAlong(meta) !== null

/** The axis along which the cards in this frame were laid out; null when it is gone, or for other frames. */
function arrangementAxis(editor: Editor, { meta }: TLFrameShape) {
  const axisId = arrangedAlong(meta)
  const axes = axisId === null ? [] : boardIndex(editor).axes.get()
  return axes.find(({ props }) => props.axisId === axisId)?.props ?? null
}

function ArrangementOnScreen({ shape }: { shape: TLFrameShape }) {
  const editor = useEditor()
  const view = useDrawView()
  const axis = useValue('arranged along', () => arrangementAxis(editor, shape), [editor, shape])
  return <SVGContainer>{drawArrangement({ ...shape.props, axis }, view)}</SVGContainer>
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
