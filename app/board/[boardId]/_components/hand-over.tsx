'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { askServer } from '@/app/_api/ask-server'
import { useRefusalText } from '@/app/_components/refusal-text'
import { forgetBallotKeys } from '@/facilitation/answering/ballot-key'
import type { SavedStatus } from '@/sync/client/connect-board'
import { forgetCopies } from '@/sync/client/kept-copies'
import type { ParticipantAuth } from '@/server/services'
import { Confirm } from '@/ui/dialog'
import { useAnnounce } from '@/ui/toast'

/** For a shared screen: this person leaves the browser, and the next one joins by the same link. */
export function HandOver({
  me,
  status,
  open,
  onOpenChange,
  onLeft,
}: {
  me: ParticipantAuth
  status: SavedStatus
  open: boolean
  onOpenChange: (open: boolean) => void
  onLeft: () => void
}) {
  const t = useTranslations('board.handOverConfirm')
  const common = useTranslations('common')
  const words = useRefusalText()
  const announce = useAnnounce()
  const [leaving, setLeaving] = useState(false)

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
          {status.waiting > 0 && (
            <p className="mt-2 font-medium text-warn">{t('waiting', { count: status.waiting })}</p>
          )}
        </>
      }
      cancel={common('action.cancel')}
      action={t('action')}
      disabled={leaving || status.waiting > 0}
      onConfirm={() => void leave()}
    />
  )
}
