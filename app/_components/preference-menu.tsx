'use client'

import { Languages } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTransition, type ReactElement } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { LOCALES, type Locale } from '@/dialogue/localized'
import { Button } from '@/ui/button'
import { Menu, MenuChoices, MenuSeparator } from '@/ui/menu'
import { rememberLocale, THEMES } from '../_request/preference-cookies'
import { useTheme } from './theme'

/** Changes the language without a reload: what is open stays open. */
export function useChooseLocale(): (locale: Locale) => void {
  const router = useRouter()
  const [, startTransition] = useTransition()
  return (locale) => {
    rememberLocale(locale)
    startTransition(() => router.refresh())
  }
}

/** The two choices, for any menu. */
export function PreferenceChoices() {
  const t = useTranslations('common')
  const locale = useLocale()
  const chooseLocale = useChooseLocale()
  const { theme, choose } = useTheme()
  return (
    <>
      <MenuChoices
        label={t('language.label')}
        value={locale}
        onChange={chooseLocale}
        choices={LOCALES.map((value) => ({ value, name: t(`language.${value}`), lang: value }))}
      />
      <MenuSeparator />
      <MenuChoices
        label={t('theme.label')}
        value={theme}
        onChange={choose}
        choices={THEMES.map((value) => ({ value, name: t(`theme.${value}`) }))}
      />
    </>
  )
}

/** Language and appearance, behind one button. */
export function PreferenceMenu({ trigger }: { trigger?: ReactElement }) {
  const t = useTranslations()
  const locale = useLocale()
  return (
    <Menu
      trigger={
        trigger ?? (
          <Button look="quiet" size="s" aria-label={t('board.preferences')}>
            <Languages size={18} aria-hidden />
            <span className="max-sm:hidden">{t(`common.language.${locale}`)}</span>
          </Button>
        )
      }
    >
      <PreferenceChoices />
    </Menu>
  )
}
