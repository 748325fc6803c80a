import { LOCALES, type Locale } from '@/dialogue/localized'
import { confirmedWording } from '@/sync/doc/shapes/proposal-card'
import type { Card } from '../room'

/** Why a card can't be tabled yet. */
export type TablingObstacle =
  { kind: 'merged' } | { kind: 'missing'; locale: Locale } | { kind: 'unconfirmed'; locale: Locale }

/**
 * What stands between a draft and the table: both languages written and confirmed as they are now.
 * An empty list means it can be tabled.
 */
export function tablingObstacles(card: Card): TablingObstacle[] {
  if (card.mergedInto !== null) return [{ kind: 'merged' }]
  return LOCALES.flatMap((locale): TablingObstacle[] => {
    const words = wordsIn(card, locale)
    if (words.title.trim() === '') return [{ kind: 'missing', locale }]
    return card.confirmed[locale] === confirmedWording(card, locale)
      ? []
      : [{ kind: 'unconfirmed', locale }]
  })
}

/** A card's title and text in one language, as they are: empty where not written. */
export function wordsIn(
  card: Pick<Card, 'titleEn' | 'titleKo' | 'textEn' | 'textKo'>,
  locale: Locale,
): { title: string; text: string } {
  return locale === 'ko'
    ? { title: card.titleKo, text: card.textKo }
    : { title: card.titleEn, text: card.textEn }
}

/** Tabled and waiting for a round of assessments. */
export function tabledCards(cards: readonly Card[]): Card[] {
  return cards.filter((card) => card.status === 'tabled')
}
