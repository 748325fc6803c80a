'use client'

import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { presentPlace, presentStage } from '@/dialogue/session/stages'
import { useSessionRoom } from './session-room'

/** Tells screen readers what changed for everyone: the stage, the freeze, a hand that waits. */
export function SessionAnnouncer() {
  const t = useTranslations('session')
  const locale = useLocale()
  const { state, me } = useSessionRoom()
  const { stageId, frozen, hands } = state
  const [before, setBefore] = useState({ stageId, frozen, hands })
  const [words, setWords] = useState('')
  if (
    stageId !== before.stageId ||
    frozen !== before.frozen ||
    hands.length !== before.hands.length
  ) {
    setBefore({ stageId, frozen, hands })
    const said = wordsOf()
    if (said !== null) setWords(said)
  }

  function wordsOf(): string | null {
    if (stageId !== before.stageId) {
      const stage = presentStage(state)
      if (!stage) return t('stage.saidOver')
      return t('stage.said', {
        number: String((presentPlace(state) ?? 0) + 1),
        count: String(state.agenda.stages.length),
        title: textIn(stage.title, locale),
        instruction: textIn(stage.instruction, locale),
      })
    }
    if (frozen !== before.frozen) {
      return frozen === 'nobody' ? t('freeze.saidOpen') : t('freeze.said')
    }
    const known = new Set(before.hands.map(({ participantId }) => participantId))
    const raised = hands.find(({ participantId }) => !known.has(participantId))
    return raised && me.role === 'facilitator' ? t('hand.said', { name: raised.name }) : null
  }

  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  )
}
