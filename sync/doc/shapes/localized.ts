import { T } from '@tldraw/validate'
import type { LocalizedText } from '@/dialogue/localized'

/** Validator for a text in both languages. */
export const localizedText: T.Validator<LocalizedText> = T.object({ en: T.string, ko: T.string })
