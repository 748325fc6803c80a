'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { askServer } from '@/app/_api/ask-server'
import { useRefusalText } from '@/app/_components/refusal-text'
import { forgetBallotKeys } from '@/facilitation/answering/ballot-key'
import { BallotKeyCode } from '@/facilitation/answering/ballot-key-code'
import type { SavedStatus } from '@/sync/client/connect-board'
import { forgetCopies } from '@/sync/client/kept-copies'
import type { ParticipantAuth } from '@/server/services'
import { Confirm } from '@/ui/dialog'
import { useAnnounce } from '@/ui/toast'

/** What this browser holds of the person's answers to a round that is open. */
export interface AnswersHere {
  /** Not with the server yet. */
  unsent: number
  /** Mode `none`, and something was answered: what the answers can be seen and changed by. */
  key: string | null
}

export const NO_ANSWERS: AnswersHere = { unsent: 0, key: null }

/** For a shared screen: this person leaves the browser, and the next one joins by the same link. */
export function HandOver({
  me,
  status,
  answers,
  open,
  onOpenChange,
  onLeft,
}: {
  me: ParticipantAuth
  status: SavedStatus
  answers: AnswersHere
  open: boolean
  onOpenChange: (open: boolean) => void
  onLeft: () => void
}) {
  const t = useTranslations('board.handOverConfirm')
  const common = useTranslations('common')
  const words = useRefusalText()
  const announce = useAnnounce()
  const [leaving, setLeaving] = useState(false)
  const waiting = status.waiting + answers.unsent

  async function leave() {
    setLeaving(true)
    const { participantId } = me
    const answer = await askServer('POST', '/api/leave', { participantId })
    // Nothing of theirs stays for whoever uses this screen next.
    if (answer.ok) {
      forgetBallotKeys(participantId)
      await forgetCopies({ participantId })
    }
    setLeaving(false)
    if (answer.ok) onLeft()
    else announce(words.refusal(answer.refusal), 'danger')
  }

  return (
    <Confirm
      open={open}
      onOpenChange={onOpenChange}
      title={t('title')}
      body={
        <>
          <p>{t('body', { name: me.name })}</p>
          {answers.key !== null && (
            <div className="mt-3 flex flex-col items-start gap-2.5 rounded-control bg-sunken p-4">
              <p className="font-semibold text-ink">{t('key.title')}</p>
              <p>{t('key.body')}</p>
              <BallotKeyCode value={answers.key} />
            </div>
          )}
          {waiting > 0 && (
            <p className="mt-2 font-medium text-warn">{t('waiting', { count: waiting })}</p>
          )}
        </>
      }
      cancel={common('action.cancel')}
      action={t('action')}
      disabled={leaving || waiting > 0}
      onConfirm={() => void leave()}
    />
  )
}
