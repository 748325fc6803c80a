import { useTranslations } from 'use-intl'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Progress } from '@/ui/progress'
import { usePixels } from './export-choices'
import type { PictureFailure } from './picture-error'
import type { PictureSize } from './picture-size'

export type ExportOutcome =
  | { state: 'idle' }
  | { state: 'working'; done: number; total: number }
  /** `size` is null for SVG. */
  | { state: 'saved'; name: string; size: PictureSize | null }
  | { state: 'zipped'; name: string; count: number }
  | { state: 'copied'; size: PictureSize }
  | { state: 'failed'; reason: PictureFailure; retry: () => void }

/** How it is going, and how it went, in words. */
export function ExportResult({
  outcome,
  onDownload,
}: {
  outcome: ExportOutcome
  onDownload: () => void
}) {
  const t = useTranslations('export')
  const pixels = usePixels()
  switch (outcome.state) {
    case 'idle':
      return null
    case 'working': {
      const { done, total } = outcome
      if (total < 2)
        return (
          <p role="status" className="text-sm text-soft">
            {t('progress.drawing')}
          </p>
        )
      const words = t('progress.areas', {
        done: String(Math.min(done + 1, total)),
        total: String(total),
      })
      return (
        <div role="status" className="grid gap-1.5 text-sm text-soft">
          {words}
          <Progress value={(100 * done) / total} label={words} />
        </div>
      )
    }
    case 'saved':
      return (
        <Notice kind="ok" live>
          {outcome.size
            ? t('done.png', { name: outcome.name, ...pixels(outcome.size) })
            : t('done.svg', { name: outcome.name })}
        </Notice>
      )
    case 'zipped':
      return (
        <Notice kind="ok" live>
          {t('done.zip', { name: outcome.name, count: outcome.count })}
        </Notice>
      )
    case 'copied':
      return (
        <Notice kind="ok" live>
          {t('done.copied', pixels(outcome.size))}
        </Notice>
      )
    case 'failed': {
      const { reason, retry } = outcome
      const clipboard = reason === 'no_clipboard' || reason === 'clipboard_refused'
      return (
        <Notice kind="danger" live title={t(`failure.${reason}.title`)}>
          <p>{t(`failure.${reason}.todo`)}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            {clipboard && (
              <Button size="s" onClick={onDownload}>
                {t('action.downloadInstead')}
              </Button>
            )}
            {reason !== 'no_clipboard' && reason !== 'empty' && (
              <Button size="s" onClick={retry}>
                {t('action.retry')}
              </Button>
            )}
          </div>
        </Notice>
      )
    }
  }
}
