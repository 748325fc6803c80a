'use client'

import { ChevronLeft, ChevronRight, Megaphone, Presentation, X } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { StackedNotice } from '@/ui/notice-stack'
import { useSessionRoom } from './session-room'
import { useAsk } from './use-ask'
import { useSteps } from './use-steps'

export interface SummonsShown {
  /** Who called. */
  name: string
  /** Null when the view stayed, because its owner was busy. */
  goBack: (() => void) | null
  look: () => void
  close: () => void
}

/** Why one's view moved, and the way back; what a presenter walks with; who presents meanwhile. */
export function AttentionNotices({ notice }: { notice: SummonsShown | null }) {
  return (
    <StackedNotice place="attention">
      <div role="status" className="flex max-w-full flex-col items-center">
        {notice && <Summoned notice={notice} />}
        <PresenceOfPresenter />
      </div>
      <Presenting />
    </StackedNotice>
  )
}

const PILL =
  'mb-2 flex max-w-full items-center gap-2 rounded-full border border-line bg-raised py-1 pr-1.5 pl-3.5 text-sm shadow-float'

function Summoned({ notice: { name, goBack, look, close } }: { notice: SummonsShown }) {
  const t = useTranslations('session.summon')
  const common = useTranslations('common')
  return (
    <div className={PILL} data-summons={goBack ? 'moved' : 'asked'}>
      <Megaphone size={16} aria-hidden className="shrink-0 text-soft" />
      <span className="truncate">{goBack ? t('moved', { name }) : t('asked', { name })}</span>
      <Button
        size="s"
        className="rounded-full"
        onClick={() => {
          if (goBack) goBack()
          else look()
          close()
        }}
      >
        {goBack ? t('back') : t('look')}
      </Button>
      <Button
        look="quiet"
        size="s"
        square
        className="rounded-full"
        aria-label={common('action.close')}
        onClick={close}
      >
        <X size={15} aria-hidden />
      </Button>
    </div>
  )
}

/** For whoever doesn't follow: who presents, and the way to them. Those who do have the page's own pill. */
function PresenceOfPresenter() {
  const t = useTranslations('session.present')
  const { state, followsPresenter, followPresenter } = useSessionRoom()
  const { presenter } = state
  if (!presenter || followsPresenter !== false) return null
  const { name } = presenter
  return (
    <div className={PILL} data-presenter>
      <Presentation size={16} aria-hidden className="shrink-0 text-soft" />
      <span className="truncate">{t('other', { name })}</span>
      <Button size="s" className="rounded-full" onClick={followPresenter}>
        {t('follow', { name })}
      </Button>
    </div>
  )
}

/** A presenter's own: where they are on their walk, one part on or back, and the end. */
function Presenting() {
  const t = useTranslations('session.present')
  const locale = useLocale()
  const { state, me } = useSessionRoom()
  const ask = useAsk()
  const steps = useSteps()
  if (state.presenter?.participantId !== me.participantId) return null
  const { place } = steps
  return (
    <div className={PILL} role="group" aria-label={t('you')} data-presenting>
      <Presentation size={16} aria-hidden className="shrink-0 text-soft" />
      {/* On phones the button says it well enough. */}
      <span className={classNames('truncate font-semibold', !place && 'max-sm:sr-only')}>
        {place ? textIn(place.name, locale) : t('you')}
      </span>
      {steps.at !== null && (
        <span className="shrink-0 text-[13px] text-soft tabular-nums">
          {steps.at + 1}/{steps.count}
        </span>
      )}
      <span className="flex shrink-0 items-center">
        <Button
          look="quiet"
          size="s"
          square
          className="rounded-full"
          aria-label={t('previousPlace')}
          title={`${t('previousPlace')} (PageUp)`}
          onClick={() => steps.go(-1)}
        >
          <ChevronLeft size={17} aria-hidden />
        </Button>
        <Button
          look="quiet"
          size="s"
          square
          className="rounded-full"
          aria-label={t('nextPlace')}
          title={`${t('nextPlace')} (PageDown)`}
          onClick={() => steps.go(1)}
        >
          <ChevronRight size={17} aria-hidden />
        </Button>
      </span>
      <Button
        size="s"
        className="rounded-full"
        onClick={() => void ask({ do: 'present', on: false })}
      >
        {t('stop')}
      </Button>
    </div>
  )
}
