'use client'

import { X } from 'lucide-react'
import { AlertDialog, Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from './button'
import { classNames } from './class-names'

const SCRIM = 'fixed inset-0 z-(--layer-dialog) bg-scrim data-[state=open]:animate-(--animate-fade)'
const PANEL =
  'fixed z-(--layer-dialog) bg-raised text-ink shadow-float outline-none flex flex-col ' +
  'inset-x-0 bottom-0 max-h-[92dvh] rounded-t-card ' +
  'sm:inset-auto sm:top-1/2 sm:left-1/2 sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-card sm:max-h-[86dvh] ' +
  'data-[state=open]:animate-(--animate-rise)'

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** Says what the dialog is for; screen readers read it first. */
  lead?: ReactNode
  /** For the button that closes it. */
  closeLabel: string
  wide?: boolean
  children: ReactNode
}

/** A panel over the page: a sheet from below on phones. Esc and a press outside close it. */
export function Dialog({
  open,
  onOpenChange,
  title,
  lead,
  closeLabel,
  wide,
  children,
}: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={SCRIM} />
        <Radix.Content
          {...(lead ? {} : { 'aria-describedby': undefined })}
          className={classNames(PANEL, wide ? 'sm:w-[min(760px,94vw)]' : 'sm:w-[min(520px,94vw)]')}
        >
          <div className="flex items-start gap-4 px-6 pt-5 pb-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-xl leading-tight font-bold">{title}</Radix.Title>
              {lead && (
                <Radix.Description className="mt-1 text-sm text-soft">{lead}</Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <Button look="quiet" size="s" square aria-label={closeLabel} className="-mr-2">
                <X size={18} aria-hidden />
              </Button>
            </Radix.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-6 pb-6">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** A question before something that can't be taken back. The safe answer has the focus. */
export function Confirm({
  open,
  onOpenChange,
  title,
  body,
  cancel,
  action,
  danger = false,
  disabled = false,
  onConfirm,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  body: ReactNode
  cancel: ReactNode
  action: ReactNode
  danger?: boolean
  disabled?: boolean
  onConfirm: () => void
}) {
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={SCRIM} />
        <AlertDialog.Content className={classNames(PANEL, 'p-6 sm:w-[min(440px,94vw)]')}>
          <AlertDialog.Title className="text-lg leading-tight font-bold">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="mt-2 text-sm text-soft">{body}</div>
          </AlertDialog.Description>
          <div className="mt-6 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{cancel}</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button look={danger ? 'danger' : 'primary'} disabled={disabled} onClick={onConfirm}>
                {action}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
