'use client'

import { useRef, useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/ui/button'
import { keyAsCode } from './ballot-key'

/** A ballot key to take along: shown, and copied by one press. `beside` stands before the button. */
export function BallotKeyCode({
  value,
  shown = true,
  beside,
}: {
  value: string
  shown?: boolean
  beside?: ReactNode
}) {
  const t = useTranslations('answering.key')
  const code = useRef<HTMLElement>(null)
  const [copied, setCopied] = useState<boolean | null>(null)
  return (
    <>
      {shown && (
        <code
          ref={code}
          data-ballot-key
          className="text-[13px] leading-relaxed wrap-anywhere text-ink select-all"
        >
          {keyAsCode(value)}
        </code>
      )}
      <div className="flex flex-wrap gap-2">
        {beside}
        {shown && (
          <Button
            size="s"
            onClick={() => code.current && void copyText(code.current).then(setCopied)}
          >
            {copied ? t('copied') : t('copy')}
          </Button>
        )}
      </div>
      {copied === false && <p className="text-[13px] text-warn">{t('copyFailed')}</p>}
    </>
  )
}

/** Over plain http there is no clipboard to write to: the selection is copied, and stays when that fails. */
async function copyText(element: HTMLElement): Promise<boolean> {
  getSelection()?.selectAllChildren(element)
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(element.innerText)
      return true
    }
  } catch {
    // Refused: the older way may still be allowed.
  }
  return document.execCommand('copy')
}
