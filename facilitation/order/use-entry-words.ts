import { useLocale, useTranslations } from 'use-intl'
import type { ActivityEntry } from '@/dialogue/activity'
import { textIn } from '@/dialogue/localized'
import type { ActivityLine } from './group-entries'

/** What was done, in words. */
export function useEntryWords() {
  const t = useTranslations('order')
  const locale = useLocale()
  const said = (entry: ActivityEntry): string => {
    const { verb, thing, title } = entry
    const name = title && (textIn(title, locale) || title.en || title.ko)
    return name
      ? t(`named.${verb}`, { thing: t(`the.${thing}`), title: name })
      : t(`unnamed.${verb}`, { thing: t(`a.${thing}`) })
  }
  return {
    entry: said,
    line: ({ entries }: ActivityLine): string => {
      const [first, ...more] = entries as [ActivityEntry]
      if (more.length === 0) return said(first)
      const { verb, thing } = first
      return t(`unnamed.${verb}`, { thing: t(`many.${thing}`, { count: entries.length }) })
    },
  }
}
