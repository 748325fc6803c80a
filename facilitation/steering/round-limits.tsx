'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { MINIMUM_N } from '@/dialogue/measures/minimum'
import { TextField } from '@/ui/field'

/** When a round is planned to close, and how many answers it needs before anything is shown. */
export function useRoundLimits() {
  const [closesAt, setClosesAt] = useState('')
  const [isPast, setPast] = useState(false)
  const [minimum, setMinimum] = useState(String(MINIMUM_N))
  const fewest = Math.max(MINIMUM_N, Math.round(Number(minimum)) || 0)
  return {
    isPast,
    fewest,
    /** ISO 8601, UTC; null for none. */
    closesAt: closesAt ? new Date(closesAt).toISOString() : null,
    fields: {
      closesAt,
      isPast,
      minimum,
      onClosesAt: (value: string) => {
        setClosesAt(value)
        setPast(value !== '' && new Date(value).getTime() <= Date.now())
      },
      onMinimum: setMinimum,
      onMinimumLeft: () => setMinimum(String(fewest)),
    },
  }
}

export function RoundLimits({
  fields,
  minimumHint,
}: {
  fields: ReturnType<typeof useRoundLimits>['fields']
  minimumHint: string
}) {
  const t = useTranslations('dialogue.setup')
  const common = useTranslations('common')
  return (
    <>
      <TextField
        type="datetime-local"
        label={t('closesAt')}
        mark={common('optional')}
        hint={t('closesAtHint')}
        value={fields.closesAt}
        problem={fields.isPast ? t('past') : undefined}
        onChange={(event) => fields.onClosesAt(event.currentTarget.value)}
      />
      <TextField
        type="number"
        inputMode="numeric"
        min={MINIMUM_N}
        max={20}
        label={t('minimum')}
        hint={minimumHint}
        value={fields.minimum}
        onChange={(event) => fields.onMinimum(event.currentTarget.value)}
        onBlur={fields.onMinimumLeft}
      />
    </>
  )
}
