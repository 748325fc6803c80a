'use client'

import { ToastAction } from '@/ui/toast'

/** A passing sentence with the one thing to do about it. */
export function ToastWithAction({
  text,
  action,
  onAction,
}: {
  text: string
  action: string
  onAction: () => void
}) {
  return (
    <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
      {text}
      <ToastAction onClick={onAction}>{action}</ToastAction>
    </span>
  )
}
