import { useEditor, useValue } from '@tldraw/editor'
import { MapPin, Pencil, Tag } from 'lucide-react'
import { textIn } from '@/dialogue/localized'
import type { ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { Button } from '@/ui/button'
import { canvasWords, useBoardSettings } from '../board-settings'
import { axesFor } from '../cards'
import { priorityText } from '../dots/dots-badge'
import { bothTexts, otherLocale } from '../drawing/view'
import { leansTo } from '../shapes/axis/axis-shape-util'
import { cardText, cardTitle } from '../shapes/proposal-card/card-drawing'
import { cardExtras } from '../shapes/proposal-card/card-extras'
import { sortingWords } from '../sorting/words'
import { mayFacilitate, unmergeCard } from '../tools/merge-cards'
import { CardLanguages } from './card-languages'
import { CardResults } from './card-results'
import { CardSorting } from './card-sorting'
import { useMayWriteCards } from '../rights/rights-state'
import { FloatingPanel } from './floating-panel'
import { LANGUAGE_NAMES } from './language-tabs'
import { openPanel } from './panel-state'

/** The whole of one selected card, in both languages, at any zoom. */
export function CardPanel({ card }: { card: ProposalCardShape }) {
  const editor = useEditor()
  const { locale } = useBoardSettings()
  const words = canvasWords(locale)
  const extras = useValue('card extras', () => cardExtras(editor, card), [editor, card])
  const readOnly = !useMayWriteCards()
  const pinned = useValue(
    'pinned axes',
    () => axesFor(editor, card).filter((axis) => Object.hasOwn(card.props.pins, axis.props.axisId)),
    [editor, card],
  )
  const by = [extras.writer, extras.author?.short].filter(Boolean).join(' · ')
  const title = bothTexts(cardTitle(card.props), locale)
  const text = bothTexts(cardText(card.props), locale)
  return (
    <FloatingPanel
      anchor={() => editor.getShapePageBounds(card.id)}
      label={words('card.number', { number: extras.label })}
      width={340}
      onClose={() => editor.selectNone()}
    >
      <div className="flex flex-col gap-2.5 p-4 text-sm break-keep wrap-anywhere">
        <div className="flex items-baseline gap-2 text-[13px] text-soft">
          <span className="font-bold">{words('card.number', { number: extras.label })}</span>
          {by && (
            <span
              className="font-semibold"
              style={{ color: extras.author ? `var(--tone-${extras.author.tone % 6})` : undefined }}
            >
              {words('card.by', { party: by })}
            </span>
          )}
          {extras.fictional && (
            <span className="ml-auto font-bold text-danger">{words('fictional')}</span>
          )}
        </div>
        <div className="flex flex-col gap-1">
          <p className="text-[15px] leading-snug font-bold">
            {title.first || words('card.untitled')}
          </p>
          {text.first && <p className="leading-normal whitespace-pre-line">{text.first}</p>}
        </div>
        <div className="flex flex-col gap-1 border-t border-line pt-2.5 text-[13px] text-soft">
          {title.second && <p className="font-semibold">{title.second}</p>}
          {text.second && <p className="leading-normal whitespace-pre-line">{text.second}</p>}
          {!title.second && !text.second && (
            <p className="text-faint">
              {words('card.missingIn', { language: LANGUAGE_NAMES[otherLocale(locale)] })}
            </p>
          )}
        </div>
        {pinned.length > 0 && (
          <ul className="flex flex-col gap-0.5 border-t border-line pt-2.5 text-[13px] text-soft">
            {pinned.map((axis) => (
              <li key={axis.id}>
                <span className="font-semibold text-ink">{textIn(axis.props.name, locale)}</span>{' '}
                {leansTo(axis.props, card.props.pins[axis.props.axisId] ?? 50, { locale, words })}
              </li>
            ))}
          </ul>
        )}
        <CardSorting card={card} />
        <CardResults card={card} />
        {extras.priority && (
          <p className="border-t border-line pt-3 text-[13px] text-soft">
            {words('dots.result', { dots: priorityText(extras.priority, { words }) })}
          </p>
        )}
        <CardLanguages card={card} readOnly={readOnly} />
        {!readOnly && (
          <div className="flex flex-wrap gap-2">
            {card.props.status !== 'tabled' && (
              <Button size="s" onClick={() => editCard(editor, card)}>
                <Pencil size={15} aria-hidden />
                {words('card.edit')}
              </Button>
            )}
            {card.props.status === 'draft' && card.props.mergedInto === null && (
              <Button
                size="s"
                onClick={() => openPanel(editor).set({ kind: 'pin', cardId: card.id })}
              >
                <MapPin size={15} aria-hidden />
                {words('card.pin')}
              </Button>
            )}
            <Button size="s" onClick={() => openPanel(editor).set({ kind: 'tags' })}>
              <Tag size={15} aria-hidden />
              {sortingWords(locale)('tags.action')}
            </Button>
            {card.props.mergedInto !== null && mayFacilitate(editor) && (
              <Button size="s" onClick={() => unmergeCard(editor, card.id)}>
                {words('merged.undo')}
              </Button>
            )}
          </div>
        )}
      </div>
    </FloatingPanel>
  )
}

function editCard(editor: ReturnType<typeof useEditor>, card: ProposalCardShape) {
  editor.markHistoryStoppingPoint('edit card')
  editor.setSelectedShapes([card.id])
  editor.setEditingShape(card.id)
  editor.setCurrentTool('select.editing_shape', { target: 'shape', shape: card })
}
