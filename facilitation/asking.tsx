'use client'

import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import { Confirm } from '@/ui/dialog'
import { Problem } from './problem'

/** The foot of what asks for a command: why it was refused, and the question before it is sent. */
export function Asking({
  problem,
  ...question
}: { problem: string | null } & Omit<ComponentProps<typeof Confirm>, 'cancel'>) {
  const common = useTranslations('common')
  return (
    <>
      <Problem words={problem} />
      <Confirm cancel={common('action.cancel')} {...question} />
    </>
  )
}
