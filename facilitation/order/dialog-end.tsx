'use client'

import { useTranslations } from 'use-intl'
import { Button } from '@/ui/button'

/** How a dialog about a person ends: not at all, or by what it is for. */
export function DialogEnd({
  action,
  look = 'primary',
  busy,
  disabled = false,
  onCancel,
  onAction,
}: {
  action: string
  look?: 'primary' | 'danger'
  busy: boolean
  disabled?: boolean
  onCancel: () => void
  onAction: () => void
}) {
  const common = useTranslations('common')
  return (
    <div className="mt-5 flex flex-wrap justify-end gap-2">
      <Button onClick={onCancel}>{common('action.cancel')}</Button>
      <Button look={look} busy={busy} disabled={disabled} onClick={onAction}>
        {action}
      </Button>
    </div>
  )
}
