'use client'

import { Minus, Pause, Play, Plus, Square } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Timer } from '@/dialogue/session/session-state'
import { hasEnded, isReady, isRunning, TIMER_STEP_MS } from '@/dialogue/session/timer'
import { Button } from '@/ui/button'
import { Check } from '@/ui/check'
import { useSessionRoom } from './session-room'
import { useAsk } from './use-ask'

/** What a facilitator can do with a timer that is set. */
export function TimerControls({ timer }: { timer: Timer }) {
  const t = useTranslations('session.timer')
  const { now } = useSessionRoom()
  const ask = useAsk()
  const runs = isRunning(timer)
  const isOver = hasEnded(timer, now())
  return (
    <div className="flex flex-col gap-2">
      <div className="grid grid-cols-2 gap-2">
        <Button
          size="s"
          aria-label={t('minus')}
          onClick={() => void ask({ do: 'addTime', by: -TIMER_STEP_MS })}
        >
          <Minus size={15} aria-hidden /> {t('preset', { count: 1 })}
        </Button>
        <Button
          size="s"
          aria-label={t('plus')}
          onClick={() => void ask({ do: 'addTime', by: TIMER_STEP_MS })}
        >
          <Plus size={15} aria-hidden /> {t('preset', { count: 1 })}
        </Button>
      </div>
      {!isOver && (
        <Button size="s" onClick={() => void ask({ do: runs ? 'pauseTimer' : 'resumeTimer' })}>
          {runs ? <Pause size={15} aria-hidden /> : <Play size={15} aria-hidden />}
          {runs ? t('pause') : isReady(timer) ? t('start') : t('resume')}
        </Button>
      )}
      <Button size="s" look="danger" onClick={() => void ask({ do: 'stopTimer' })}>
        <Square size={14} aria-hidden />
        {t('stop')}
      </Button>
      {!isOver && (
        <Check
          label={t('movesOn')}
          checked={timer.movesOn}
          onChange={(event) => void ask({ do: 'setMovesOn', on: event.currentTarget.checked })}
        />
      )}
    </div>
  )
}
