'use client'

import { Popover as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names'

/** Something to read or choose from, beside the button that opened it. */
export function Popover({
  trigger,
  label,
  align = 'end',
  className,
  children,
  open,
  onOpenChange,
}: {
  trigger: ReactElement
  label: string
  align?: 'start' | 'center' | 'end'
  className?: string
  children: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
}) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          className={classNames(
            'z-(--layer-menu) max-h-(--radix-popover-content-available-height) overflow-y-auto rounded-control border border-line bg-raised text-ink shadow-float outline-none',
            'data-[state=open]:animate-(--animate-fade)',
            className ?? 'w-72 p-4',
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
