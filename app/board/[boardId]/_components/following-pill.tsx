'use client'

import { useValue } from 'tldraw'
import { useTranslations } from 'use-intl'
import type { PresenceConnection } from '@/canvas/presence/connect-presence'
import { Button } from '@/ui/button'
import { StackedNotice } from '@/ui/notice-stack'
import { Face } from './who-is-here'

/** Whose view this is, while it moves with theirs; moving it oneself ends that too. */
export function FollowingPill({ presence }: { presence: PresenceConnection }) {
  const t = useTranslations('board')
  const person = useValue(
    'person followed',
    () => {
      const id = presence.following.get()
      return presence.people.get().find(({ participantId }) => participantId === id) ?? null
    },
    [presence],
  )
  return (
    <StackedNotice place="following">
      <div role="status" className="max-w-full">
        {person && (
          <div className="mb-2 flex items-center gap-2.5 rounded-full border border-line bg-raised py-1 pr-1.5 pl-1 text-sm shadow-float">
            <Face person={person} />
            <span className="truncate">{t('here.following', { name: person.name })}</span>
            <Button size="s" className="rounded-full" onClick={() => presence.stopFollowing()}>
              {t('here.stop')}
            </Button>
          </div>
        )}
      </div>
    </StackedNotice>
  )
}
