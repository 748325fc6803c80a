import { createTranslator } from 'use-intl/core'
import type { Locale } from '@/dialogue/localized'
import { messagesFor } from '@/messages'

/** The words of sorting out in one language, without a provider around. */
export function sortingWords(locale: Locale) {
  return createTranslator({ locale, messages: messagesFor(locale), namespace: 'sorting' })
}

export type SortingWords = ReturnType<typeof sortingWords>
