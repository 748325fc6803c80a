'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Spinner } from '@/ui/spinner'

/** After this long the wait is said to be unusual. */
const SLOW_MS = 6000

/** While the board's code and content arrive. */
export function BoardOpening() {
  const t = useTranslations('board')
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="grid h-full min-h-dvh place-items-center p-6">
      <p role="status" className="flex max-w-sm items-center gap-3 text-soft">
        <Spinner className="size-5" />
        {slow ? t('openingSlow') : t('opening')}
      </p>
    </div>
  )
}
