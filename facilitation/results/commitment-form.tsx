'use client'

import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { COMMITMENT_STATUSES } from '@/dialogue/commitments'
import { textIn } from '@/dialogue/localized'
import type { CommitmentInput, CommitmentView } from '@/dialogue/views'
import { MAX_LENGTH } from '@/dialogue/workshop'
import { Button } from '@/ui/button'
import { SelectField, TextArea, TextField } from '@/ui/field'
import { Problem } from '../problem'
import { isBrainstorm, useRoom } from '../room'
import { useCommand } from '../use-command'

/** Writes a new small step, or changes one. What is typed stays until the server has it. */
export function CommitmentForm({
  commitment,
  onDone,
}: {
  commitment: CommitmentView | null
  onDone: () => void
}) {
  const t = useTranslations('results.commitment')
  const cardWords = useTranslations('dialogue.cards')
  const locale = useLocale()
  const room = useRoom()
  const { actions, parties, cards } = room
  const [input, setInput] = useState<CommitmentInput>(
    commitment ?? {
      proposalId: null,
      stepEn: '',
      stepKo: '',
      party: null,
      doer: '',
      dueOn: null,
      status: 'planned',
    },
  )
  const [isEmpty, setEmpty] = useState(false)
  const { busy, problem, run } = useCommand()
  const change = (part: Partial<CommitmentInput>) => setInput({ ...input, ...part })

  function save() {
    const { proposalId, stepEn, stepKo, party, doer, dueOn, status } = input
    const nothing = !stepEn.trim() && !stepKo.trim()
    setEmpty(nothing)
    if (nothing) return
    const sent = { proposalId, stepEn, stepKo, party, doer, dueOn, status }
    run(
      () => (commitment ? actions.updateCommitment(commitment, sent) : actions.addCommitment(sent)),
      onDone,
    )
  }

  const step = (language: 'en' | 'ko') => (
    <TextArea
      key={language}
      label={t(language === 'en' ? 'stepEn' : 'stepKo')}
      lang={language}
      maxLength={MAX_LENGTH.commitment}
      value={language === 'en' ? input.stepEn : input.stepKo}
      problem={isEmpty && language === locale ? t('needStep') : undefined}
      onChange={({ currentTarget: { value } }) =>
        change(language === 'en' ? { stepEn: value } : { stepKo: value })
      }
    />
  )
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {locale === 'ko' ? [step('ko'), step('en')] : [step('en'), step('ko')]}
      {!isBrainstorm(room) && (
        <SelectField
          label={t('party')}
          value={input.party ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change({ party: parties.find(({ id }) => id === value)?.id ?? null })
          }
        >
          <option value="">{t('together')}</option>
          {parties.map(({ id, name }) => (
            <option key={id} value={id}>
              {textIn(name, locale)}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={t('doer')}
        maxLength={MAX_LENGTH.owner}
        value={input.doer}
        onChange={({ currentTarget: { value } }) => change({ doer: value })}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          type="date"
          label={t('due')}
          value={input.dueOn ?? ''}
          onChange={({ currentTarget: { value } }) => change({ dueOn: value || null })}
        />
        <SelectField
          label={t('status')}
          value={input.status}
          onChange={({ currentTarget: { value } }) =>
            change({ status: COMMITMENT_STATUSES.find((key) => key === value) ?? 'planned' })
          }
        >
          {COMMITMENT_STATUSES.map((key) => (
            <option key={key} value={key}>
              {t(`statuses.${key}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <SelectField
        label={t('proposal')}
        value={input.proposalId ?? ''}
        onChange={({ currentTarget: { value } }) => change({ proposalId: value || null })}
      >
        <option value="">{t('noProposal')}</option>
        {cards
          .filter(({ status }) => status !== 'draft')
          .map((card) => (
            <option key={card.id} value={card.id}>
              {card.label}.{' '}
              {textIn({ en: card.titleEn, ko: card.titleKo }, locale) || cardWords('untitled')}
            </option>
          ))}
      </SelectField>
      <Problem words={problem} />
      <div className="flex gap-2">
        <Button type="submit" size="s" look="primary" busy={busy}>
          {t('save')}
        </Button>
        <Button size="s" look="quiet" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
