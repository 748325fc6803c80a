'use client'

import { BellRing, Pause, Play, Timer as TimerIcon } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Timer } from '@/dialogue/session/session-state'
import { hasEnded, isReady, isRunning } from '@/dialogue/session/timer'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { Popover } from '@/ui/popover'
import { Tooltip } from '@/ui/tooltip'
import { chime } from './chime'
import { useSessionRoom } from './session-room'
import { TimerControls } from './timer-controls'
import { TimerForm } from './timer-form'
import { clockText, LAST_MS } from './timer-text'
import { useAsk } from './use-ask'
import { useTimeLeft, useTimerMoments, type TimerMoment } from './use-timer'

/** The shared timer: the time left for everyone; for facilitators also what changes it. */
export function TimerChip({ muted }: { muted: boolean }) {
  const t = useTranslations('session.timer')
  const { state, now, me } = useSessionRoom()
  const { timer } = state
  const [said, setSaid] = useState<TimerMoment | null>(null)
  const [shown, setShown] = useState(timer)
  if (timer !== shown) {
    setShown(timer)
    if (timer && isRunning(timer)) setSaid(null)
  }
  useTimerMoments(timer, now, (moment) => {
    setSaid(moment)
    if (moment === 'over' && !muted) chime()
  })
  return (
    <>
      {timer ? (
        me.role === 'facilitator' ? (
          <Steered timer={timer} />
        ) : (
          <div className="flex h-9 items-center px-1">
            <TimeLeft timer={timer} />
          </div>
        )
      ) : (
        me.role === 'facilitator' && <SetTimer />
      )}
      {/* The seconds are never read out; these two moments are. */}
      <span role="status" className="sr-only">
        {said === 'minute' ? t('saidMinute') : said === 'over' ? t('saidOver') : ''}
      </span>
    </>
  )
}

/** `steered`: a button beside it says by itself whether it has been started. */
function TimeLeft({ timer, steered = false }: { timer: Timer; steered?: boolean }) {
  const t = useTranslations('session.timer')
  const { now } = useSessionRoom()
  const left = useTimeLeft(timer, now)
  const isOver = hasEnded(timer, now())
  const isLast = isRunning(timer) && left <= LAST_MS
  const rest = isRunning(timer) ? null : isReady(timer) ? t('ready') : t('paused')
  const Icon = isOver ? BellRing : isRunning(timer) || isReady(timer) ? TimerIcon : Pause
  return (
    <span
      data-timer={isOver ? 'over' : isLast ? 'last' : isRunning(timer) ? 'runs' : 'rests'}
      className={classNames(
        'flex items-center gap-1.5 rounded-chip px-2 whitespace-nowrap',
        isLast
          ? 'h-8 bg-accent text-on-accent outline-2 outline-offset-1 outline-current motion-safe:animate-pulse'
          : 'h-8 bg-sunken text-ink',
      )}
    >
      <Icon size={16} aria-hidden className="shrink-0" />
      <span
        role="timer"
        aria-live="off"
        aria-label={`${t('label')}: ${clockText(left)}`}
        // As wide as at its longest: the bar stays still while it counts. Larger without taking more room.
        className={classNames(
          'text-center text-[15px] font-bold tabular-nums',
          isLast && 'scale-115',
        )}
        style={{ minWidth: `${clockText(Math.max(timer.duration, left)).length - 0.4}ch` }}
      >
        {clockText(left)}
      </span>
      {(isOver || (rest && !steered)) && (
        <span className="text-xs font-semibold max-sm:hidden">{isOver ? t('over') : rest}</span>
      )}
      {timer.movesOn && !isOver && (
        <span className="text-xs font-medium opacity-80 max-lg:hidden">{t('movesOnShort')}</span>
      )}
    </span>
  )
}

/** A facilitator's: one press starts, pauses or resumes; pressing the time opens the rest. */
function Steered({ timer }: { timer: Timer }) {
  const t = useTranslations('session.timer')
  const { now } = useSessionRoom()
  const ask = useAsk()
  const left = useTimeLeft(timer, now)
  const runs = isRunning(timer)
  const isOver = hasEnded(timer, now())
  const name = runs ? t('pause') : isReady(timer) ? t('start') : t('resume')
  return (
    <div className="flex items-center gap-0.5">
      {!isOver && (
        <Tooltip text={name}>
          <Button
            look={runs ? 'quiet' : 'secondary'}
            size="s"
            square
            className="max-sm:hidden"
            aria-label={name}
            onClick={() => void ask({ do: runs ? 'pauseTimer' : 'resumeTimer' })}
          >
            {runs ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
          </Button>
        </Tooltip>
      )}
      <Popover
        label={t('label')}
        align="end"
        className="w-72 p-4"
        trigger={
          <button
            type="button"
            aria-label={t('show', { time: clockText(left) })}
            className="flex h-9 items-center rounded-chip px-0.5 hover:bg-hover pointer-coarse:h-11"
          >
            <TimeLeft timer={timer} steered />
          </button>
        }
      >
        <TimerControls timer={timer} />
      </Popover>
    </div>
  )
}

function SetTimer() {
  const t = useTranslations('session.timer')
  const [open, setOpen] = useState(false)
  return (
    <Popover
      label={t('set')}
      className="w-72 p-4"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="quiet" size="s" square aria-label={t('set')} title={t('set')}>
          <TimerIcon size={17} aria-hidden />
        </Button>
      }
    >
      <TimerForm onDone={() => setOpen(false)} />
    </Popover>
  )
}
