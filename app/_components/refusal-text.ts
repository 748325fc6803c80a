'use client'

import { useTranslations } from 'use-intl'
import type { FieldProblem } from '@/dialogue/errors'
import type { Refusal } from '../_api/ask-server'

const KNOWN = [
  'required',
  'too_long',
  'too_short',
  'too_few',
  'too_many',
  'duplicate',
  'unknown',
  'closed',
  'final',
] as const

/** Refusals and field problems in the reader's language. */
export function useRefusalText() {
  const t = useTranslations('errors')
  return {
    refusal: ({ code }: Refusal) => (code === 'network' ? t('network') : t(`code.${code}`)),
    field: ({ problem, values }: FieldProblem) => {
      const key = KNOWN.find((known) => known === problem) ?? 'invalid'
      return t(`field.${key}`, { max: String(values?.max ?? ''), min: String(values?.min ?? '') })
    },
  }
}
