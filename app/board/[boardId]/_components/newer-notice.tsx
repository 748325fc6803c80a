'use client'

import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { compareSchemaStamp } from '@/sync/doc/layout'
import { createBoardSchema } from '@/sync/doc/schema'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import type { LiveBoard } from './use-live-board'

const schema = createBoardSchema()

/** True while the document follows a newer schema than this page: it reads, and writes nothing [S2]. */
export function useIsNewer(doc: LiveBoard['doc'] | null): boolean {
  return useSyncExternalStore(
    (notify) => {
      const meta = doc?.getMap('meta')
      meta?.observe(notify)
      return () => meta?.unobserve(notify)
    },
    () => doc !== null && compareSchemaStamp(doc, schema) === 'newer',
    () => false,
  )
}

/** Over the board when the server was updated and this page was not. */
export function NewerNotice() {
  const t = useTranslations('sync')
  return (
    <div className="absolute inset-x-0 top-3 z-(--layer-menu) mx-auto w-[min(34rem,calc(100%-24px))] rounded-control shadow-float">
      <Notice kind="warn" live title={t('newer.title')}>
        <p>{t('newer.todo')}</p>
        <div className="mt-3 flex gap-2">
          <Button size="s" onClick={() => location.reload()}>
            {t('reload')}
          </Button>
        </div>
      </Notice>
    </div>
  )
}
