'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Locale, LocalizedText } from '@/dialogue/localized'
import { TextArea, TextField } from '@/ui/field'
import { useFormProblems } from './problems'

/** One text in the board's language, and in the other one when both are being written. */
export function LocalizedField({
  path,
  label,
  value,
  onChange,
  language,
  both,
  multiline = false,
  optional = false,
  hint,
  placeholder,
  maxLength,
}: {
  /** As in field problems, without the language: `axes.0.left`. */
  path: string
  label: string
  value: LocalizedText
  onChange: (value: LocalizedText) => void
  language: Locale
  both: boolean
  multiline?: boolean
  optional?: boolean
  hint?: ReactNode
  placeholder?: LocalizedText
  maxLength: number
}) {
  const t = useTranslations('start')
  const common = useTranslations('common')
  const problemAt = useFormProblems()
  const other: Locale = language === 'en' ? 'ko' : 'en'
  const Control = multiline ? TextArea : TextField
  const shown = both ? [language, other] : [language]
  return shown.map((locale) => (
    <Control
      key={locale}
      id={`${path}.${locale}`}
      lang={locale}
      label={both ? t('second.inLanguage', { label, language: t(`second.${locale}`) }) : label}
      mark={optional || locale !== language ? common('optional') : undefined}
      hint={locale === language ? hint : undefined}
      placeholder={placeholder?.[locale]}
      value={value[locale]}
      maxLength={maxLength}
      problem={
        problemAt(`${path}.${locale}`) ?? (locale === language ? problemAt(path) : undefined)
      }
      onChange={(event) => onChange({ ...value, [locale]: event.currentTarget.value })}
    />
  ))
}
