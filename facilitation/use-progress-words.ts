'use client'

import { useTranslations } from 'use-intl'
import type { RoundView } from '@/dialogue/views'
import { toldProgress } from './model/progress'

/** How many have answered, in a sentence and for a narrow place. */
export function useProgressWords() {
  const t = useTranslations('dialogue')
  return ({ progress }: Pick<RoundView, 'progress'>) => {
    const { key, answered, seats } = toldProgress(progress)
    const values = { answered: String(answered), seats: String(seats) }
    return {
      sentence: key === 'all' ? t('progress.all', { seats }) : t(`progress.${key}`, values),
      short: t(`progressShort.${key}`, values),
      /** Under the sentence while it is not the whole number. */
      why: key === 'all' ? null : t('progress.why'),
    }
  }
}
