import { LOCALES, type Locale } from '@/dialogue/localized'
import { classNames } from '@/ui/class-names'

/** Languages name themselves. */
export const LANGUAGE_NAMES: Record<Locale, string> = { en: 'English', ko: '한국어' }

/** Which language a field is written in; one that is still empty carries a hollow dot. */
export function LanguageTabs(props: {
  value: Locale
  onChange: (language: Locale) => void
  missing: Readonly<Record<Locale, boolean>>
  missingLabel: string
}) {
  const { value, onChange, missing, missingLabel } = props
  return (
    <div className="flex gap-1 border-b border-line">
      {LOCALES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === value}
          onClick={() => onChange(language)}
          className={classNames(
            '-mb-px flex h-9 items-center gap-2 border-b-2 px-2.5 text-sm font-semibold',
            language === value
              ? 'border-ink text-ink'
              : 'border-transparent text-soft hover:text-ink',
          )}
        >
          {LANGUAGE_NAMES[language]}
          {missing[language] && (
            <span
              title={missingLabel}
              aria-label={missingLabel}
              className="size-2 rounded-full border border-line-input"
            />
          )}
        </button>
      ))}
    </div>
  )
}
