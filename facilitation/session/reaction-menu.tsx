'use client'

import { SmilePlus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { REACTIONS } from '@/sync/protocol/presence'
import { Button } from '@/ui/button'
import { Popover } from '@/ui/popover'
import { REACTION_ICONS } from './reaction-icons'
import { useSessionRoom } from './session-room'

/** Six ways to say something without a word. Stays open: applause is more than one. */
export function ReactionMenu({
  open,
  onOpenChange,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const t = useTranslations('session.reaction')
  const { react } = useSessionRoom()
  return (
    <Popover
      label={t('open')}
      className="w-60 p-2"
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <Button look="quiet" size="s" square aria-label={t('open')} title={`${t('open')} (I)`}>
          <SmilePlus size={17} aria-hidden />
        </Button>
      }
    >
      <div className="grid grid-cols-3 gap-1">
        {REACTIONS.map((kind) => {
          const Icon = REACTION_ICONS[kind]
          return (
            <button
              key={kind}
              type="button"
              onClick={() => react(kind)}
              className="flex min-h-16 flex-col items-center justify-center gap-1 rounded-chip px-1 text-center hover:bg-hover active:bg-sunken"
            >
              <Icon size={22} aria-hidden />
              <span className="text-[11px] leading-tight font-medium text-soft">{t(kind)}</span>
            </button>
          )
        })}
      </div>
      <p className="px-1 pt-1.5 pb-0.5 text-xs text-faint">{t('hint')}</p>
    </Popover>
  )
}
