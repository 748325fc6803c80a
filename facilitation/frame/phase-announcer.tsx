'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { DialogueView } from '@/dialogue/views'
import { isPublished, openRound } from '../model/phase'

/** What of a dialogue screen readers are told about when it changes. */
interface Told {
  open: string | null
  published: number
}

const toldOf = (view: DialogueView): Told => ({
  open: openRound(view)?.id ?? null,
  published: view.rounds.flatMap((round) => round.items).filter(isPublished).length,
})

/** Says that a round was opened, closed or revealed, to those who can't see it happen. */
export function PhaseAnnouncer({ view }: { view: DialogueView }) {
  const t = useTranslations('dialogue')
  const [before, setBefore] = useState(() => toldOf(view))
  const [words, setWords] = useState('')
  const now = toldOf(view)
  if (now.open !== before.open || now.published !== before.published) {
    setBefore(now)
    const round = openRound(view)
    if (round && now.open !== before.open) {
      setWords(t('said.opened', { kind: t(`saidKind.${round.kind}`) }))
    } else if (now.published > before.published) setWords(t('said.revealed'))
    else if (now.open === null && before.open !== null) setWords(t('said.closed'))
  }
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  )
}
