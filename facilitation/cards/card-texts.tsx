'use client'

import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Locale } from '@/dialogue/localized'
import type { Wording } from '@/dialogue/views'
import { wordsIn } from '../model/tabling'

/** A card's whole text in the reader's language, the other one a press away. */
export function CardTexts({ wording, titled = true }: { wording: Wording; titled?: boolean }) {
  const t = useTranslations('dialogue.cards')
  const locale = useLocale()
  const other: Locale = locale === 'en' ? 'ko' : 'en'
  const [chosen, setChosen] = useState<Locale | null>(null)
  const language = chosen ?? locale
  const { title, text } = wordsIn(wording, language)
  return (
    <div className="flex flex-col items-start gap-1.5">
      <div lang={language} className="w-full">
        {(titled || language !== locale) && title && (
          <p className="text-[15px] leading-snug font-bold wrap-anywhere">{title}</p>
        )}
        {text && (
          <p className="mt-1 text-sm leading-normal whitespace-pre-line wrap-anywhere">{text}</p>
        )}
        {!title && !text && (
          <p className="text-sm text-soft" lang={locale}>
            {t(`noText.${language}`)}
          </p>
        )}
      </div>
      <button
        type="button"
        className="min-h-6 text-[13px] font-medium text-soft underline decoration-line-strong underline-offset-3 hover:text-ink pointer-coarse:min-h-10"
        onClick={() => setChosen(language === locale ? other : locale)}
      >
        {t(`otherLanguage.${language === locale ? other : locale}`)}
      </button>
    </div>
  )
}
