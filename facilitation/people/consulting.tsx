'use client'

import { useTranslations } from 'use-intl'
import { Button } from '@/ui/button'
import { Problem } from '../problem'
import { isBrainstorm, useRoom } from '../room'
import { useCommand } from '../use-command'

/** A delegate says that their side consults alone, or is back. */
export function Consulting() {
  const t = useTranslations('dialogue.people')
  const room = useRoom()
  const { view, me, actions } = room
  const { busy, problem, run } = useCommand()
  if (me.party === null || isBrainstorm(room)) return null
  const isConsulting = view.consulting.includes(me.party)
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-5 first:border-0 first:pt-0">
      <Button
        size="s"
        busy={busy}
        aria-pressed={isConsulting}
        className="self-start"
        onClick={() => run(() => actions.setConsulting(!isConsulting))}
      >
        {isConsulting ? t('consultDone') : t('consult')}
      </Button>
      <p className="text-[13px] text-soft">{t('consultHint')}</p>
      <Problem words={problem} />
    </div>
  )
}
