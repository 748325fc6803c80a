'use client'

import { RadioGroup } from 'radix-ui'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { GRADIENTS, type Gradient } from '@/dialogue/measures/gradients'
import type { RoundView } from '@/dialogue/views'
import { MAX_LENGTH } from '@/dialogue/workshop'
import { Button } from '@/ui/button'
import { Check } from '@/ui/check'
import { TextArea, TextField } from '@/ui/field'
import { CardTexts } from '../cards/card-texts'
import type { AssessmentMarks } from '../model/answers'
import { wordingOf } from '../model/wording'
import { isBrainstorm, useRoom } from '../room'
import { useItemName } from '../use-item-name'
import { assessmentOf, type Ballot } from './ballot'
import { SavedMark } from './saved-mark'

/** One proposal: its text, the eight gradients, and what goes with the answer. */
export function CardAssessment({
  item,
  round,
  ballot,
}: {
  item: RoundView['items'][number]
  round: RoundView
  ballot: Ballot
}) {
  const t = useTranslations('answering.assessments')
  const locale = useLocale()
  const room = useRoom()
  const nameOf = useItemName()
  const marks = assessmentOf(ballot, item.id)
  const [conditionOpen, setConditionOpen] = useState(marks.condition.text !== '')
  const disabled = !ballot.editable
  const title = nameOf(item, 'assessments')
  const card = room.cards.find(({ id }) => id === item.id)
  const wording = wordingOf(item.wording) ?? card
  const set = (part: Partial<AssessmentMarks>) =>
    ballot.setAssessment(item.id, { ...marks, ...part })

  return (
    <article
      aria-label={title}
      className="flex flex-col gap-3.5 rounded-control border border-line p-4 max-sm:p-3.5"
    >
      <div>
        {card && <p className="mb-0.5 text-[13px] font-semibold text-soft">{`${card.label}.`}</p>}
        {wording && <CardTexts wording={wording} />}
      </div>
      <Gradients
        label={t('groupLabel', { title })}
        value={marks.gradient}
        disabled={disabled}
        onChange={(gradient) => set({ gradient })}
      />
      {conditionOpen ? (
        <TextArea
          label={t('condition')}
          hint={t('conditionHint')}
          maxLength={MAX_LENGTH.condition}
          disabled={disabled}
          value={marks.condition.text}
          onChange={({ currentTarget: { value } }) =>
            set({ condition: { locale: languageOf(value, locale), text: value } })
          }
        />
      ) : (
        !disabled && (
          <Button
            size="s"
            look="quiet"
            className="-ml-3 self-start"
            onClick={() => setConditionOpen(true)}
          >
            {t('addCondition')}
          </Button>
        )
      )}
      {!isBrainstorm(room) && (
        <Check
          label={t('adReferendum')}
          hint={t('adReferendumHint')}
          disabled={disabled}
          checked={marks.adReferendum}
          onChange={({ currentTarget: { checked } }) => set({ adReferendum: checked })}
        />
      )}
      {round.asksMore && !isBrainstorm(room) && (
        <PredictedShare
          value={marks.predictedShare}
          disabled={disabled}
          onChange={(predictedShare) => set({ predictedShare })}
        />
      )}
      <div className="flex min-h-5">
        <SavedMark sign={ballot.signs[item.id]} hint={t('incomplete')} />
      </div>
    </article>
  )
}

/** A condition is in the language its letters are of, whatever the screen's. */
function languageOf(text: string, screen: 'en' | 'ko'): 'en' | 'ko' {
  if (/\p{Script=Hangul}/u.test(text)) return 'ko'
  return /\p{Script=Latin}/u.test(text) ? 'en' : screen
}

function Gradients({
  label,
  value,
  disabled,
  onChange,
}: {
  label: string
  value: Gradient | null
  disabled: boolean
  onChange: (gradient: Gradient) => void
}) {
  const t = useTranslations('canvas.assessed.gradient')
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value ?? ''}
      disabled={disabled}
      onValueChange={(next) => {
        const gradient = GRADIENTS.find((key) => key === next)
        if (gradient) onChange(gradient)
      }}
      className="flex flex-col overflow-hidden rounded-control border border-line-strong"
    >
      {GRADIENTS.map((key) => (
        <RadioGroup.Item
          key={key}
          value={key}
          className="group flex min-h-9 items-center gap-2.5 border-b border-line px-3 text-left text-sm -outline-offset-2 transition-colors last:border-0 hover:bg-hover disabled:opacity-60 data-[state=checked]:bg-sunken data-[state=checked]:font-semibold pointer-coarse:min-h-11"
        >
          <span className="grid size-4.5 shrink-0 place-items-center rounded-full border border-line-input group-data-[state=checked]:border-ink">
            <RadioGroup.Indicator className="size-2.5 rounded-full bg-ink" />
          </span>
          <span>{t(key)}</span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}

function PredictedShare({
  value,
  disabled,
  onChange,
}: {
  value: number | null
  disabled: boolean
  onChange: (share: number | null) => void
}) {
  const t = useTranslations('answering.assessments')
  const locale = useLocale()
  const { parties, me } = useRoom()
  const others = parties.filter(({ id }) => id !== me.party)
  const [only] = others
  return (
    <TextField
      type="number"
      inputMode="numeric"
      min={0}
      max={100}
      step={5}
      label={
        only && others.length === 1
          ? t('share', { party: textIn(only.short, locale) })
          : t('shareAll')
      }
      mark={t('shareUnit')}
      placeholder={t('shareUnset')}
      disabled={disabled}
      value={value ?? ''}
      onChange={({ currentTarget: { value: typed } }) => {
        if (typed === '') return onChange(null)
        const share = Math.round(Number(typed))
        if (share >= 0 && share <= 100) onChange(share)
      }}
    />
  )
}
