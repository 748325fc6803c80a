'use client'

import { useValue } from 'tldraw'
import { useTranslations } from 'use-intl'
import type { PresenceConnection } from '@/canvas/presence/connect-presence'
import { REACTION_ICONS } from '@/facilitation/session/reaction-icons'

/** Reactions of the last few seconds, with their people's names: under the faces, clear of the session's bar. */
export function ReactionsSeen({ presence }: { presence: PresenceConnection }) {
  const t = useTranslations('session.reaction')
  const shown = useValue('reactions', () => presence.reactions.get(), [presence])
  return (
    <ul
      aria-label={t('open')}
      className="pointer-events-none absolute top-full right-0 z-(--layer-panel) mt-14 flex flex-col items-end gap-1.5"
    >
      {shown.map(({ id, name, kind }) => {
        const Icon = REACTION_ICONS[kind]
        return (
          <li
            key={id}
            data-reaction={kind}
            className="flex h-9 max-w-64 items-center gap-2 rounded-full border border-line bg-raised pr-3.5 pl-2.5 text-[13px] font-semibold whitespace-nowrap shadow-float motion-safe:animate-(--animate-rise)"
          >
            <Icon size={18} aria-hidden className="shrink-0" />
            <span className="sr-only">{t(kind)}: </span>
            <span className="truncate">{name}</span>
          </li>
        )
      })}
    </ul>
  )
}
