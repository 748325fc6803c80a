'use client'

import { ImageDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, type ButtonProps } from '@/ui/button'
import { ExportDialog, type ExportDialogProps } from './export-dialog'

/** A button that opens the dialog; `square` shows its icon alone. */
export function ExportButton({
  look,
  size,
  square,
  ...board
}: Omit<ExportDialogProps, 'open' | 'onOpenChange'> &
  Pick<ButtonProps, 'look' | 'size' | 'square'>) {
  const t = useTranslations('export')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        {...{ look, size, square }}
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        aria-label={square ? t('open') : undefined}
      >
        <ImageDown size={size === 's' ? 16 : 18} aria-hidden />
        {!square && t('open')}
      </Button>
      <ExportDialog {...board} open={open} onOpenChange={setOpen} />
    </>
  )
}
