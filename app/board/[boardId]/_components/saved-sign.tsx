'use client'

import { CloudCheck, CloudOff, Unplug } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { SavedStatus } from '@/sync/client/connect-board'
import { Popover } from '@/ui/popover'
import { Spinner } from '@/ui/spinner'
import { classNames } from '@/ui/class-names'

/**
 * Saved, saving, offline or disconnected, in words; pressing it says what that means and what to
 * do. `arrived` is false until the board's content is here.
 */
export function SavedSign({ status, arrived }: { status: SavedStatus; arrived: boolean }) {
  const t = useTranslations('sync')
  const { state, waiting, kept } = status
  const shown = !arrived && state === 'saving' ? 'connecting' : state
  const name =
    shown === 'offline'
      ? t('offline.name', { count: waiting })
      : shown === 'closed'
        ? t('closed.name')
        : t(`${shown}.name`)
  const todo =
    shown === 'offline'
      ? t(kept ? 'offline.todoKept' : 'offline.todo', { count: waiting })
      : shown === 'closed'
        ? t(`closed.${closedKey(status)}.todo`)
        : t(`${shown}.todo`)
  return (
    <>
      <Popover
        label={t('label')}
        align="start"
        className="w-72 p-4 text-sm"
        trigger={
          <button
            type="button"
            data-state-sign={shown}
            className={classNames(
              'flex h-8 items-center gap-1.5 rounded-chip px-2 text-[13px] font-medium whitespace-nowrap hover:bg-hover pointer-coarse:h-10',
              LOOKS[shown],
            )}
          >
            <SignIcon state={shown} />
            <span>{name}</span>
          </button>
        }
      >
        <p className="font-semibold">{name}</p>
        <p className="mt-1 text-soft">{todo}</p>
      </Popover>
      {/* Said once per change of state, not at every change that waits. */}
      <span role="status" className="sr-only">
        {shown === 'saving' ? '' : shown === 'offline' ? t('offline.name', { count: 0 }) : name}
      </span>
    </>
  )
}

type Shown = SavedStatus['state'] | 'connecting'

const LOOKS: Record<Shown, string> = {
  connecting: 'text-soft',
  saved: 'text-ok',
  saving: 'text-soft',
  offline: 'text-warn bg-warn-surface',
  closed: 'text-danger bg-danger-surface',
}

function SignIcon({ state }: { state: Shown }) {
  switch (state) {
    case 'saved':
      return <CloudCheck size={16} aria-hidden />
    case 'offline':
      return <CloudOff size={16} aria-hidden />
    case 'closed':
      return <Unplug size={16} aria-hidden />
    default:
      return <Spinner className="size-3.5" />
  }
}

const CLOSED = [
  'bad_frame',
  'bad_token',
  'token_expired',
  'revoked',
  'taken_out',
  'taken_over',
  'unknown_document',
  'read_only',
  'role_changed',
  'epoch_changed',
  'frame_too_large',
  'awareness_too_large',
  'document_full',
  'unresolved_changes',
  'too_many_messages',
  'too_many_connections',
] as const

/** The words for why the server closed the connection. */
export function closedKey({ reason }: SavedStatus): (typeof CLOSED)[number] | 'other' {
  return CLOSED.find((known) => known === reason) ?? 'other'
}
