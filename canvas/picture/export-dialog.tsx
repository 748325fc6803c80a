'use client'

import type { Editor } from '@tldraw/editor'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { Dialog } from '@/ui/dialog'
import { ExportPanel } from './export-panel'

export interface ExportDialogProps {
  editor: Editor
  workshopTitle: string
  sessionNumber: number
  /** The session's day, for file names: a moment, or `YYYY-MM-DD`. */
  date: Date | string
  /** A sample session: every picture is stamped. */
  fictional: boolean
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Saves or copies pictures of the board. */
export function ExportDialog({ open, onOpenChange, ...board }: ExportDialogProps) {
  const t = useTranslations('export')
  const common = useTranslations('common')
  const { editor } = board

  // Keys pressed in the dialog are not the board's.
  useEffect(() => {
    if (!open) return
    editor.menus.addOpenMenu('export-dialog')
    return () => editor.menus.deleteOpenMenu('export-dialog')
  }, [editor, open])

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('title')}
      lead={t('lead')}
      closeLabel={common('action.close')}
      wide
    >
      <ExportPanel {...board} />
    </Dialog>
  )
}
