'use client'

import { useState, type FormEvent } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Answer } from '@/app/_api/ask-server'
import { useRefusalText } from '@/app/_components/refusal-text'
import { textIn } from '@/dialogue/localized'
import { MAX_LENGTH, type Party } from '@/dialogue/workshop'
import type { Invitation, NewInvitation } from '@/server/services'
import { Button } from '@/ui/button'
import { SelectField, TextField } from '@/ui/field'
import { useAnnounce } from '@/ui/toast'

const OBSERVER = 'observer'

/** Adds a personal link: for which side, and what the seat is called. */
export function SeatForm({
  parties,
  onAdd,
}: {
  parties: readonly Party[]
  onAdd: (input: NewInvitation) => Promise<Answer<Invitation>>
}) {
  const t = useTranslations('share')
  const common = useTranslations('common')
  const errors = useTranslations('errors')
  const locale = useLocale()
  const words = useRefusalText()
  const announce = useAnnounce()
  const [side, setSide] = useState<string>(parties[0]?.id ?? OBSERVER)
  const [label, setLabel] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    if (!label.trim()) return setProblem(errors('field.required'))
    setProblem(undefined)
    setBusy(true)
    const party = parties.find(({ id }) => id === side)?.id ?? null
    const answer = await onAdd({
      role: party ? 'delegate' : 'observer',
      party,
      seatLabel: label.trim(),
    })
    setBusy(false)
    if (answer.ok) {
      announce(t('done.added', { who: label.trim() }))
      setLabel('')
    } else {
      const field = answer.refusal.fields.find((one) => one.field === 'seatLabel')
      setProblem(field ? words.field(field) : words.refusal(answer.refusal))
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => void submit(event)}
      className="grid gap-3 rounded-control bg-sunken p-4 sm:grid-cols-[11rem_1fr_auto] sm:items-start"
    >
      <SelectField
        label={t('seat.side')}
        value={side}
        onChange={(event) => setSide(event.currentTarget.value)}
      >
        {parties.map((party) => (
          <option key={party.id} value={party.id}>
            {textIn(party.name, locale)}
          </option>
        ))}
        <option value={OBSERVER}>{common('role.observer')}</option>
      </SelectField>
      <TextField
        label={t('seat.label')}
        placeholder={t('seat.labelHint')}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
        maxLength={MAX_LENGTH.seatLabel}
        problem={problem}
      />
      <Button type="submit" busy={busy} className="h-11 sm:mt-[27px]">
        {t('seat.add')}
      </Button>
    </form>
  )
}
