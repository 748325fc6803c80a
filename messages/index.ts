import type { Locale } from '@/dialogue/localized'
import * as en from './en'
import * as ko from './ko'
import type { Translation } from './translation'

/**
 * Every user-visible string, by topic. Both languages have the same keys (a type error otherwise)
 * and the same placeholders (a unit test).
 */
const MESSAGES = { en: en.messages, ko: ko.messages } satisfies {
  en: typeof en.messages
  ko: Translation<typeof en.messages>
}

export type Messages = typeof en.messages
export type Topic = keyof Messages

/**
 * The strings of one language, for `IntlProvider` and `createTranslator`. The English table stands
 * for both in the types, so that the placeholders of every text are checked where it is used.
 */
export function messagesFor(locale: Locale): Messages {
  return MESSAGES[locale] as Messages
}

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}
