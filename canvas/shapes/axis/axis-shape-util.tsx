import { BaseBoxShapeUtil, Rectangle2d, type Editor, type SvgExportContext } from '@tldraw/editor'
import { textIn } from '@/dialogue/localized'
import { messagesFor } from '@/messages'
import { META } from '@/sync/doc/schema'
import { axisProps, type AxisProps, type AxisShape } from '@/sync/doc/shapes/axis'
import { boardSettings, canvasWords, type BoardSettings } from '../../board-settings'
import { boardIndex } from '../../cards'
import { exportView, lettersOf, type DrawView } from '../../drawing/view'
import { boardFontFaces } from '../../fonts/pretendard'
import { pinState, type ChipDrag } from '../../pinning/pin-state'
import { drawAxis, type AxisExtras } from './axis-drawing'
import { AxisOnScreen } from './axis-on-screen'
import { axisResult } from './axis-result'
import type { Pin } from './chip-layout'
import { leaning } from './lane'
import type { RevealParty } from './reveal-words'

const NO_LINKS: ReadonlySet<string> = new Set()

export class AxisShapeUtil extends BaseBoxShapeUtil<AxisShape> {
  static override type = 'axis' as const
  static override props = axisProps

  override getDefaultProps(): AxisProps {
    const empty = { en: '', ko: '' }
    return {
      w: 1660,
      h: 250,
      axisId: '',
      number: 1,
      name: empty,
      left: empty,
      right: empty,
      leftParties: [],
      rightParties: [],
      stances: {},
      furtherEvidence: [],
      note: null,
      stanceLabel: null,
      result: null,
    }
  }

  override getGeometry(shape: AxisShape) {
    return new Rectangle2d({ width: shape.props.w, height: shape.props.h, isFilled: true })
  }

  override canResize() {
    return true
  }

  override getText(shape: AxisShape) {
    const { name, left, right } = shape.props
    return [name, left, right].flatMap(({ en, ko }) => [en, ko]).join(' ')
  }

  override getAriaDescriptor(shape: AxisShape) {
    return this.getText(shape)
  }

  override getFontFaces(shape: AxisShape) {
    const { name, left, right, note, furtherEvidence, leftParties, rightParties, stances } =
      shape.props
    const words = (['en', 'ko'] as const).map((locale) => {
      const say = canvasWords(locale)
      return [
        say('stance.empty'),
        say('stance.confirmed'),
        say('stance.corrected'),
        say('stripEmpty'),
        say('leansTo', { pole: '' }),
        say('leansMiddle'),
        say('alsoSee', { documents: '' }),
        ...Object.values(messagesFor(locale).canvas.reveal).flatMap((text) =>
          typeof text === 'string' ? text : Object.values(text),
        ),
        say('fictional'),
      ].join('')
    })
    const parties = [...leftParties, ...rightParties].map(({ short }) => short)
    const said = Object.values(stances).flatMap(({ text, evidence }) => [text, ...evidence])
    return boardFontFaces(
      lettersOf(
        name,
        left,
        right,
        note,
        ...furtherEvidence,
        ...parties,
        ...said,
        ...words,
        '…+·0123456789',
      ),
    )
  }

  override component(shape: AxisShape) {
    return <AxisOnScreen shape={shape} />
  }

  override indicator(shape: AxisShape) {
    return <rect width={shape.props.w} height={shape.props.h} rx={14} />
  }

  override toSvg(shape: AxisShape, context: SvgExportContext) {
    const view = exportView(this.editor, context)
    const pins = boardIndex(this.editor).pins.get().get(shape.props.axisId) ?? []
    return (
      <>
        {drawAxis(shape.props, view, {
          pins,
          linked: NO_LINKS,
          lit: false,
          result: axisResult(shape.props),
          reveal: {
            parties: revealParties(boardSettings(this.editor).get()),
            fictional: isFictional(this.editor, shape),
            shown: 1,
          },
          placing: false,
        })}
      </>
    )
  }
}

/** Whose results a plot shows: the workshop's parties. */
export function revealParties({ parties }: Pick<BoardSettings, 'parties'>): RevealParty[] {
  return parties.map(({ id, short }, tone) => ({ id, short, tone }))
}

/** Results of the invented sample session are stamped wherever they show. Reactive. */
export function isFictional(editor: Editor, axis: AxisShape): boolean {
  return axis.meta[META.fictional] === 'true' || boardIndex(editor).isSample.get()
}

/** What the axis shows on screen now, without what only this person sees; reactive. */
export function axisExtras(
  editor: Editor,
  shape: AxisShape,
): Pick<AxisExtras, 'pins' | 'linked' | 'lit'> {
  const { axisId } = shape.props
  const state = pinState(editor)
  const target = state.target.get()
  const hovered = state.hovered.get()
  const linked = new Set<string>(editor.getSelectedShapeIds())
  if (hovered) linked.add(hovered)
  const pins = boardIndex(editor).pins.get().get(axisId) ?? []
  const drag = state.chip.get()
  return {
    pins: drag?.axisId === axisId ? draggedPins(pins, drag) : pins,
    linked,
    lit: target?.axisId === axisId,
  }
}

/** The pins as they would be if the dragged chip were let go now. */
function draggedPins(pins: readonly Pin[], drag: ChipDrag): Pin[] {
  return pins.flatMap((pin) => {
    if (!drag.cardIds.includes(pin.cardId)) return [pin]
    return drag.value === null ? [] : [{ ...pin, value: drag.value }]
  })
}

/** "leans to Specialization", in the view's language. */
export function leansTo(
  props: Pick<AxisProps, 'left' | 'right'>,
  value: number,
  view: Pick<DrawView, 'locale' | 'words'>,
) {
  const side = leaning(value)
  if (side === 'middle') return view.words('leansMiddle')
  return view.words('leansTo', { pole: textIn(props[side], view.locale) })
}
