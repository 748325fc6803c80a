import { LOCALES, type Locale, type LocalizedText } from '@/dialogue/localized'

/**
 * The language left as it was while the other was rewritten: it no longer says what this side says,
 * and one side's own words must not stand beside somebody's old reading of them.
 */
export function staleLanguage(before: LocalizedText, after: LocalizedText): Locale | null {
  const changed = LOCALES.filter((each) => after[each].trim() !== before[each].trim())
  const kept = LOCALES.find((each) => !changed.includes(each) && after[each].trim() !== '')
  const rewritten = changed.some((each) => after[each].trim() !== '' && before[each].trim() !== '')
  return rewritten && kept ? kept : null
}
