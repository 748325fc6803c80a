'use client'

import { useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import type { OpenBoard } from '@/sync/client/open-board'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'

/**
 * Over the board when changes of this person wait because they were not allowed, or did not fit, or when
 * their role has changed and the page could not learn to what: what happened, and what they can do.
 */
export function AsideNotice({
  board,
  mayWrite,
  isStale,
}: {
  board: OpenBoard
  mayWrite: boolean
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
  const wasRefused = followed === 'read_only'
  const isFull = followed === 'document_full'
  if (!isStale && count === 0) return null

  function run(work: () => Promise<void>) {
    setBusy(true)
    void work().finally(() => setBusy(false))
  }

  const title = isStale
    ? sync('closed.role_changed.title')
    : wasRefused || !mayWrite
      ? sync('closed.read_only.title')
      : isFull
        ? sync('closed.document_full.title')
        : t('title', { count })
  return (
    <div className="absolute inset-x-0 top-3 z-(--layer-menu) mx-auto w-[min(34rem,calc(100%-24px))] rounded-control shadow-float">
      <Notice kind="warn" live title={title}>
        {isStale && <p>{sync('closed.role_changed.todo')}</p>}
        {count > 0 && (
          <p>{t(!mayWrite || isStale ? 'kept' : isFull ? 'offerFull' : 'offer', { count })}</p>
        )}
        <div className="mt-3 flex gap-2">
          {isStale && (
            <Button size="s" onClick={() => location.reload()}>
              {sync('reload')}
            </Button>
          )}
          {count > 0 && mayWrite && !isStale && (
            <Button size="s" disabled={busy} onClick={() => run(() => board.replayAside())}>
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
