'use client'

import { useRouter } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/ui/button'
import { useAnnounce } from '@/ui/toast'
import { boardPath, startWorkshop } from '../_api/start-workshop'
import { useRefusalText } from './refusal-text'

/** Opens the fictional session on a board of one's own, in one click. */
export function SampleSession({ preview }: { preview: ReactNode }) {
  const t = useTranslations('home')
  const common = useTranslations('common')
  const locale = useLocale()
  const router = useRouter()
  const announce = useAnnounce()
  const words = useRefusalText()
  const [opening, setOpening] = useState(false)

  async function open() {
    setOpening(true)
    const entered = await startWorkshop(
      { template: 'us-rok-space', sample: true, locale },
      t('sample.visitorName'),
    )
    if (entered.ok) return router.push(boardPath(entered.value))
    setOpening(false)
    announce(words.refusal(entered.refusal), 'danger')
  }

  return (
    <section
      aria-labelledby="sample"
      className="mt-12 grid items-center gap-x-12 gap-y-6 overflow-hidden rounded-card border border-line bg-surface p-6 shadow-card sm:p-10 md:grid-cols-[1fr_1.15fr]"
    >
      <div>
        <p className="inline-block rounded-chip border border-warn px-2 py-0.5 text-xs font-bold tracking-wide text-warn">
          {common('fictional')}
        </p>
        <h2 id="sample" className="mt-3 text-2xl font-bold tracking-[-0.015em]">
          {t('sample.heading')}
        </h2>
        <p className="mt-2 text-soft">{t('sample.about')}</p>
        <p className="mt-2 text-sm text-faint">{common('fictionalNote')}</p>
        <Button look="primary" size="l" className="mt-6" busy={opening} onClick={() => void open()}>
          {opening ? t('sample.opening') : t('sample.action')}
        </Button>
      </div>
      <div className="rounded-control bg-paper p-3">{preview}</div>
    </section>
  )
}
