'use client'

import { useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ConditionToReword, RoundView } from '@/dialogue/views'
import { Button } from '@/ui/button'
import { TextArea } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { Spinner } from '@/ui/spinner'
import type { Outcome } from '../actions'
import { Section } from '../frame/section'
import { Problem } from '../problem'
import { useRoom } from '../room'
import { useCommand } from '../use-command'
import { useItemName } from '../use-item-name'

/** Between close and reveal: every condition put into neutral words in both languages. */
export function ConditionDesk({ round }: { round: RoundView }) {
  const t = useTranslations('results.condition')
  const answering = useTranslations('answering')
  const { actions } = useRoom()
  const [found, setFound] = useState<Outcome<ConditionToReword[]> | null>(null)
  const { id } = round

  const fetch = useCallback(() => actions.conditionsToReword(id), [actions, id])
  useEffect(() => {
    let isCurrent = true
    void fetch().then((outcome) => {
      if (isCurrent) setFound(outcome)
    })
    return () => {
      isCurrent = false
    }
  }, [fetch])

  return (
    <Section title={t('desk')} lead={t('deskLead')}>
      {found === null && <Spinner className="size-5" />}
      {found && !found.ok && (
        <Notice kind="danger" title={t('failed')}>
          {found.words}
          <Button size="s" className="mt-2" onClick={() => void fetch().then(setFound)}>
            {answering('retry')}
          </Button>
        </Notice>
      )}
      {found?.ok && found.value.length === 0 && (
        <p className="text-sm text-soft">{t('deskEmpty')}</p>
      )}
      {found?.ok && (
        <ol className="flex flex-col gap-4">
          {found.value.map((condition, place) => (
            <li key={condition.id}>
              <Reword condition={condition} number={place + 1} round={round} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

function Reword({
  condition,
  number,
  round,
}: {
  condition: ConditionToReword
  number: number
  round: RoundView
}) {
  const t = useTranslations('results.condition')
  const { actions } = useRoom()
  const nameOf = useItemName()
  const [kept, setKept] = useState(condition)
  const [textEn, setTextEn] = useState(condition.textEn)
  const [textKo, setTextKo] = useState(condition.textKo)
  const { busy, problem, run } = useCommand()
  const isChanged = textEn !== kept.textEn || textKo !== kept.textKo
  const item = round.items.find(({ id }) => id === condition.proposalId)
  return (
    <div className="flex flex-col gap-2.5 rounded-control border border-line p-3.5">
      <p className="text-[13px] font-semibold text-soft">
        {t('one', { number: String(number) })}
        {item && <> · {nameOf(item, 'assessments')}</>}
      </p>
      <p className="text-sm">
        <span className="text-[13px] text-soft">{t('original')}: </span>
        <q className="wrap-anywhere">{condition.original}</q>
      </p>
      <TextArea
        label={t('english')}
        lang="en"
        value={textEn}
        onChange={(event) => setTextEn(event.currentTarget.value)}
      />
      <TextArea
        label={t('korean')}
        lang="ko"
        value={textKo}
        onChange={(event) => setTextKo(event.currentTarget.value)}
      />
      <Problem words={problem} />
      <div className="flex items-center gap-3">
        <Button
          size="s"
          busy={busy}
          disabled={!isChanged}
          onClick={() => run(() => actions.rewordCondition(kept, { textEn, textKo }), setKept)}
        >
          {t('keep')}
        </Button>
        <span role="status" className="text-[13px] text-ok">
          {!isChanged && kept.version !== condition.version && t('saved')}
        </span>
      </div>
    </div>
  )
}
