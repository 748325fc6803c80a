'use client'

import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import type { AmendmentView } from '@/dialogue/views'
import { Button } from '@/ui/button'
import { Section } from '../frame/section'
import { Asking } from '../asking'
import { useRoom } from '../room'
import { useCommand } from '../use-command'
import { CardTexts } from './card-texts'

/** Wordings that were suggested; facilitators take them or set them aside. */
export function Amendments() {
  const t = useTranslations('dialogue.cards')
  const { view } = useRoom()
  const waiting = view.amendments.filter(({ status }) => status === 'proposed')
  const settled = view.amendments.filter(({ status }) => status !== 'proposed')
  if (view.amendments.length === 0) return null
  return (
    <Section title={t('amendments')}>
      <ul className="flex flex-col gap-3">
        {[...waiting, ...settled].map((amendment) => (
          <li key={amendment.id}>
            <Amendment amendment={amendment} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Amendment({ amendment }: { amendment: AmendmentView }) {
  const t = useTranslations('dialogue.cards')
  const locale = useLocale()
  const { me, cards, parties, actions } = useRoom()
  const [open, setOpen] = useState(amendment.status === 'proposed')
  const [asking, setAsking] = useState(false)
  const { busy, problem, run } = useCommand()
  const card = cards.find(({ id }) => id === amendment.proposalId)
  const { before, after } = amendment
  const title = textIn({ en: before.titleEn, ko: before.titleKo }, locale) || t('untitled')
  const party = parties.find(({ id }) => id === amendment.party)
  const author = amendment.authorName ?? (party && textIn(party.short, locale))
  return (
    <article className="flex flex-col gap-2 rounded-control border border-line p-3.5">
      <button
        type="button"
        aria-expanded={open}
        className="text-left text-sm leading-snug font-semibold wrap-anywhere"
        onClick={() => setOpen(!open)}
      >
        {card && `${card.label}. `}
        {title}
        <span className="mt-0.5 block text-[13px] font-normal text-soft">
          {t('amendment', { number: String(amendment.number) })}
          {author && <> · {t('amendBy', { name: author })}</>}
          {' · '}
          {t(`amendStatus.${amendment.status}`)}
        </span>
      </button>
      {open && (
        <>
          <h5 className="text-[13px] font-semibold text-soft">{t('before')}</h5>
          <CardTexts wording={before} />
          <h5 className="border-t border-line pt-2 text-[13px] font-semibold text-soft">
            {t('after')}
          </h5>
          <CardTexts wording={after} />
        </>
      )}
      {me.role === 'facilitator' && amendment.status === 'proposed' && (
        <div className="flex flex-wrap gap-2">
          <Button size="s" busy={busy} onClick={() => setAsking(true)}>
            {t('take')}
          </Button>
          <Button
            size="s"
            look="quiet"
            disabled={busy}
            onClick={() => run(() => actions.settleAmendment(amendment, 'withdrawn'))}
          >
            {t('setAside')}
          </Button>
        </div>
      )}
      <Asking
        problem={problem}
        open={asking}
        onOpenChange={setAsking}
        title={t('takeConfirm.title')}
        body={t('takeConfirm.body')}
        action={t('takeConfirm.action')}
        onConfirm={() => run(() => actions.settleAmendment(amendment, 'accepted'))}
      />
    </article>
  )
}
