'use client'

import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { RoundView } from '@/dialogue/views'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { Spinner } from '@/ui/spinner'
import type { Ballot } from './ballot'
import { keyFromCode } from './ballot-key'

/** The sheet once one's own answers are here; before that, or where they can't be, what to do. */
export function BallotState({
  ballot,
  round,
  children,
}: {
  ballot: Ballot
  round: RoundView
  children: ReactNode
}) {
  const t = useTranslations('answering')
  if (ballot.state === 'loading')
    return (
      <p role="status" className="flex items-center gap-2.5 text-sm text-soft">
        <Spinner /> {t('loading')}
      </p>
    )
  if (ballot.state === 'failed')
    return (
      <Notice kind="danger" live title={t('failed')}>
        <p>{ballot.words}</p>
        <Button size="s" className="mt-2" onClick={() => ballot.reload()}>
          {t('retry')}
        </Button>
      </Notice>
    )
  if (ballot.isClosed && !hasAny(ballot))
    return <p className="text-sm text-soft">{t(round.hasAnswered ? 'elsewhere' : 'noAnswer')}</p>
  if (!ballot.isClosed && !ballot.editable && round.attributionMode === 'none')
    return <Locked ballot={ballot} />
  return children
}

function hasAny({ positions, assessments, dots }: Ballot): boolean {
  return [positions, assessments, dots].some((answers) => Object.keys(answers).length > 0)
}

/** The seat has answered under a key that is elsewhere. */
function Locked({ ballot }: { ballot: Ballot }) {
  const t = useTranslations('answering.key')
  const [code, setCode] = useState('')
  const [isWrong, setWrong] = useState(false)
  function use(event: FormEvent) {
    event.preventDefault()
    const key = keyFromCode(code)
    setWrong(key === null)
    if (key) ballot.adoptKey(key)
  }
  return (
    <form noValidate onSubmit={use} className="flex flex-col gap-3">
      <Notice title={t('locked')}>{t('lockedBody')}</Notice>
      <TextField
        label={t('enter')}
        autoComplete="off"
        spellCheck={false}
        value={code}
        problem={isWrong ? t('invalid') : undefined}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" className="self-start">
        {t('use')}
      </Button>
    </form>
  )
}
