'use client'

import { Check, CircleAlert, CircleDashed, RefreshCw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Spinner } from '@/ui/spinner'
import { classNames } from '@/ui/class-names'
import type { SavedSign } from './answer-saver'

/** What became of one answer, in a word; a refusal also in its own words, which stay. */
export function SavedMark({ sign, hint }: { sign: SavedSign | undefined; hint?: string }) {
  const t = useTranslations('answering.sign')
  if (!sign) return null
  const isBad = sign.state === 'refused'
  return (
    <span
      role="status"
      data-saved={sign.state}
      className={classNames(
        'inline-flex items-start gap-1.5 text-[13px] font-medium',
        sign.state === 'saved' ? 'text-ok' : isBad ? 'text-danger' : 'text-soft',
      )}
    >
      <span aria-hidden className="mt-0.5 shrink-0">
        {sign.state === 'saving' && <Spinner className="size-3.5" />}
        {sign.state === 'saved' && <Check size={15} />}
        {sign.state === 'retrying' && <RefreshCw size={14} />}
        {sign.state === 'incomplete' && <CircleDashed size={14} />}
        {isBad && <CircleAlert size={15} />}
      </span>
      <span>
        {t(sign.state)}
        {isBad && <>: {sign.words}</>}
        {sign.state === 'incomplete' && hint && <>: {hint}</>}
      </span>
    </span>
  )
}
