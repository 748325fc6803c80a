import { LOCALES } from '@/dialogue/localized'
import type { ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { languageStanding, type LanguageStanding } from '../shapes/proposal-card/card-life'

const URGENCY: Readonly<Record<LanguageStanding, number>> = {
  missing: 0,
  outdated: 1,
  unconfirmed: 2,
  confirmed: 3,
}

/** How much a card needs an interpreter: by what is worst in it. An empty card needs nothing yet. */
function urgency({ props }: ProposalCardShape): number {
  const standings = LOCALES.map((locale) => languageStanding(props, locale))
  const isEmpty = standings.every((standing) => standing === 'missing')
  if (isEmpty || props.mergedInto !== null || props.status === 'tabled') return URGENCY.confirmed
  return Math.min(...standings.map((standing) => URGENCY[standing]))
}

/** True when a language is missing, was changed since, or hasn't been confirmed. */
export function needsTranslation(card: ProposalCardShape): boolean {
  return urgency(card) < URGENCY.confirmed
}

/** What is missing first, then what has changed, then what nobody confirmed; by number within. */
export function inTranslationOrder(cards: readonly ProposalCardShape[]): ProposalCardShape[] {
  return [...cards].sort(
    (a, b) => urgency(a) - urgency(b) || a.props.number - b.props.number || (a.id < b.id ? -1 : 1),
  )
}
