import { useEditor, useValue } from '@tldraw/editor'
import type { Locale } from '@/dialogue/localized'
import type { PublishedProposalResult } from '@/dialogue/publication/proposal-result'
import type { ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { PartyMark } from '@/ui/party-mark'
import { boardSettings, canvasWords, type CanvasWords } from '../board-settings'
import { boardIndex } from '../cards'
import { cellText } from '../shapes/axis/reveal-words'
import { cardResult, cardStanding } from '../shapes/proposal-card/card-life'
import { resultSides } from '../shapes/proposal-card/card-extras'
import type { ResultSide } from '../shapes/proposal-card/standing-drawing'
import {
  adReferendumText,
  partText,
  supportParts,
  supportRates,
} from '../shapes/proposal-card/support'

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
  const sides = resultSides(card.props, settings)
  if (!standing && !stands) return null
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-3 text-[13px]">
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
            <span className="text-[15px] font-bold">
              {words(`assessed.class.${result.class ?? 'roster'}`)}
            </span>
            {result.rank && <span className="text-soft">{rankText(result.rank, words)}</span>}
          </p>
          {sides.map((side) => (
            <Side
              key={side.short}
              side={side}
              expected={expectedText(result, side, { words, locale: settings.locale })}
              words={words}
            />
          ))}
        </>
      )}
    </div>
  )
}

function Side(props: { side: ResultSide; expected: string; words: CanvasWords }) {
  const { side, expected, words } = props
  const { support } = side
  const rates = supportRates(support)
  const capital = adReferendumText(support, words)
  const most = Math.max(...supportParts(support).map(({ count }) => count))
  const tone = `var(--tone-${side.tone % 6})`
  return (
    <section className="flex flex-col gap-1">
      <h3 className="flex items-center gap-2 font-semibold" style={{ color: tone }}>
        <PartyMark tone={side.tone} size={14} />
        {words('assessed.histogram', {
          party: side.short,
          answers: words('assessed.answers', { count: String(support.n) }),
        })}
      </h3>
      <ul className="flex flex-col gap-0.5">
        {supportParts(support).map(({ key, kind, count }) => (
          <li key={key} className="grid grid-cols-[1fr_90px_2ch] items-center gap-2">
            <span>{partText(key, words)}</span>
            <span aria-hidden className="h-2.5">
              <span
                className="block h-full rounded-sm"
                style={{
                  width: `${(100 * count) / most}%`,
                  border: `1px solid ${tone}`,
                  background:
                    kind === 'agree'
                      ? tone
                      : kind === 'disagree'
                        ? `repeating-linear-gradient(135deg, ${tone} 0 1.5px, transparent 1.5px 5px)`
                        : 'transparent',
                }}
              />
            </span>
            <span className="text-right tabular-nums">{count}</span>
          </li>
        ))}
      </ul>
      <p className="text-soft">
        {[
          ...(rates
            ? [
                words('assessed.endorse', {
                  count: String(rates.endorse.count),
                  of: String(rates.endorse.of),
                }),
                words('assessed.accept', {
                  count: String(rates.accept.count),
                  of: String(rates.accept.of),
                }),
              ]
            : []),
          ...(support.kind === 'groups'
            ? []
            : [words(support.accepts ? 'assessed.accepts' : 'assessed.acceptsNot')]),
          capital,
          expected,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </section>
  )
}

/** What a side had expected of the others; '' where nobody was asked, or too few. */
function expectedText(
  result: PublishedProposalResult,
  side: ResultSide,
  view: { words: CanvasWords; locale: Locale },
): string {
  const expected = result.parties.find(({ party }) => party === side.party)?.expected
  return expected ? view.words('assessed.expected', { value: cellText(expected, view) }) : ''
}

function rankText(rank: NonNullable<PublishedProposalResult['rank']>, words: CanvasWords): string {
  return rank.kind === 'exact'
    ? words('assessed.rank', { rank: String(rank.rank), of: String(rank.of) })
    : words(`assessed.bucket.${rank.bucket}`)
}
