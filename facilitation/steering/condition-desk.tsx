'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ConditionToReword, RoundView } from '@/dialogue/views'
import { Button } from '@/ui/button'
import { TextArea } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { Spinner } from '@/ui/spinner'
import { Section } from '../frame/section'
import { Problem } from '../problem'
import { useRoom } from '../room'
import { useCommand } from '../use-command'
import { useItemName } from '../use-item-name'
import type { Desk } from './use-condition-desk'

/** Between close and reveal: every condition put into neutral words in both languages. */
export function ConditionDesk({ round, desk }: { round: RoundView; desk: Desk }) {
  const t = useTranslations('results.condition')
  const answering = useTranslations('answering')
  const { found } = desk

  return (
    <Section title={t('desk')} lead={t('deskLead')}>
      {found === null && <Spinner className="size-5" />}
      {found && !found.ok && (
        <Notice kind="danger" title={t('failed')}>
          {found.words}
          <Button size="s" className="mt-2" onClick={desk.fetchAgain}>
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
              <Reword condition={condition} number={place + 1} round={round} onKept={desk.keep} />
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
  onKept,
}: {
  condition: ConditionToReword
  number: number
  round: RoundView
  onKept: (condition: ConditionToReword) => void
}) {
  const t = useTranslations('results.condition')
  const { actions } = useRoom()
  const nameOf = useItemName()
  // As it was fetched: a later version was saved here.
  const [first] = useState(condition)
  const [textEn, setTextEn] = useState(condition.textEn)
  const [textKo, setTextKo] = useState(condition.textKo)
  const { busy, problem, run } = useCommand()
  const isChanged = textEn !== condition.textEn || textKo !== condition.textKo
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
          onClick={() => run(() => actions.rewordCondition(condition, { textEn, textKo }), onKept)}
        >
          {t('keep')}
        </Button>
        <span role="status" className="text-[13px] text-ok">
          {!isChanged && condition.version !== first.version && t('saved')}
        </span>
      </div>
    </div>
  )
}
