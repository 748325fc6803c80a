'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useRefusalText } from '@/app/_components/refusal-text'
import type { Admissible } from '@/dialogue/caucus'
import { Button } from '@/ui/button'
import { useAnnounce } from '@/ui/toast'
import type { Caucus } from './use-caucus'

/** Facilitators, and those whom one has put on this side; and whether the side has let them in. */
export function Guests({ caucus }: { caucus: Caucus }) {
  const t = useTranslations('caucus.invite')
  const { admissible = [], guests = [] } = caucus.view?.own ?? {}
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-soft">{t('lead')}</p>
      {admissible.length === 0 && <p className="text-sm">{t('nobody')}</p>}
      <ul className="flex flex-col gap-2">
        {admissible.map((person) => (
          <Guest
            key={person.participantId}
            person={person}
            isGuest={guests.some((one) => one.participantId === person.participantId)}
            caucus={caucus}
          />
        ))}
      </ul>
    </div>
  )
}

function Guest({
  person: { participantId, name, role },
  isGuest,
  caucus,
}: {
  person: Admissible
  isGuest: boolean
  caucus: Caucus
}) {
  const t = useTranslations('caucus.invite')
  const words = useRefusalText()
  const announce = useAnnounce()
  const [busy, setBusy] = useState(false)
  async function change() {
    setBusy(true)
    const answer = await caucus.actions.setGuest(participantId, !isGuest)
    setBusy(false)
    if (answer.ok) announce(t(isGuest ? 'left' : 'asked', { name }))
    else announce(words.refusal(answer.refusal), 'danger')
  }
  return (
    <li className="flex items-center gap-3">
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm font-medium">{name}</span>
        <span className="block text-xs text-soft">{t(`as.${role}`)}</span>
      </span>
      <Button
        size="s"
        busy={busy}
        aria-label={t(isGuest ? 'showOut' : 'askIn', { name })}
        onClick={() => void change()}
      >
        {t(isGuest ? 'out' : 'ask')}
      </Button>
    </li>
  )
}
