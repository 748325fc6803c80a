'use client'

import { Languages } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn, type Locale } from '@/dialogue/localized'
import type { ConditionStatus, ConditionView } from '@/dialogue/views'
import { MAX_LENGTH } from '@/dialogue/workshop'
import { Button } from '@/ui/button'
import { Segments } from '@/ui/choice'
import { TextField } from '@/ui/field'
import { PartyMark } from '@/ui/party-mark'
import { Section } from '../frame/section'
import { Problem } from '../problem'
import { isBrainstorm, useRoom } from '../room'
import { useCommand } from '../use-command'
import type { ResultFilter } from './order'

const STATUSES: readonly ConditionStatus[] = ['open', 'met', 'withdrawn']

/** Conditions as items: whose, on what, who looks after them, and whether they are met. */
export function ConditionsList({ filter }: { filter: ResultFilter }) {
  const t = useTranslations('results')
  const { view } = useRoom()
  const shown = view.conditions.filter(
    ({ party }) => filter.side === null || party === null || party === filter.side,
  )
  if (view.conditions.length === 0) return null
  return (
    <Section title={t('section.conditions')}>
      {shown.length === 0 && <p className="text-sm text-soft">{t('filter.none')}</p>}
      <ul className="flex flex-col gap-3">
        {shown.map((condition) => (
          <li key={condition.id}>
            <Condition condition={condition} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Condition({ condition }: { condition: ConditionView }) {
  const t = useTranslations('results.condition')
  const cards = useTranslations('dialogue.cards')
  const locale = useLocale()
  const room = useRoom()
  const { me, parties, goTo } = room
  const [editing, setEditing] = useState(false)
  const tone = parties.findIndex(({ id }) => id === condition.party)
  const party = parties[tone]
  const card = room.cards.find(({ id }) => id === condition.proposalId)
  const text = { en: condition.textEn, ko: condition.textKo }
  const other: Locale = locale === 'en' ? 'ko' : 'en'
  const isForeign = text[locale].trim() === ''
  const mayChange =
    me.role === 'facilitator' || (me.role === 'delegate' && me.party === condition.party)
  return (
    <div className="flex flex-col gap-1.5 rounded-control border border-line p-3.5 text-sm">
      <p className="flex flex-wrap items-center gap-x-1.5 text-[13px] text-soft">
        {party && !isBrainstorm(room) && <PartyMark tone={tone} size={12} />}
        <span>{party ? t('of', { party: textIn(party.short, locale) }) : t('ofSome')}</span>
        {card && (
          <button
            type="button"
            className="text-left underline decoration-line-strong underline-offset-3 hover:text-ink"
            onClick={() => goTo({ cardId: card.id })}
          >
            {t('on', {
              title: `${card.label}. ${textIn({ en: card.titleEn, ko: card.titleKo }, locale) || cards('untitled')}`,
            })}
          </button>
        )}
      </p>
      <p className="leading-normal wrap-anywhere" lang={isForeign ? other : locale}>
        {textIn(text, locale)}
      </p>
      {isForeign && (
        <p className="flex items-center gap-1.5 text-[13px] text-warn">
          <Languages size={14} aria-hidden className="shrink-0" />
          {t('untranslated')}
        </p>
      )}
      {editing ? (
        <ConditionForm condition={condition} onDone={() => setEditing(false)} />
      ) : (
        <div className="flex items-center justify-between gap-3 text-[13px] text-soft">
          <span>
            <strong className="font-semibold text-ink">{t(`status.${condition.status}`)}</strong>
            {' · '}
            {condition.owner || t('ownerNone')}
          </span>
          {mayChange && (
            <Button size="s" look="quiet" className="-mr-3" onClick={() => setEditing(true)}>
              {t('edit')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

function ConditionForm({ condition, onDone }: { condition: ConditionView; onDone: () => void }) {
  const t = useTranslations('results.condition')
  const { actions } = useRoom()
  const [status, setStatus] = useState(condition.status)
  const [owner, setOwner] = useState(condition.owner)
  const { busy, problem, run } = useCommand()
  return (
    <form
      className="flex flex-col gap-3 pt-1"
      onSubmit={(event) => {
        event.preventDefault()
        run(() => actions.updateCondition(condition, { status, owner: owner.trim() }), onDone)
      }}
    >
      <Segments
        label={t('statusLabel')}
        size="s"
        choices={STATUSES.map((value) => ({ value, name: t(`status.${value}`) }))}
        value={status}
        onChange={setStatus}
      />
      <TextField
        label={t('owner')}
        maxLength={MAX_LENGTH.owner}
        value={owner}
        onChange={(event) => setOwner(event.currentTarget.value)}
      />
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
