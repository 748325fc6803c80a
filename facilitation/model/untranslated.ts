import { LOCALES, type Locale } from '@/dialogue/localized'
import type { ConditionToReword } from '@/dialogue/views'

/** A language that some conditions still lack, and which: their places (1-based) in the list. */
export interface Untranslated {
  locale: Locale
  numbers: readonly number[]
}

/** What readers of one language would get in the other one if the round were revealed now. */
export function untranslated(
  conditions: readonly Pick<ConditionToReword, 'textEn' | 'textKo'>[],
): Untranslated[] {
  return LOCALES.flatMap((locale) => {
    const numbers = conditions.flatMap(({ textEn, textKo }, place) =>
      (locale === 'en' ? textEn : textKo).trim() === '' ? [place + 1] : [],
    )
    return numbers.length > 0 ? [{ locale, numbers }] : []
  })
}
