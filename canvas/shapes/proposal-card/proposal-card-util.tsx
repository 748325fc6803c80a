import {
  BaseBoxShapeUtil,
  Rectangle2d,
  SVGContainer,
  useEditor,
  useValue,
  type SvgExportContext,
} from '@tldraw/editor'
import { messagesFor } from '@/messages'
import {
  emptyCard,
  proposalCardProps,
  type ProposalCardProps,
  type ProposalCardShape,
} from '@/sync/doc/shapes/proposal-card'
import { CARD_SIZE } from '@/sync/doc/seed-layout'
import { readTags } from '@/sync/doc/tags'
import { exportView, lettersOf, useDrawView } from '../../drawing/view'
import { boardFontFaces } from '../../fonts/pretendard'
import { cancelCardDrag, dropCard, showCardTarget } from '../../pinning/card-drag'
import { pinState } from '../../pinning/pin-state'
import { drawCard } from './card-drawing'
import { cardExtras, isLinked } from './card-extras'

export class ProposalCardUtil extends BaseBoxShapeUtil<ProposalCardShape> {
  static override type = 'proposal-card' as const
  static override props = proposalCardProps

  override getDefaultProps(): ProposalCardProps {
    return { ...CARD_SIZE, ...emptyCard() }
  }

  /** The wording of a tabled card stays as it is; its panel says so. */
  override canEdit(shape: ProposalCardShape) {
    return shape.props.status !== 'tabled'
  }

  /** All cards have one size: what is written on one never pushes the others around. */
  override canResize() {
    return false
  }

  override hideResizeHandles() {
    return true
  }

  override hideRotateHandle() {
    return true
  }

  override getGeometry(shape: ProposalCardShape) {
    return new Rectangle2d({ width: shape.props.w, height: shape.props.h, isFilled: true })
  }

  override getText(shape: ProposalCardShape) {
    const { titleEn, titleKo, textEn, textKo } = shape.props
    return [titleEn, titleKo, textEn, textKo].filter(Boolean).join(' ')
  }

  override getAriaDescriptor(shape: ProposalCardShape) {
    return this.getText(shape)
  }

  override getFontFaces(shape: ProposalCardShape) {
    const { titleEn, titleKo, textEn, textKo } = shape.props
    const words = (['en', 'ko'] as const).flatMap((locale) => {
      const { assessed, fictional, merged, translation, card, dots } = messagesFor(locale).canvas
      const { capitalShort, acceptShort, yesShort, classShort, classOne } = assessed
      return [
        fictional,
        card.untitled,
        merged.intoShort,
        translation.mark,
        assessed.status.tabled,
        assessed.reconfirmShort,
        ...[classShort, classOne, capitalShort, dots.level].flatMap((texts) =>
          Object.values(texts),
        ),
        ...[acceptShort, yesShort],
      ]
    })
    const { writer } = cardExtras(this.editor, shape)
    const letters = [titleEn, titleKo, textEn, textKo, writer, ...words, ...readTags(shape.meta)]
    return boardFontFaces(lettersOf(...letters, '…·+0123456789'))
  }

  override component(shape: ProposalCardShape) {
    return <CardOnScreen shape={shape} />
  }

  override indicator(shape: ProposalCardShape) {
    return <rect width={shape.props.w} height={shape.props.h} rx={12} />
  }

  override toSvg(shape: ProposalCardShape, context: SvgExportContext) {
    const extras = { ...cardExtras(this.editor, shape), linked: false }
    return <>{drawCard(shape.props, exportView(this.editor, context), extras)}</>
  }

  override onTranslate() {
    showCardTarget(this.editor)
  }

  override onTranslateEnd(initial: ProposalCardShape, current: ProposalCardShape) {
    return dropCard(this.editor, initial, current)
  }

  override onTranslateCancel() {
    cancelCardDrag(this.editor)
  }
}

function CardOnScreen({ shape }: { shape: ProposalCardShape }) {
  const editor = useEditor()
  const view = useDrawView()
  const extras = useValue('card extras', () => cardExtras(editor, shape), [editor, shape])
  const linked = useValue('card is linked', () => isLinked(editor, shape.id), [editor, shape.id])
  // Its ghost is on its way here (see `GlideLayer`); two of it would look like a copy.
  const gliding = useValue('card glides', () => pinState(editor).gliding.get().has(shape.id), [
    editor,
    shape.id,
  ])
  // The lane under a dragged card must stay readable.
  const aiming = useValue(
    'card aims at a lane',
    () =>
      editor.isIn('select.translating') &&
      pinState(editor).target.get() !== null &&
      editor.getSelectedShapeIds().includes(shape.id),
    [editor, shape.id],
  )
  return (
    <SVGContainer style={gliding ? { opacity: 0 } : aiming ? { opacity: 0.5 } : undefined}>
      {drawCard(shape.props, view, { ...extras, linked })}
    </SVGContainer>
  )
}
