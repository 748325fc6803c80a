import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { OpenBoard } from '@/sync/client/open-board'
import { useAnnounce } from '@/ui/toast'
import type { LiveBoard } from './use-live-board'

/** Says what the server put back, as it happens. */
export function useRefusals(live: LiveBoard | null): void {
  const t = useTranslations('board.refused')
  const announce = useAnnounce()
  const say = useRef({ t, announce })
  useEffect(() => {
    say.current = { t, announce }
  })
  const connection = live?.connection
  useEffect(
    () =>
      connection?.onRefused(({ reason, recordIds }) => {
        const { t, announce } = say.current
        announce(t(reason, { count: recordIds.length }), 'danger')
      }),
    [connection],
  )
}

/** Says what became of changes that were done again in another document. */
export function useReplays(board: OpenBoard | null): void {
  const t = useTranslations('sync.replayed')
  const announce = useAnnounce()
  const say = useRef({ t, announce })
  useEffect(() => {
    say.current = { t, announce }
  })
  useEffect(
    () =>
      board?.onReplayed(({ written, left }) => {
        const { t, announce } = say.current
        if (written > 0) announce(t('written', { count: written }))
        if (left > 0) announce(t('left', { count: left }), 'danger')
      }),
    [board],
  )
}
