'use client'

import { ChevronDown, ListOrdered, Pencil, SquareCheckBig } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import type { Stage } from '@/dialogue/session/agenda'
import { presentPlace, presentStage } from '@/dialogue/session/stages'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { Confirm } from '@/ui/dialog'
import { Popover } from '@/ui/popover'
import { useSessionRoom } from './session-room'
import { useAsk } from './use-ask'

/** Where the meeting is; opens the whole agenda, from which facilitators go to any stage. */
export function AgendaPopover({ quiet = false, onEdit }: { quiet?: boolean; onEdit?: () => void }) {
  const t = useTranslations('session.stage')
  const common = useTranslations('common')
  const locale = useLocale()
  const { state } = useSessionRoom()
  const ask = useAsk()
  const [open, setOpen] = useState(false)
  const [ending, setEnding] = useState(false)
  const stage = presentStage(state)
  const place = presentPlace(state)
  const numbers = {
    number: String((place ?? 0) + 1),
    count: String(state.agenda.stages.length),
    title: stage ? textIn(stage.title, locale) || t('untitled') : '',
  }
  return (
    <>
      <Popover
        label={t('agenda')}
        align="start"
        className="w-[min(26rem,calc(100vw-16px))] p-4"
        open={open}
        onOpenChange={setOpen}
        trigger={
          stage && !quiet ? (
            <button
              type="button"
              data-stage={stage.id}
              aria-label={t('open', numbers)}
              className="flex h-9 max-w-[min(24rem,40vw)] min-w-0 items-center gap-2 rounded-chip px-2 text-left hover:bg-hover max-md:max-w-full pointer-coarse:h-11"
            >
              <span className="shrink-0 text-[13px] font-semibold text-soft tabular-nums">
                {numbers.number}/{numbers.count}
              </span>
              <span className="truncate text-sm font-bold">{numbers.title}</span>
              <ChevronDown size={15} aria-hidden className="shrink-0 text-soft" />
            </button>
          ) : (
            <Button look="quiet" size="s" aria-label={t('agenda')}>
              <ListOrdered size={16} aria-hidden />
              <span className="text-soft max-sm:hidden">{t('agenda')}</span>
            </Button>
          )
        }
      >
        <div className="flex flex-col gap-3">
          {stage && <StageWords stage={stage} />}
          <StageList onGone={() => setOpen(false)} />
          {onEdit && (
            <div className="flex flex-wrap gap-2 border-t border-line pt-3">
              <Button
                size="s"
                onClick={() => {
                  setOpen(false)
                  onEdit()
                }}
              >
                <Pencil size={14} aria-hidden /> {t('edit')}
              </Button>
              {stage && (
                <Button
                  size="s"
                  look="quiet"
                  onClick={() => {
                    setOpen(false)
                    setEnding(true)
                  }}
                >
                  <SquareCheckBig size={14} aria-hidden /> {t('end')}
                </Button>
              )}
            </div>
          )}
        </div>
      </Popover>
      <Confirm
        open={ending}
        onOpenChange={setEnding}
        title={t('endConfirm.title')}
        body={t('endConfirm.body')}
        cancel={common('action.cancel')}
        action={t('endConfirm.action')}
        onConfirm={() => void ask({ do: 'moveTo', stage: null, from: state.stageId })}
      />
    </>
  )
}

/** The whole instruction, and what the stage lets one do. */
function StageWords({ stage }: { stage: Stage }) {
  const t = useTranslations('session')
  const locale = useLocale()
  const instruction = textIn(stage.instruction, locale)
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-base leading-tight font-bold">
        {textIn(stage.title, locale) || t('stage.untitled')}
      </p>
      {instruction && <p className="text-sm leading-normal">{instruction}</p>}
      <p className="text-[13px] leading-normal text-soft">
        {stage.activities.length === 0
          ? t('stage.lookOnly')
          : `${t('stage.allowed')}: ${stage.activities.map((each) => t(`activity.${each}`)).join(', ')}`}
      </p>
    </div>
  )
}

function StageList({ onGone }: { onGone: () => void }) {
  const t = useTranslations('session.stage')
  const locale = useLocale()
  const { state, me } = useSessionRoom()
  const ask = useAsk()
  const here = presentPlace(state)
  return (
    <ol aria-label={t('agenda')} className="-mx-2">
      {state.agenda.stages.map((stage, place) => {
        const title = textIn(stage.title, locale) || t('untitled')
        const isHere = place === here
        const row = classNames(
          'flex min-h-8 w-full items-baseline gap-2 rounded-chip px-2 py-1 text-left text-sm pointer-coarse:min-h-11',
          isHere ? 'bg-sunken font-bold' : here !== null && place < here && 'text-soft',
        )
        const words = (
          <>
            <span className="w-5 shrink-0 text-right text-soft tabular-nums">{place + 1}</span>
            <span className="min-w-0 flex-1">{title}</span>
            {isHere && <span className="text-xs font-semibold text-soft">{t('present')}</span>}
            {stage.minutes !== null && (
              <span className="shrink-0 text-xs font-normal text-soft tabular-nums">
                {t('minutes', { count: stage.minutes })}
              </span>
            )}
          </>
        )
        return (
          <li key={stage.id} aria-current={isHere ? 'step' : undefined}>
            {me.role === 'facilitator' && !isHere ? (
              <button
                type="button"
                aria-label={t('jump', { number: String(place + 1), title })}
                className={classNames(row, 'hover:bg-hover')}
                onClick={() => {
                  onGone()
                  void ask({ do: 'moveTo', stage: stage.id, from: state.stageId })
                }}
              >
                {words}
              </button>
            ) : (
              <div className={row}>{words}</div>
            )}
          </li>
        )
      })}
    </ol>
  )
}
