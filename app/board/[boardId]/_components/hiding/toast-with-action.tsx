'use client'

import { Button } from '@/ui/button'

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
      <Button
        look="quiet"
        size="s"
        className="text-current! underline underline-offset-2 hover:bg-transparent! hover:opacity-80"
        onClick={onAction}
      >
        {action}
      </Button>
    </span>
  )
}
