'use client'

import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { Button } from '@/ui/button'
import { Check } from '@/ui/check'
import { SelectField } from '@/ui/field'
import { useAnnounce } from '@/ui/toast'
import { useRoom, type Card } from '../room'

/** Facilitators: which drafts say the same, and which of them stands for all. */
export function MergeForm({ drafts, onDone }: { drafts: readonly Card[]; onDone: () => void }) {
  const t = useTranslations('dialogue.cards')
  const common = useTranslations('common')
  const locale = useLocale()
  const { mergeCards } = useRoom()
  const announce = useAnnounce()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [wanted, setWanted] = useState<string | null>(null)
  // Somebody may have deleted or tabled one meanwhile.
  const same = drafts.filter(({ id }) => chosen.includes(id))
  const into = same.find(({ id }) => id === wanted) ?? same[0]
  const nameOf = ({ label, titleEn, titleKo }: Card) =>
    `${label}. ${textIn({ en: titleEn, ko: titleKo }, locale) || t('untitled')}`

  return (
    <form
      aria-label={t('merge.heading')}
      className="flex flex-col gap-3 rounded-control border border-line p-3.5"
      onSubmit={(event) => {
        event.preventDefault()
        if (!into || same.length < 2) return
        mergeCards(
          same.map(({ id }) => id),
          into.id,
        )
        announce(t('merge.done'))
        onDone()
      }}
    >
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1.5 text-sm font-semibold">{t('merge.which')}</legend>
        {drafts.map((card) => (
          <Check
            key={card.id}
            label={nameOf(card)}
            checked={chosen.includes(card.id)}
            onChange={({ currentTarget: { checked } }) =>
              setChosen(checked ? [...chosen, card.id] : chosen.filter((one) => one !== card.id))
            }
          />
        ))}
      </fieldset>
      {into && same.length > 1 && (
        <SelectField
          label={t('merge.into')}
          hint={t('merge.hint')}
          value={into.id}
          onChange={({ currentTarget: { value } }) => setWanted(value)}
        >
          {same.map((card) => (
            <option key={card.id} value={card.id}>
              {nameOf(card)}
            </option>
          ))}
        </SelectField>
      )}
      <div className="flex gap-2">
        <Button type="submit" size="s" look="primary" disabled={same.length < 2}>
          {t('merge.action')}
        </Button>
        <Button size="s" look="quiet" onClick={onDone}>
          {common('action.cancel')}
        </Button>
      </div>
    </form>
  )
}
