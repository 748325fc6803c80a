'use client'

import { Check, Copy, QrCode, RefreshCw, Unlink } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useRefusalText } from '@/app/_components/refusal-text'
import type { Answer } from '@/app/_api/ask-server'
import type { Invitation } from '@/server/services'
import { Button } from '@/ui/button'
import { Confirm } from '@/ui/dialog'
import { useAnnounce } from '@/ui/toast'
import { copyText } from './copy-text'

/** One link: for whom, the address itself, and what can be done with it. */
export function LinkRow({
  invitation,
  who,
  mark,
  onShowQr,
  onRenew,
  onRevoke,
  onReplace,
}: {
  invitation: Invitation
  /** Whom it is for, in words. */
  who: string
  mark?: ReactNode
  onShowQr: () => void
  onRenew: () => Promise<Answer<Invitation>>
  onRevoke: () => Promise<Answer<Invitation>>
  /** Makes a new link where this one is revoked. */
  onReplace?: () => Promise<Answer<Invitation>>
}) {
  const t = useTranslations('share')
  const common = useTranslations('common')
  const words = useRefusalText()
  const announce = useAnnounce()
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const [asking, setAsking] = useState<'renew' | 'revoke' | null>(null)
  const [busy, setBusy] = useState(false)

  async function copy() {
    if (!field.current) return
    const done = await copyText(field.current)
    setCopied(done)
    announce(done ? t('copied') : t('copyFailed'), done ? 'info' : 'danger')
  }

  async function change(ask: () => Promise<Answer<Invitation>>, done: string) {
    setBusy(true)
    const answer = await ask()
    setBusy(false)
    setCopied(false)
    announce(answer.ok ? done : words.refusal(answer.refusal), answer.ok ? 'info' : 'danger')
  }

  return (
    <li className="rounded-control border border-line bg-surface p-4">
      <div className="flex items-center gap-2.5">
        {mark}
        <span className="min-w-0 flex-1 truncate font-semibold">{who}</span>
        <span className="text-[13px] text-faint max-sm:hidden">
          {t('joined', { count: invitation.joined })}
        </span>
      </div>
      {invitation.url ? (
        <>
          <div className="mt-3 flex gap-2">
            <input
              ref={field}
              readOnly
              value={invitation.url}
              aria-label={t('link', { who })}
              onFocus={(event) => event.currentTarget.select()}
              className="h-10 min-w-0 flex-1 rounded-control border border-line-strong bg-sunken px-3 text-[13px] text-ellipsis text-soft"
            />
            <Button look="primary" onClick={() => void copy()}>
              {copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
              <span className="max-sm:sr-only">{copied ? t('copied') : t('copy')}</span>
            </Button>
          </div>
          <div className="mt-2 -mb-1 -ml-3 flex flex-wrap">
            <Button look="quiet" size="s" onClick={onShowQr}>
              <QrCode size={15} aria-hidden />
              {t('showQr')}
            </Button>
            <Button look="quiet" size="s" busy={busy} onClick={() => setAsking('renew')}>
              <RefreshCw size={15} aria-hidden />
              {t('renew')}
            </Button>
            <Button look="quiet" size="s" busy={busy} onClick={() => setAsking('revoke')}>
              <Unlink size={15} aria-hidden />
              {t('revoke')}
            </Button>
          </div>
        </>
      ) : (
        <div className="mt-2 flex flex-wrap items-center gap-3">
          <p className="text-sm text-soft">{t('revoked')}</p>
          {onReplace && (
            <Button
              size="s"
              busy={busy}
              onClick={() => void change(onReplace, t('done.renewed', { who }))}
            >
              {t('replace')}
            </Button>
          )}
        </div>
      )}
      <Confirm
        open={asking === 'renew'}
        onOpenChange={(open) => !open && setAsking(null)}
        title={t('renewConfirm.title', { who })}
        body={t('renewConfirm.body')}
        cancel={common('action.cancel')}
        action={t('renewConfirm.action')}
        onConfirm={() => void change(onRenew, t('done.renewed', { who }))}
      />
      <Confirm
        open={asking === 'revoke'}
        onOpenChange={(open) => !open && setAsking(null)}
        title={t('revokeConfirm.title', { who })}
        body={t('revokeConfirm.body', { count: invitation.joined })}
        cancel={common('action.cancel')}
        action={t('revokeConfirm.action')}
        danger
        onConfirm={() => void change(onRevoke, t('done.revoked', { who }))}
      />
    </li>
  )
}
