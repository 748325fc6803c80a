'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { joinPathOf } from '@/app/_api/join-link'
import { BallotKeyCode } from '@/facilitation/answering/ballot-key-code'
import type { ParticipantAuth } from '@/server/services'
import type { SavedStatus } from '@/sync/client/connect-board'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { closedKey } from './saved-sign'

/** Reloading can't help. */
const OVER: ReadonlySet<string> = new Set([
  'revoked',
  'taken_out',
  'taken_over',
  'unknown_document',
  'bad_token',
])

/** Over the board once the server has ended the connection for good: why, and the way on. */
export function ClosedNotice({
  me,
  status,
  ballotKey,
  plenary,
}: {
  me: ParticipantAuth
  status: SavedStatus
  /** Of answers that were given here to a round that is open; it does not follow the person by itself. */
  ballotKey: string | null
  /** From a caucus, where the plenary is: there one goes on. */
  plenary: string | null
}) {
  const t = useTranslations('sync')
  const errors = useTranslations('errors')
  const caucus = useTranslations('caucus')
  if (status.state !== 'closed') return null
  const reason = closedKey(status)
  const isTakenOver = reason === 'taken_over'
  const joinPath = isTakenOver ? joinPathOf(me.participantId) : null
  const over = OVER.has(reason)
  /** A caucus that isn't open to them any more, while the workshop is. */
  const isShut = over && !isTakenOver && plenary !== null
  return (
    <div
      data-closed-notice
      className="absolute inset-x-0 top-3 z-(--layer-menu) mx-auto w-[min(34rem,calc(100%-24px))] rounded-control shadow-float"
    >
      <Notice
        kind="danger"
        live
        title={isShut ? caucus('closed.title') : t(`closed.${reason}.title`)}
      >
        <p>{isShut ? caucus('closed.todo') : t(`closed.${reason}.todo`)}</p>
        {status.waiting > 0 && (
          <p className="mt-1 font-medium">
            {t(status.kept ? 'closed.unsentKept' : 'closed.unsent', { count: status.waiting })}
          </p>
        )}
        {isTakenOver && ballotKey !== null && (
          <div className="mt-2 flex flex-col items-start gap-2">
            <p>{t('closed.takenOverKey')}</p>
            <BallotKeyCode value={ballotKey} />
          </div>
        )}
        <div className="mt-3 flex gap-2">
          {joinPath && (
            <Button asChild size="s">
              <Link href={joinPath}>{t('closed.taken_over.here')}</Link>
            </Button>
          )}
          {over ? (
            <Button asChild size="s">
              {plenary ? (
                <Link href={plenary}>{caucus('toPlenary')}</Link>
              ) : (
                <Link href="/">{errors('page.toHome')}</Link>
              )}
            </Button>
          ) : (
            <Button size="s" onClick={() => location.reload()}>
              {t('reload')}
            </Button>
          )}
        </div>
      </Notice>
    </div>
  )
}
