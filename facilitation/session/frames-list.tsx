'use client'

import { Eye, EyeOff, PanelsTopLeft } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { presentStage } from '@/dialogue/session/stages'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import { Popover } from '@/ui/popover'
import { Tooltip } from '@/ui/tooltip'
import { useSessionRoom } from './session-room'

/** Beside what steers the room: the board's frames, each to go to, and to hide or show. */
export function FramesButton() {
  const t = useTranslations('hiding.list')
  const { frames, setHidden } = useSessionRoom()
  const [open, setOpen] = useState(false)
  if (!setHidden) return null
  const hidden = frames.filter((frame) => frame.hidden).length
  const name = hidden === 0 ? t('open') : t('openSome', { count: hidden })
  return (
    <Popover
      label={t('title')}
      className="w-[min(22rem,calc(100vw-16px))] p-4"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="quiet" size="s" square={hidden === 0} aria-label={name} title={name}>
          <PanelsTopLeft size={17} aria-hidden />
          {hidden > 0 && (
            <span className="flex items-center gap-0.5 text-[13px] tabular-nums">
              <EyeOff size={13} aria-hidden />
              {hidden}
            </span>
          )}
        </Button>
      }
    >
      <p className="text-base leading-tight font-bold">{t('title')}</p>
      <FramesList onGone={() => setOpen(false)} />
    </Popover>
  )
}

/** `onGone`: somebody went to a frame, and wants to see it. */
export function FramesList({ onGone }: { onGone: () => void }) {
  const t = useTranslations('hiding.list')
  const locale = useLocale()
  const { frames, goTo, setHidden } = useSessionRoom()
  if (!setHidden) return null
  return (
    <>
      <p className="mt-1 text-[13px] leading-normal text-soft">
        {t(frames.length === 0 ? 'none' : 'lead')}
      </p>
      <ul aria-label={t('title')} className="-mx-2 mt-2 flex flex-col">
        {frames.map(({ id, key, name, hidden }) => {
          const title = textIn(name, locale) || t('untitled')
          const action = t(hidden ? 'show' : 'hide', { name: title })
          return (
            <li key={key} data-frame={key} data-frame-hidden={hidden} className="flex items-center">
              <button
                type="button"
                aria-label={t(hidden ? 'goToHidden' : 'goTo', { name: title })}
                className={classNames(
                  'flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-chip px-2 py-1 text-left text-sm hover:bg-hover pointer-coarse:min-h-11',
                  hidden && 'text-soft',
                )}
                onClick={() => {
                  onGone()
                  goTo(id)
                }}
              >
                <span className="min-w-0 truncate">{title}</span>
                {hidden && (
                  <span className="shrink-0 rounded-full border border-dashed border-line-input px-2 text-xs leading-5 font-semibold">
                    {t('hidden')}
                  </span>
                )}
              </button>
              <Tooltip text={action}>
                <Button
                  look="quiet"
                  size="s"
                  square
                  aria-label={action}
                  onClick={() => setHidden(id, !hidden)}
                >
                  {hidden ? (
                    <EyeOff size={17} aria-hidden />
                  ) : (
                    <Eye size={17} aria-hidden className="text-soft" />
                  )}
                </Button>
              </Tooltip>
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** Facilitators: the present stage happens where nobody else sees anything. */
export function HiddenStageNote() {
  const t = useTranslations('hiding.stage')
  const { state, places, setHidden } = useSessionRoom()
  const stage = presentStage(state)
  const place = places.find(({ id }) => id === stage?.frame)
  const hiddenIn = place?.hiddenIn ?? null
  if (!setHidden || hiddenIn === null) return null
  return (
    <div
      role="status"
      data-hidden-stage
      className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 bg-warn-surface px-3 py-1 text-[13px] sm:px-5"
    >
      <EyeOff size={15} aria-hidden className="shrink-0 text-warn" />
      <span className="min-w-0 font-semibold">{t('body')}</span>
      <Button size="s" onClick={() => setHidden(hiddenIn, false)}>
        <Eye size={15} aria-hidden />
        {t('show')}
      </Button>
    </div>
  )
}
