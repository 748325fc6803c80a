import { textIn } from '@/dialogue/localized'
import type { PublishedProposalResult } from '@/dialogue/publication/proposal-result'
import { supportTable, type SupportColumn } from '@/dialogue/publication/support-table'
import type { AdReferendumStatus } from '@/dialogue/views'
import type { AnswersTableProps } from '@/ui/answers-table'
import type { BoardSettings, CanvasWords } from '../../board-settings'
import { cellText } from '../axis/reveal-words'
import { partText } from './support'

/** What a side's capital has said so far, by party; empty where nothing depends on one. */
export type Capitals = Readonly<Record<string, AdReferendumStatus>>

/** A proposal's published answers in words, side by side: for the card's panel and the list of results. */
export function supportInWords(
  result: PublishedProposalResult,
  capitals: Capitals,
  settings: Pick<BoardSettings, 'parties' | 'locale'>,
  words: CanvasWords,
): AnswersTableProps {
  const { columns, rows } = supportTable(result)
  const { parties, locale } = settings
  const isOne = result.parties.length < 2
  const fact = (
    key: 'sayYes' | 'canAccept' | 'sideAccepts' | 'groupAccepts' | 'capital' | 'expects' | 'did',
    cell: (column: SupportColumn) => string | null,
  ) => {
    const cells = columns.map(cell)
    if (cells.every((text) => text === null)) return []
    return [{ key, name: words(`assessed.fact.${key}`), cells: cells.map((text) => text ?? '–') }]
  }
  const rate = (of: SupportColumn['accept']) =>
    of && words('assessed.of', { count: String(of.count), of: String(of.of) })
  return {
    label: words('assessed.table'),
    columns: columns.map(({ party, support }) => {
      const place = parties.findIndex(({ id }) => id === party)
      const known = parties[place]
      return {
        key: party,
        name: isOne ? words('assessed.everyone') : known ? textIn(known.short, locale) : party,
        note: words('assessed.answers', { count: support.n }),
        tone: isOne ? null : Math.max(0, place),
      }
    }),
    rows: rows.map(({ key, kind, counts }) => ({
      key,
      kind,
      counts,
      name: partText(key, words),
      of: columns.map(({ support }) => support.n),
    })),
    facts: [
      ...fact('sayYes', ({ endorse }) => rate(endorse)),
      ...fact('canAccept', ({ accept }) => rate(accept)),
      ...fact(isOne ? 'groupAccepts' : 'sideAccepts', ({ accepts }) =>
        accepts === null ? null : words(accepts ? 'assessed.yes' : 'assessed.notYet'),
      ),
      ...fact('capital', ({ party, adReferendum }) => {
        if (!adReferendum) return null
        const asked = words(`assessed.capitals.${capitals[party] ?? 'pending'}`)
        return typeof adReferendum === 'number' ? `${asked} (${adReferendum})` : asked
      }),
      ...fact('expects', ({ expected }) => expected && `${cellText(expected, { words, locale })}%`),
      ...fact('did', ({ expected, didSupport }) =>
        expected === null || didSupport === null ? null : `${didSupport}%`,
      ),
    ],
  }
}
