import { z } from 'zod'

/** The languages of every screen, every axis and every card. */
export const LOCALES = ['en', 'ko'] as const
export type Locale = (typeof LOCALES)[number]

/** A text in both languages; an empty string is "not written yet", never "same as the other". */
export type LocalizedText = Record<Locale, string>

export const localeSchema = z.enum(LOCALES)

/** Both languages present, each at most `maxLength` UTF-16 units. */
export function localizedTextSchema(maxLength: number) {
  return z.strictObject({ en: z.string().max(maxLength), ko: z.string().max(maxLength) })
}

/** The text in `locale`, or in the other language where that one is not written yet. */
export function textIn(text: LocalizedText, locale: Locale): string {
  return text[locale] || text[locale === 'en' ? 'ko' : 'en']
}
