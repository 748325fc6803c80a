'use client'

import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import type { Ballot } from './ballot'
import { BallotKeyCode } from './ballot-key-code'

/** Mode `none`: what the key is for, and the key itself to take to another device. */
export function BallotKeyBox({ ballot }: { ballot: Ballot }) {
  const t = useTranslations('answering.key')
  const [shown, setShown] = useState(false)
  if (!ballot.key || ballot.isClosed) return null
  const { key, isKept } = ballot.key
  const isShown = shown || !isKept
  return (
    <section className="flex flex-col gap-2.5 rounded-control bg-sunken p-4">
      <h4 className="flex items-center gap-2 text-sm font-bold">
        <KeyRound size={16} aria-hidden />
        {t('heading')}
      </h4>
      <p className="text-[13px] leading-normal text-soft">{t('lead')}</p>
      <p className="text-[13px] leading-normal text-soft">{t('other')}</p>
      {!isKept && (
        <Notice kind="warn" live>
          {t('notKept')}
        </Notice>
      )}
      <BallotKeyCode
        value={key}
        shown={isShown}
        beside={
          isKept && (
            <Button size="s" aria-expanded={shown} onClick={() => setShown(!shown)}>
              {shown ? t('hide') : t('show')}
            </Button>
          )
        }
      />
    </section>
  )
}
