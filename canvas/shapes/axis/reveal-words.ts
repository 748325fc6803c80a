import { textIn, type LocalizedText } from '@/dialogue/localized'
import {
  leadingPair,
  type PublishedAxisResult,
  type PublishedPair,
} from '@/dialogue/publication/axis-result'
import { medianOf, type PublishedCell } from '@/dialogue/publication/cell'
import type { PublishedConvergence } from '@/dialogue/publication/convergence'
import type { Band } from '@/dialogue/publication/deciles'
import type { Figure } from '@/dialogue/publication/figure'
import type { DrawView } from '../../drawing/view'

/** A party as a result is drawn with it: the workshop's, in its order. */
export interface RevealParty {
  id: string
  short: LocalizedText
  tone: number
}

type View = Pick<DrawView, 'words' | 'locale'>

/** A median as it stands at its mark: at most one decimal; a band by its ends. */
export function cellText(cell: PublishedCell, view: View): string {
  return bandText(medianOf(cell), view)
}

export function bandText({ from, to }: Band, { words }: View): string {
  if (from === to) return decimal(from)
  return words('reveal.band', { from: decimal(from), to: decimal(to) })
}

/** A distance in whole units; "about 50" where only bands are published. */
export function figureText(figure: Figure, { words }: View): string {
  const value = String(Math.round(figure.value))
  return figure.kind === 'about' ? words('reveal.about', { value }) : value
}

export function partyText(parties: readonly RevealParty[], id: string, { locale }: View): string {
  const party = parties.find((one) => one.id === id)
  return party ? textIn(party.short, locale) : id
}

/** What a result says in one sentence, or where that is too long, its numbers; '' while suppressed. */
export function headlineText(
  result: PublishedAxisResult,
  parties: readonly RevealParty[],
  view: View,
  length: 'long' | 'short' = 'long',
): string {
  if (result.suppressed) return ''
  const pair = leadingPair(result)
  if (!pair) return spreadText(result, view)
  const name = (id: string) => partyText(parties, id, view)
  const { words } = view
  const [first, second] = [name(pair.a), name(pair.b)]
  const gap = figureText(pair.gap, view)
  const [one, other] = pair.imagined
  if (!pair.headline || !one || !other) return words('reveal.apart', { first, second, gap })
  const sentence = () => {
    switch (pair.headline) {
      case 'as_expected':
        return words('reveal.as_expected', { gap })
      case 'crossed':
        if (length === 'short') return words('reveal.crossedShort', { gap })
        return one.crossed && other.crossed
          ? words('reveal.crossedBoth', { gap })
          : words('reveal.crossed', { gap, party: name(one.crossed ? one.by : other.by) })
      case 'sides_differ':
        return words('reveal.sides_differ', {
          gap,
          first: name(one.by),
          one: figureText(one.figure, view),
          second: name(other.by),
          other: figureText(other.figure, view),
        })
      default:
        return words(wordsOf(pair.headline, length), {
          gap,
          imagined: imaginedText(one.figure, other.figure, view),
        })
    }
  }
  const headline = sentence()
  // That one names both sides itself.
  return result.parties.length > 2 && pair.headline !== 'sides_differ'
    ? words('reveal.between', { first, second, headline: lowerFirst(headline) })
    : headline
}

function wordsOf(headline: PublishedPair['headline'], length: 'long' | 'short') {
  if (length === 'short') return 'reveal.insteadShort'
  return headline === 'closer' ? 'reveal.closer' : 'reveal.farther'
}

function imaginedText(one: Figure, other: Figure, view: View): string {
  const [first, second] = [figureText(one, view), figureText(other, view)]
  if (first === second) return first
  const smaller = one.value <= other.value
  return view.words('reveal.either', {
    one: smaller ? first : second,
    other: smaller ? second : first,
  })
}

/** One party, or nobody else to compare with: where the middle is and how wide the answers are. */
function spreadText(result: PublishedAxisResult, view: View): string {
  const cell = result.parties[0]?.said
  if (!cell) return ''
  const value = cellText(cell, view)
  const half = middleHalf(cell)
  if (!half) return view.words('reveal.middle', { value })
  return view.words('reveal.middleAndHalf', {
    value,
    from: decimal(half.from),
    to: decimal(half.to),
  })
}

/** The middle half of the answers, where that much is published. */
export function middleHalf(cell: PublishedCell): Band | null {
  if (cell.kind === 'exact') return { from: cell.quartiles[0], to: cell.quartiles[1] }
  return cell.kind === 'spread' ? cell.spread : null
}

/** "20–30: 4 people" for each bin; empty where no bins are published. */
export function binTexts(cell: PublishedCell, view: View): string[] {
  if (cell.kind !== 'bins') return []
  return cell.bins.map(
    (bin) => `${bandText(bin, view)}: ${view.words('reveal.people', { count: String(bin.count) })}`,
  )
}

/** How a gap changed since an earlier session; `short` for the plot itself. */
export function convergenceText(
  convergence: PublishedConvergence,
  length: 'long' | 'short',
  { words }: View,
): string {
  const percent = Math.round(Math.abs(convergence.value) * 100)
  const { since, sinceRound } = convergence
  const values = { percent: String(percent), since: String(sinceRound ?? since) }
  const kind = percent === 0 ? 'same' : convergence.value > 0 ? 'closed' : 'widened'
  const of = sinceRound === undefined ? 'sinceSession' : 'sinceRound'
  return words(`reveal.${of}.${length === 'long' ? kind : (`${kind}Short` as const)}`, values)
}

function decimal(value: number): string {
  return String(Math.round(value * 10) / 10)
}

/** After "U.S. and ROK: " a sentence goes on in lower case; letters without case stay. */
function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
