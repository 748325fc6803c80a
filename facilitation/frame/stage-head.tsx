'use client'

import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import type { Stage as MeetingStage } from '@/dialogue/session/agenda'
import type { RoundView } from '@/dialogue/views'
import { Progress } from '@/ui/progress'
import { classNames } from '@/ui/class-names'
import { isUnderWay, nextStep, stageOf, type Stage } from '../model/stage'
import { isBrainstorm, useRoom } from '../room'
import { useClock } from '../use-clock'
import { useProgressWords } from '../use-progress-words'

/** The stage in three words, e.g. "Positions: open". */
export function useStageName(): (stage: Stage) => string {
  const t = useTranslations('dialogue')
  return (stage) =>
    stage.kind === 'before'
      ? t('stage.before')
      : t(`stage.${stage.kind}`, { kind: t(`kind.${stage.round.kind}`) })
}

/** Where the dialogue is, and the one sentence that says what this person does next. */
export function StageHead() {
  const t = useTranslations('dialogue')
  const room = useRoom()
  const { view, me } = room
  const stage = stageOf(view)
  const name = useStageName()
  const next = nextStep(stage, me.role)
  // Between rounds the agenda leads: its stage says what is done now.
  if (room.stage && !isUnderWay(stage)) return <AgendaStage stage={room.stage} />
  const isOfGroup = next === 'answerPositions' || next === 'talkAssessments'
  return (
    <div className="flex flex-col gap-2.5">
      <p className="flex items-center gap-2 text-base leading-tight font-bold">
        <StageDot stage={stage} />
        <span>{name(stage)}</span>
        {stage.kind !== 'before' && (
          <span className="ml-auto text-[13px] font-medium text-soft">
            {t('round', { number: String(stage.round.number) })}
          </span>
        )}
      </p>
      {stage.kind === 'open' && <Answered round={stage.round} />}
      <p className="text-sm leading-normal text-soft">
        {isBrainstorm(room) && isOfGroup ? t(`nextInGroup.${next}`) : t(`next.${next}`)}
      </p>
    </div>
  )
}

function AgendaStage({ stage }: { stage: MeetingStage }) {
  const t = useTranslations('session.stage')
  const locale = useLocale()
  const instruction = textIn(stage.instruction, locale)
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-base leading-tight font-bold">
        {textIn(stage.title, locale) || t('untitled')}
      </p>
      {instruction && <p className="text-sm leading-normal text-soft">{instruction}</p>}
    </div>
  )
}

function Answered({ round }: { round: RoundView }) {
  const { answered, seats } = round.progress
  const { sentence, why } = useProgressWords()(round)
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3 text-sm font-semibold">
        <span>{sentence}</span>
      </div>
      <Progress label={sentence} value={seats === 0 ? 0 : (100 * answered) / seats} />
      {why && <p className="text-[13px] text-soft">{why}</p>}
      {round.closesAt && <ClosingTime closesAt={round.closesAt} />}
    </div>
  )
}

/** When the round is to close, in the reader's own time zone, and how long that is. */
function ClosingTime({ closesAt }: { closesAt: string }) {
  const t = useTranslations('dialogue')
  const format = useFormatter()
  const now = useClock(closesAt)
  const date = new Date(closesAt)
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const isToday = date.toDateString() === now.toDateString()
  const time = format.dateTime(date, {
    timeZone,
    timeStyle: 'short',
    ...(!isToday && { dateStyle: 'medium' }),
  })
  return (
    <p className="text-[13px] text-soft">
      {now < date
        ? t('closesAt', { time, left: format.relativeTime(date, now) })
        : t('closingPassed', { time })}
    </p>
  )
}

/** Sealed: filled; being revealed: half; nothing under way: a ring. The name beside it says the same. */
export function StageDot({ stage }: { stage: Stage }) {
  const isUnderWay = stage.kind === 'open' || stage.kind === 'closed'
  return (
    <span
      aria-hidden
      className={classNames(
        'size-2.5 shrink-0 rounded-full border-2 border-current',
        isUnderWay && 'bg-current',
        stage.kind === 'revealing' && 'bg-linear-to-r from-current from-50% to-transparent to-50%',
      )}
    />
  )
}
