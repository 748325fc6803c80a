'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useRefusalText } from '@/app/_components/refusal-text'
import type { NamedPerson } from '@/dialogue/caucus'
import { Button } from '@/ui/button'
import { useAnnounce } from '@/ui/toast'
import type { Caucus } from './use-caucus'

/** Facilitators, and whether the side has asked them in. */
export function Guests({ caucus }: { caucus: Caucus }) {
  const t = useTranslations('caucus.invite')
  const { facilitators = [], guests = [] } = caucus.view?.own ?? {}
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-soft">{t('lead')}</p>
      {facilitators.length === 0 && <p className="text-sm">{t('nobody')}</p>}
      <ul className="flex flex-col gap-2">
        {facilitators.map((person) => (
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
  person: { participantId, name },
  isGuest,
  caucus,
}: {
  person: NamedPerson
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
      <span className="min-w-0 flex-1 truncate text-sm font-medium">{name}</span>
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
