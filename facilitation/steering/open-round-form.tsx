'use client'

import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { MINIMUM_N } from '@/dialogue/measures/minimum'
import type { RoundKind } from '@/dialogue/views'
import { Button } from '@/ui/button'
import { Check } from '@/ui/check'
import { TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { PartyMark } from '@/ui/party-mark'
import { Section } from '../frame/section'
import { seatsByParty } from '../model/seats'
import { tabledCards } from '../model/tabling'
import { Problem } from '../problem'
import { isBrainstorm, useRoom } from '../room'
import { useCommand } from '../use-command'

/** Everything a round fixes when it opens: what it asks, of whom, and under which promise. */
export function OpenRoundForm({ kind, onDone }: { kind: RoundKind; onDone: () => void }) {
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
  const [closesAt, setClosesAt] = useState('')
  const [minimum, setMinimum] = useState(String(MINIMUM_N))
  const [isPast, setPast] = useState(false)
  const [tried, setTried] = useState(false)
  const { busy, problem, run } = useCommand()

  const items = choices.filter(({ id }) => !left.has(id)).map(({ id }) => id)
  const seated = view.roster.filter((seat) => !without.has(seat.id))
  const fewest = Math.max(MINIMUM_N, Math.round(Number(minimum)) || 0)
  const few = seatsByParty(seated, parties).filter(({ seats }) => seats.length < fewest)
  const problems = {
    items: items.length === 0 ? t('needItems') : null,
    seats: seated.length === 0 ? t('needSeats') : null,
    past: isPast ? t('past') : null,
  }

  function open() {
    setTried(true)
    if (Object.values(problems).some((words) => words !== null)) return
    run(
      () =>
        actions.openRound({
          kind,
          items,
          dots: null,
          without: [...without],
          asksMore,
          minimum: fewest,
          closesAt: closesAt ? new Date(closesAt).toISOString() : null,
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
        {seatsByParty(view.roster, parties).map(({ party, tone, seats }) => (
          <fieldset key={party.id}>
            <legend className="flex w-full items-center gap-2 text-sm font-semibold">
              {!isBrainstorm(room) && <PartyMark tone={tone} size={14} />}
              <span className="flex-1">{textIn(party.name, locale)}</span>
              <span className="text-[13px] font-normal text-soft">
                {t('seats', { count: seats.filter(({ id }) => !without.has(id)).length })}
              </span>
            </legend>
            {seats.length === 0 && <p className="text-[13px] text-soft">{t('noSeats')}</p>}
            {seats.map((seat) => (
              <Check
                key={seat.id}
                label={seat.name ?? seat.label}
                aside={seat.name === null && t('notTaken')}
                checked={!without.has(seat.id)}
                onChange={() => setWithout(toggled(without, seat.id))}
              />
            ))}
          </fieldset>
        ))}
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
        <TextField
          type="datetime-local"
          label={t('closesAt')}
          mark={common('optional')}
          hint={t('closesAtHint')}
          value={closesAt}
          problem={problems.past ?? undefined}
          onChange={({ currentTarget: { value } }) => {
            setClosesAt(value)
            setPast(value !== '' && new Date(value).getTime() <= Date.now())
          }}
        />
        <TextField
          type="number"
          inputMode="numeric"
          min={MINIMUM_N}
          max={20}
          label={t('minimum')}
          hint={t('minimumHint')}
          value={minimum}
          onChange={(event) => setMinimum(event.currentTarget.value)}
          onBlur={() => setMinimum(String(fewest))}
        />
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

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}
