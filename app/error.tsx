'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'

/** A page that threw. The words and the way out; the details are in the server's log. */
export default function PageError({ reset }: { reset: () => void }) {
  const t = useTranslations()
  return (
    <main id="content" className="mx-auto w-full max-w-xl px-5 pt-[14vh] pb-16">
      <Card className="p-7 sm:p-10">
        <h1 className="text-2xl leading-tight font-bold">{t('errors.page.broken.title')}</h1>
        <p className="mt-3 text-soft">{t('errors.page.broken.body')}</p>
        <div className="mt-7 flex flex-wrap gap-2">
          <Button look="primary" onClick={reset}>
            {t('common.action.retry')}
          </Button>
          <Button asChild>
            <Link href="/">{t('errors.page.toHome')}</Link>
          </Button>
        </div>
      </Card>
    </main>
  )
}
