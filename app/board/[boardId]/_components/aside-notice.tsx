'use client'

import { useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import type { Role } from '@/dialogue/workshop'
import type { RecordChange } from '@/sync/doc/replay'
import { isCard } from '@/sync/doc/session-rights'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { useBoardRights } from './session/use-board-rights'
import type { LiveBoard } from './use-live-board'

/**
 * Over the board when changes of this person wait because they were not allowed, came too late, or did
 * not fit, or when their role has changed and the page could not learn to what: what happened, and what
 * they can do.
 */
export function AsideNotice({
  live: { board, connection },
  role,
  isStale,
}: {
  live: LiveBoard
  role: Role
  /** The page was made for another role: what it offers is out of date. */
  isStale: boolean
}) {
  const t = useTranslations('sync.aside')
  const sync = useTranslations('sync')
  const [busy, setBusy] = useState(false)
  const followed = useSyncExternalStore(
    (notify) => board.subscribe(notify),
    () => board.followed,
    () => null,
  )
  const count = useSyncExternalStore(
    (notify) => board.subscribe(notify),
    () => board.aside,
    () => 0,
  )
  const late = useSyncExternalStore(
    (notify) => board.subscribe(notify),
    () => board.late,
    () => 0,
  )
  const mayWrite = role !== 'observer'
  // What the meeting doesn't allow now would only be put back again.
  const { draw, cards } = useBoardRights(connection, role)
  const isOpen = draw || cards
  const isAllowed = ({ before, after }: RecordChange) => draw || isCard(after ?? before)
  const isLate = count > 0 && late === count
  const wasRefused = followed === 'read_only'
  const isFull = followed === 'document_full'
  if (!isStale && count === 0) return null

  function run(work: () => Promise<void>) {
    setBusy(true)
    void work().finally(() => setBusy(false))
  }

  function sentence() {
    if (!mayWrite || isStale) return 'kept'
    if (!isOpen) return 'lateWait'
    if (isLate) return 'lateOffer'
    return isFull ? 'offerFull' : 'offer'
  }

  function title() {
    if (isStale) return sync('closed.role_changed.title')
    if (mayWrite && isLate) return t('lateTitle', { count })
    if (wasRefused || !mayWrite) return sync('closed.read_only.title')
    return isFull ? sync('closed.document_full.title') : t('title', { count })
  }

  return (
    <div className="absolute inset-x-0 top-3 z-(--layer-menu) mx-auto w-[min(34rem,calc(100%-24px))] rounded-control shadow-float">
      <Notice kind="warn" live title={title()}>
        {isStale && <p>{sync('closed.role_changed.todo')}</p>}
        {count > 0 && <p>{t(sentence(), { count })}</p>}
        <div className="mt-3 flex gap-2">
          {isStale && (
            <Button size="s" onClick={() => location.reload()}>
              {sync('reload')}
            </Button>
          )}
          {count > 0 && mayWrite && isOpen && !isStale && (
            <Button
              size="s"
              disabled={busy}
              onClick={() => run(() => board.replayAside(isAllowed))}
            >
              {t('add')}
            </Button>
          )}
          {count > 0 && (
            <Button
              size="s"
              look="quiet"
              disabled={busy}
              onClick={() => run(() => board.discardAside())}
            >
              {t('discard')}
            </Button>
          )}
        </div>
      </Notice>
    </div>
  )
}
