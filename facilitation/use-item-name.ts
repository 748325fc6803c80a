'use client'

import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import type { RoundKind, RoundView } from '@/dialogue/views'
import { wordingOf } from './model/wording'
import { useRoom } from './room'

/** What an axis or a proposal of a round is called, in the reader's language. */
export function useItemName() {
  const locale = useLocale()
  const t = useTranslations('dialogue.cards')
  const dots = useTranslations('dots.result')
  const { axes, cards } = useRoom()
  return (item: Pick<RoundView['items'][number], 'id' | 'wording'>, kind: RoundKind): string => {
    if (kind === 'positions') {
      const axis = axes.find(({ id }) => id === item.id)
      return axis ? `${axis.number}. ${textIn(axis.name, locale)}` : item.id
    }
    if (kind === 'priorities') return dots('heading')
    const words = wordingOf(item.wording) ?? cards.find(({ id }) => id === item.id)
    if (!words) return t('untitled')
    return textIn({ en: words.titleEn, ko: words.titleKo }, locale) || t('untitled')
  }
}
