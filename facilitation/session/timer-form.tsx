'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { STAGE_LIMITS } from '@/dialogue/session/agenda'
import { Button } from '@/ui/button'
import { Check } from '@/ui/check'
import { TextField } from '@/ui/field'
import { useAsk } from './use-ask'

const PRESETS = [1, 3, 5, 10, 15, 30] as const

/** How long, and whether the next stage begins by itself. A preset starts at once. */
export function TimerForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('session.timer')
  const ask = useAsk()
  const [minutes, setMinutes] = useState('')
  const [movesOn, setMovesOn] = useState(false)
  const [tried, setTried] = useState(false)
  const own = Number(minutes)
  const isFine = Number.isFinite(own) && own >= 1 && own <= STAGE_LIMITS.minutes

  async function start(length: number) {
    if (await ask({ do: 'startTimer', duration: length * 60_000, movesOn })) onDone()
  }

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (isFine) void start(own)
      }}
    >
      <p className="text-sm font-bold">{t('set')}</p>
      <div className="grid grid-cols-3 gap-1.5">
        {PRESETS.map((length) => (
          <Button key={length} size="s" onClick={() => void start(length)}>
            {t('preset', { count: length })}
          </Button>
        ))}
      </div>
      <div className="flex items-end gap-2">
        <TextField
          className="flex-1"
          label={t('minutes')}
          inputMode="decimal"
          value={minutes}
          problem={tried && !isFine ? t('minutesProblem') : undefined}
          onChange={(event) => setMinutes(event.currentTarget.value)}
        />
        <Button type="submit" look="primary" className="h-11">
          {t('start')}
        </Button>
      </div>
      <Check
        label={t('movesOn')}
        checked={movesOn}
        onChange={(event) => setMovesOn(event.currentTarget.checked)}
      />
    </form>
  )
}
