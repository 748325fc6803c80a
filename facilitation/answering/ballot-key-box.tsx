'use client'

import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import type { Ballot } from './ballot'
import { keyAsCode } from './ballot-key'

/** Mode `none`: what the key is for, and the key itself to take to another device. */
export function BallotKeyBox({ ballot }: { ballot: Ballot }) {
  const t = useTranslations('answering.key')
  const [shown, setShown] = useState(false)
  const [copied, setCopied] = useState(false)
  if (!ballot.key) return null
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
      {isShown && (
        <code data-ballot-key className="text-[13px] leading-relaxed wrap-anywhere select-all">
          {keyAsCode(key)}
        </code>
      )}
      <div className="flex flex-wrap gap-2">
        {isKept && (
          <Button size="s" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {shown ? t('hide') : t('show')}
          </Button>
        )}
        {isShown && (
          <Button
            size="s"
            onClick={() => {
              void copy(keyAsCode(key)).then(setCopied)
            }}
          >
            {copied ? t('copied') : t('copy')}
          </Button>
        )}
      </div>
    </section>
  )
}

/** False where the page may not write to the clipboard (plain http): the code can still be selected. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
