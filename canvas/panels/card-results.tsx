import { useEditor, useValue } from '@tldraw/editor'
import type { PublishedProposalResult } from '@/dialogue/publication/proposal-result'
import type { ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { AnswersTable } from '@/ui/answers-table'
import { boardSettings, canvasWords, type CanvasWords } from '../board-settings'
import { boardIndex } from '../cards'
import { cardResult, cardStanding } from '../shapes/proposal-card/card-life'
import { classText } from '../shapes/proposal-card/standing-drawing'
import { supportInWords } from '../shapes/proposal-card/support-words'

/** How far a card has come, and what both sides said of it, in words. */
export function CardResults({ card }: { card: ProposalCardShape }) {
  const editor = useEditor()
  const settings = useValue('settings', () => boardSettings(editor).get(), [editor])
  const labels = useValue('labels', () => boardIndex(editor).labels.get(), [editor])
  const words = canvasWords(settings.locale)
  const standing = cardStanding(card.props)
  const result = cardResult(card.props)
  const stands = useValue(
    'stands for',
    () =>
      boardIndex(editor)
        .cards.get()
        .filter(({ props }) => props.mergedInto === card.id)
        .map(({ id, props }) => boardIndex(editor).labels.get().get(id) ?? String(props.number))
        .join(', '),
    [editor, card.id],
  )
  if (!standing && !stands) return null
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-2.5 text-[13px]">
      {standing?.kind === 'merged' && (
        <p>{words('merged.into', { number: labels.get(standing.into) ?? '?' })}</p>
      )}
      {stands && <p className="text-soft">{words('merged.stands', { numbers: stands })}</p>}
      {standing?.kind === 'tabled' && <p>{words('assessed.status.tabledLong')}</p>}
      {standing?.kind === 'reconfirm' && (
        <p className="font-semibold text-danger">{words('assessed.reconfirmLong')}</p>
      )}
      {result && (standing?.kind === 'class' || standing?.kind === 'reconfirm') && (
        <>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-[15px] font-bold">{classText(result, words)}</span>
            {result.rank && <span className="text-soft">{rankText(result.rank, words)}</span>}
          </p>
          {result.suppressed === null && (
            <AnswersTable
              {...supportInWords(result, settings.capitals[card.id] ?? {}, settings, words)}
            />
          )}
        </>
      )}
    </div>
  )
}

function rankText(rank: NonNullable<PublishedProposalResult['rank']>, words: CanvasWords): string {
  return rank.kind === 'exact'
    ? words('assessed.rank', { rank: String(rank.rank), of: String(rank.of) })
    : words(`assessed.bucket.${rank.bucket}`)
}
