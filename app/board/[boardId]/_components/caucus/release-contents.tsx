'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { BoardHandle } from '@/canvas/board-canvas'
import { LEFT_REASONS, type ReleasePreview, type ReleasedShape } from '@/dialogue/caucus'
import { RELEASABLE_TYPES } from '@/sync/doc/caucus-release/releasable'
import { Notice } from '@/ui/notice'

/** What goes, drawn and word by word; and what stays, with why. */
export function ReleaseContents({
  preview,
  handle,
}: {
  preview: ReleasePreview
  handle: BoardHandle
}) {
  const t = useTranslations('caucus.release')
  const { shapes, left } = preview
  const picture = usePicture(handle, shapes)
  return (
    <>
      {picture && (
        <div className="grid max-h-72 place-items-center overflow-hidden rounded-control border border-line bg-paper p-3">
          <span
            role="img"
            aria-label={t('picture')}
            className="block h-60 w-full bg-contain bg-center bg-no-repeat"
            style={{ backgroundImage: `url("${picture}")` }}
          />
        </div>
      )}
      {shapes.length > 0 && (
        <section aria-label={t('texts')}>
          <h3 className="text-sm font-bold">{t('texts')}</h3>
          <ul className="mt-2 divide-y divide-line rounded-control border border-line">
            {shapes.map((shape) => (
              <li key={shape.id} className="flex gap-4 px-4 py-2.5 text-sm">
                <ShapeName shape={shape} />
                <div className="min-w-0 flex-1 wrap-anywhere">
                  {shape.texts.length === 0 && <span className="text-faint">{t('noText')}</span>}
                  {shape.texts.map((text) => (
                    <p key={text} className="whitespace-pre-line">
                      {text}
                    </p>
                  ))}
                  {shape.isCropped && <p className="mt-1 font-medium text-warn">{t('cropped')}</p>}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {left.length > 0 && (
        <Notice kind="warn" title={t('left.title', { count: left.length })}>
          {LEFT_REASONS.map((reason) => {
            const count = left.filter((one) => one.reason === reason).length
            return count > 0 && <p key={reason}>{t(`left.${reason}`, { count })}</p>
          })}
        </Notice>
      )}
    </>
  )
}

function ShapeName({ shape: { type } }: { shape: ReleasedShape }) {
  const t = useTranslations('caucus.release')
  // What a newer server lets go has no name here yet.
  const known = RELEASABLE_TYPES.find((one) => one === type) ?? 'other'
  return (
    <span className="w-28 shrink-0 text-[13px] font-semibold text-soft">{t(`shape.${known}`)}</span>
  )
}

/** A picture of these shapes and no others; null until it is drawn, and where it can't be. */
function usePicture(handle: BoardHandle, shapes: readonly ReleasedShape[]): string | null {
  const [picture, setPicture] = useState<string | null>(null)
  useEffect(() => {
    let isOver = false
    void handle.pictureOf(shapes.map(({ id }) => id)).then((drawn) => {
      if (!isOver) setPicture(drawn)
    })
    return () => {
      isOver = true
    }
  }, [handle, shapes])
  return picture
}
