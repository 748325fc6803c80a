import type { Locale } from '@/dialogue/localized'
import type { ProposalCardProps } from '@/sync/doc/shapes/proposal-card'

/** Which props hold a card's words in a language. */
export const CARD_FIELDS = {
  en: { title: 'titleEn', text: 'textEn' },
  ko: { title: 'titleKo', text: 'textKo' },
} as const satisfies Record<
  Locale,
  { title: keyof ProposalCardProps; text: keyof ProposalCardProps }
>
