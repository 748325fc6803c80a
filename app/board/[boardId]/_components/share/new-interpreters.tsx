'use client'

import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Answer } from '@/app/_api/ask-server'
import { useRefusalText } from '@/app/_components/refusal-text'
import { textIn } from '@/dialogue/localized'
import type { Party } from '@/dialogue/workshop'
import type { Invitation, NewInvitation } from '@/server/services'
import { Button } from '@/ui/button'
import { PartyMark } from '@/ui/party-mark'
import { useAnnounce } from '@/ui/toast'

/** Interpreters' links are made when they are wanted: for everyone, or for one side. */
export function NewInterpreters({
  parties,
  missing,
  onAdd,
}: {
  parties: readonly Party[]
  /** Party ids without a link yet; null: everyone's. */
  missing: readonly Invitation['party'][]
  onAdd: (input: NewInvitation) => Promise<Answer<Invitation>>
}) {
  const t = useTranslations('share')
  const locale = useLocale()
  const words = useRefusalText()
  const announce = useAnnounce()
  const [busy, setBusy] = useState(false)
  if (missing.length === 0) return null
  async function add(party: Invitation['party']) {
    setBusy(true)
    const answer = await onAdd({ role: 'interpreter', party, seatLabel: null })
    setBusy(false)
    if (!answer.ok) announce(words.refusal(answer.refusal), 'danger')
  }
  return (
    <ul className="flex flex-wrap gap-2">
      {missing.map((party) => {
        const tone = parties.findIndex(({ id }) => id === party)
        const side = parties[tone]
        return (
          <li key={party ?? 'all'}>
            <Button size="s" busy={busy} onClick={() => void add(party)}>
              {side && <PartyMark tone={tone} size={14} />}
              {t('addInterpreter', {
                who: side
                  ? t('interpreterOf', { party: textIn(side.short, locale) })
                  : t('interpreterOfAll'),
              })}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
