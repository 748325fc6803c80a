'use client'

import { X } from 'lucide-react'
import { QRCodeSVG } from 'qrcode.react'
import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/ui/button'

/**
 * One link over the whole screen, for a projector. Always dark on white, whatever the theme:
 * many scanners can't read the reverse.
 */
export function QrView({
  url,
  title,
  who,
  mark,
  onClose,
}: {
  url: string
  title: string
  who: string
  mark?: ReactNode
  onClose: () => void
}) {
  const t = useTranslations('share')
  const common = useTranslations('common')
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Content
          data-theme="light"
          aria-describedby={undefined}
          className="fixed inset-0 z-(--layer-dialog) grid grid-rows-[auto_minmax(0,1fr)_auto] justify-items-center gap-[2vh] bg-white p-[3vmin] text-center text-ink outline-none"
        >
          <div className="flex w-full items-start gap-4">
            <span className="w-12" />
            <div className="min-w-0 flex-1">
              <p className="truncate text-[max(18px,2.4vmin)] text-soft">{title}</p>
              <Dialog.Title className="mt-1 flex items-center justify-center gap-3 text-[max(26px,4.6vmin)] leading-tight font-bold">
                {mark}
                {who}
              </Dialog.Title>
            </div>
            <Dialog.Close asChild>
              <Button look="quiet" size="l" square aria-label={common('action.close')}>
                <X size={24} aria-hidden />
              </Button>
            </Dialog.Close>
          </div>
          <QRCodeSVG
            value={url}
            level="M"
            marginSize={2}
            title={t('qrFor', { who })}
            className="size-[min(64vh,88vw)] self-center"
          />
          <div>
            <p className="text-[max(18px,2.6vmin)] font-semibold">{t('qrScan')}</p>
            <p className="mt-1 text-[max(13px,1.8vmin)] break-all text-soft">{url}</p>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
