import { LOCALES, type Locale } from '@/dialogue/localized'
import {
  publishedProposalResultSchema,
  type PublishedProposalResult,
} from '@/dialogue/publication/proposal-result'
import { wordingHash } from '@/dialogue/wording'
import { confirmedWording, type ProposalCardProps } from '@/sync/doc/shapes/proposal-card'

const parsed = new WeakMap<object, PublishedProposalResult | null>()

/** What was published of a card's assessment, or null; what doesn't fit the schema counts as nothing. */
export function cardResult(
  props: Pick<ProposalCardProps, 'result'>,
): PublishedProposalResult | null {
  const { result } = props
  if (result === null || typeof result !== 'object') return null
  let known = parsed.get(result)
  if (known === undefined) {
    known = publishedProposalResultSchema.safeParse(result).data ?? null
    parsed.set(result, known)
  }
  return known
}

/** How far a card has come, as one word on it; null for a draft like any other. */
export type CardStanding =
  | { kind: 'merged'; into: string }
  | { kind: 'tabled' }
  /** Assessed, but its text has changed since: its support is asked for again. */
  | { kind: 'reconfirm' }
  /** `alone`: there is one party; nothing is said of sides. */
  | {
      kind: 'class'
      class: NonNullable<PublishedProposalResult['class']> | 'roster'
      alone: boolean
    }

export function cardStanding(props: ProposalCardProps): CardStanding | null {
  if (props.mergedInto !== null) return { kind: 'merged', into: props.mergedInto }
  if (props.status === 'tabled') return { kind: 'tabled' }
  const result = cardResult(props)
  if (!result) return null
  if (hasNewWording(props, result)) return { kind: 'reconfirm' }
  return { kind: 'class', class: result.class ?? 'roster', alone: result.parties.length < 2 }
}

const hashes = new WeakMap<ProposalCardProps, string>()

function hasNewWording(props: ProposalCardProps, result: PublishedProposalResult): boolean {
  let hash = hashes.get(props)
  if (hash === undefined) {
    const { titleEn, titleKo, textEn, textKo } = props
    hash = wordingHash({ title: { en: titleEn, ko: titleKo }, text: { en: textEn, ko: textKo } })
    hashes.set(props, hash)
  }
  return hash !== result.wordingHash
}

/** `outdated`: somebody confirmed another wording than this. */
export type LanguageStanding = 'missing' | 'unconfirmed' | 'outdated' | 'confirmed'

export function languageStanding(props: ProposalCardProps, locale: Locale): LanguageStanding {
  const now = confirmedWording(props, locale)
  if (now.trim() === '') return 'missing'
  const confirmed = props.confirmed[locale]
  if (confirmed === undefined) return 'unconfirmed'
  return confirmed === now ? 'confirmed' : 'outdated'
}

export function isTranslationOutdated(props: ProposalCardProps): boolean {
  return LOCALES.some((locale) => languageStanding(props, locale) === 'outdated')
}
