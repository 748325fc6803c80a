'use client'

import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import type { RoundKind } from '@/dialogue/views'
import { Button } from '@/ui/button'
import { Check } from '@/ui/check'
import { Notice } from '@/ui/notice'
import { Section } from '../frame/section'
import { seatsByParty } from '../model/seats'
import { tabledCards } from '../model/tabling'
import { Problem } from '../problem'
import { isBrainstorm, useRoom } from '../room'
import { useCommand } from '../use-command'
import { OpenDotsForm } from './open-dots-form'
import { RosterChoice } from './roster-choice'
import { RoundLimits, useRoundLimits } from './round-limits'
import { toggled } from './toggled'

/** Everything a round fixes when it opens: what it asks, of whom, and under which promise. */
export function OpenRoundForm({ kind, onDone }: { kind: RoundKind; onDone: () => void }) {
  return kind === 'priorities' ? (
    <OpenDotsForm onDone={onDone} />
  ) : (
    <QuestionsForm kind={kind} onDone={onDone} />
  )
}

function QuestionsForm({
  kind,
  onDone,
}: {
  kind: Exclude<RoundKind, 'priorities'>
  onDone: () => void
}) {
  const t = useTranslations('dialogue.setup')
  const common = useTranslations('common')
  const locale = useLocale()
  const room = useRoom()
  const { view, axes, cards, parties, actions } = room
  const choices =
    kind === 'positions'
      ? axes.map(({ id, number, name }) => ({ id, name: `${number}. ${textIn(name, locale)}` }))
      : tabledCards(cards).map(({ id, titleEn, titleKo, label }) => ({
          id,
          name: `${label}. ${textIn({ en: titleEn, ko: titleKo }, locale)}`,
        }))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set())
  const [asksMore, setAsksMore] = useState(kind === 'assessments' && !isBrainstorm(room))
  const limits = useRoundLimits()
  const [tried, setTried] = useState(false)
  const { busy, problem, run } = useCommand()

  const items = choices.filter(({ id }) => !left.has(id)).map(({ id }) => id)
  const seated = view.roster.filter((seat) => !without.has(seat.id))
  const few = seatsByParty(seated, parties).filter(({ seats }) => seats.length < limits.fewest)
  const problems = {
    items: items.length === 0 ? t('needItems') : null,
    seats: seated.length === 0 ? t('needSeats') : null,
  }

  function open() {
    setTried(true)
    if (limits.isPast || Object.values(problems).some((words) => words !== null)) return
    run(
      () =>
        actions.openRound({
          kind,
          items,
          dots: null,
          without: [...without],
          asksMore,
          minimum: limits.fewest,
          closesAt: limits.closesAt,
        }),
      onDone,
    )
  }

  return (
    <form
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        open()
      }}
    >
      <div className="flex items-center gap-2">
        <Button look="quiet" size="s" square aria-label={t('back')} onClick={onDone}>
          <ChevronLeft size={18} aria-hidden />
        </Button>
        <h3 className="text-base font-bold">{t(kind)}</h3>
      </div>

      <Section title={kind === 'positions' ? t('axes') : t('cards')}>
        <div>
          {choices.map(({ id, name }) => (
            <Check
              key={id}
              label={name}
              checked={!left.has(id)}
              onChange={() => setLeft(toggled(left, id))}
            />
          ))}
        </div>
        {tried && problems.items && <p className="text-[13px] text-danger">{problems.items}</p>}
      </Section>

      <Section title={t('roster')} lead={t('rosterHint')}>
        <RosterChoice without={without} onChange={setWithout} />
        {tried && problems.seats && <p className="text-[13px] text-danger">{problems.seats}</p>}
        {few.length > 0 && (
          <Notice kind="warn" live>
            {t('few', { parties: few.map(({ party }) => textIn(party.short, locale)).join(', ') })}
          </Notice>
        )}
      </Section>

      <Section title={t('options')}>
        {!isBrainstorm(room) && (
          <Check
            label={kind === 'positions' ? t('meta') : t('share')}
            hint={kind === 'positions' ? t('metaHint') : t('shareHint')}
            checked={asksMore}
            onChange={() => setAsksMore(!asksMore)}
          />
        )}
        <RoundLimits fields={limits.fields} minimumHint={t('minimumHint')} />
      </Section>

      <p className="text-[13px] leading-normal text-soft">
        {t('mode', {
          name: common(`attribution.${view.attributionMode}.name`),
          meaning: common(`attribution.${view.attributionMode}.meaning`),
        })}
      </p>
      <Problem words={problem} />
      <Button type="submit" look="primary" busy={busy}>
        {t('open')}
      </Button>
    </form>
  )
}
