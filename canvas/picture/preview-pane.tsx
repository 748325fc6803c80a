import { ImageOff } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { classNames } from '@/ui/class-names'
import { Spinner } from '@/ui/spinner'
import type { PictureFailure } from './picture-error'
import type { Preview } from './use-preview'

/** Squares behind a transparent picture, of the ground it is made for. */
const CHECKS = {
  light: 'repeating-conic-gradient(#e6e6e6 0 25%, #ffffff 0 50%) 0 0 / 16px 16px',
  dark: 'repeating-conic-gradient(#33363d 0 25%, #22252b 0 50%) 0 0 / 16px 16px',
}

/** What is about to be saved, small. */
export function PreviewPane({
  previews,
  failure,
  drawing,
  what = '',
  hidden,
  transparent,
  dark,
}: {
  previews: readonly Preview[]
  failure: PictureFailure | null
  drawing: boolean
  what?: string
  /** Pictures that will be saved and have no preview. */
  hidden: number
  transparent: boolean
  dark: boolean
}) {
  const t = useTranslations('export')
  const one = previews.length === 1
  return (
    <div
      className="relative grid h-52 content-center overflow-hidden rounded-control bg-sunken p-3 sm:h-full sm:min-h-72"
      aria-busy={drawing}
    >
      {failure ? (
        <div className="grid justify-items-center gap-2 p-4 text-center text-sm text-soft">
          <ImageOff size={22} aria-hidden />
          <p className="font-semibold text-ink">{t(`failure.${failure}.title`)}</p>
          <p>{t(`failure.${failure}.todo`)}</p>
        </div>
      ) : (
        <div
          className={classNames(
            'grid max-h-full min-h-0 items-center justify-items-center gap-3 transition-opacity',
            !one && 'grid-cols-2',
            drawing && previews.length > 0 && 'opacity-50',
          )}
        >
          {previews.map(({ src, title, width, height }) => (
            <figure key={src} className="grid min-w-0 justify-items-center gap-1">
              <svg
                role="img"
                aria-label={t('preview.alt', { what: title || what })}
                viewBox={`0 0 ${width} ${height}`}
                width={width}
                height={height}
                className={classNames(
                  'h-auto w-auto max-w-full rounded-[3px] shadow-card',
                  one ? 'max-h-46 sm:max-h-90' : 'max-h-17 sm:max-h-32',
                )}
                style={transparent ? { background: dark ? CHECKS.dark : CHECKS.light } : undefined}
              >
                <image href={src} width={width} height={height} />
              </svg>
              {!one && (
                <figcaption className="max-w-full truncate text-xs text-soft">{title}</figcaption>
              )}
            </figure>
          ))}
          {!drawing && hidden > 0 && (
            <p className="col-span-2 text-xs text-soft">{t('preview.more', { count: hidden })}</p>
          )}
        </div>
      )}
      {drawing && (
        <p
          role="status"
          className="absolute inset-x-0 bottom-3 mx-auto flex w-fit items-center gap-2 rounded-chip bg-raised px-3 py-1.5 text-[13px] text-soft shadow-card"
        >
          <Spinner />
          {t('preview.drawing')}
        </p>
      )}
    </div>
  )
}
