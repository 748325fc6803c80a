'use client'

import { useState } from 'react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import type { CommitmentView } from '@/dialogue/views'
import { Button } from '@/ui/button'
import { PartyMark } from '@/ui/party-mark'
import { Section } from '../frame/section'
import { isBrainstorm, mayWrite, useRoom } from '../room'
import { CommitmentForm } from './commitment-form'

/** Small steps: what, which side, by when. Facilitators and delegates may write them. */
export function Commitments() {
  const t = useTranslations('results')
  const { view, me } = useRoom()
  const [editing, setEditing] = useState<string | null>(null)
  const isWriter = mayWrite(me.role)
  const done = () => setEditing(null)
  return (
    <Section title={t('section.commitments')}>
      {view.commitments.length === 0 && editing !== 'new' && (
        <p className="text-sm text-soft">{t('commitment.empty')}</p>
      )}
      <ul className="flex flex-col gap-3">
        {view.commitments.map((commitment) => (
          <li key={commitment.id} className="rounded-control border border-line p-3.5">
            {editing === commitment.id ? (
              <CommitmentForm commitment={commitment} onDone={done} />
            ) : (
              <Commitment
                commitment={commitment}
                onEdit={isWriter ? () => setEditing(commitment.id) : null}
              />
            )}
          </li>
        ))}
        {editing === 'new' && (
          <li className="rounded-control border border-line p-3.5">
            <CommitmentForm commitment={null} onDone={done} />
          </li>
        )}
      </ul>
      {isWriter && editing !== 'new' && (
        <Button size="s" className="self-start" onClick={() => setEditing('new')}>
          {t('commitment.add')}
        </Button>
      )}
    </Section>
  )
}

function Commitment({
  commitment,
  onEdit,
}: {
  commitment: CommitmentView
  onEdit: (() => void) | null
}) {
  const t = useTranslations('results.commitment')
  const locale = useLocale()
  const format = useFormatter()
  const room = useRoom()
  const { parties } = room
  const tone = parties.findIndex(({ id }) => id === commitment.party)
  const party = parties[tone]
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      <p className="leading-normal font-medium wrap-anywhere">
        {textIn({ en: commitment.stepEn, ko: commitment.stepKo }, locale)}
      </p>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-[13px] text-soft">
        <span className="flex items-center gap-1.5">
          {party && !isBrainstorm(room) && <PartyMark tone={tone} size={12} />}
          {party ? textIn(party.short, locale) : t('together')}
        </span>
        {commitment.doer && <span>· {commitment.doer}</span>}
        {commitment.dueOn && (
          <span>
            ·{' '}
            {t('by', {
              date: format.dateTime(new Date(`${commitment.dueOn}T00:00:00Z`), {
                dateStyle: 'medium',
              }),
            })}
          </span>
        )}
        <span className="font-semibold text-ink">· {t(`statuses.${commitment.status}`)}</span>
        {onEdit && (
          <Button
            size="s"
            look="quiet"
            className="-my-1 -mr-3 ml-auto"
            aria-label={t('edit')}
            onClick={onEdit}
          >
            {t('edit')}
          </Button>
        )}
      </div>
    </div>
  )
}
