'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import type { SavedStatus } from '@/sync/client/connect-board'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { closedKey } from './saved-sign'

/** Reloading can't help. */
const OVER: ReadonlySet<string> = new Set(['revoked', 'taken_out', 'unknown_document', 'bad_token'])

/** Over the board once the server has ended the connection for good: why, and the way on. */
export function ClosedNotice({ status }: { status: SavedStatus }) {
  const t = useTranslations('sync')
  const errors = useTranslations('errors')
  if (status.state !== 'closed') return null
  const reason = closedKey(status)
  const over = OVER.has(reason)
  return (
    <div className="absolute inset-x-0 top-3 z-(--layer-menu) mx-auto w-[min(34rem,calc(100%-24px))] rounded-control shadow-float">
      <Notice kind="danger" live title={t(`closed.${reason}.title`)}>
        <p>{t(`closed.${reason}.todo`)}</p>
        {status.waiting > 0 && (
          <p className="mt-1 font-medium">
            {t(status.kept ? 'closed.unsentKept' : 'closed.unsent', { count: status.waiting })}
          </p>
        )}
        <div className="mt-3 flex gap-2">
          {over ? (
            <Button asChild size="s">
              <Link href="/">{errors('page.toHome')}</Link>
            </Button>
          ) : (
            <Button size="s" onClick={() => location.reload()}>
              {t('reload')}
            </Button>
          )}
        </div>
      </Notice>
    </div>
  )
}
