'use client'

import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { DOT_LIMITS } from '@/dialogue/priorities'
import { Button } from '@/ui/button'
import { Segments } from '@/ui/choice'
import { TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { Section } from '../frame/section'
import { usualDots } from '../model/dots'
import { Problem } from '../problem'
import { useRoom } from '../room'
import { useCommand } from '../use-command'
import { DotsChoice, usuallyChosen } from './dots-choice'
import { Fold } from './fold'
import { RosterChoice } from './roster-choice'
import { RoundLimits, useRoundLimits } from './round-limits'

const MOST = ['one', 'two', 'any'] as const

/** A round of priorities: what to choose from and how many dots. As it comes up it can be opened at once. */
export function OpenDotsForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('dots')
  const setup = useTranslations('dialogue.setup')
  const { view, cards, notes, selected, actions } = useRoom()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(usuallyChosen({ cards, notes, selected })),
  )
  /** As typed; null follows what is chosen. */
  const [typed, setTyped] = useState<string | null>(null)
  const [mostOf, setMostOf] = useState<(typeof MOST)[number]>('one')
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set())
  const limits = useRoundLimits()
  const [tried, setTried] = useState(false)
  const { busy, problem, run } = useCommand()

  // What was deleted or merged since is no choice any more.
  const items = [...cards.filter((card) => card.mergedInto === null), ...notes]
    .map(({ id }) => id)
    .filter((id) => chosen.has(id))
  const each = typed === null ? usualDots(items.length) : Number(typed)
  const isEach = Number.isInteger(each) && each >= 1 && each <= DOT_LIMITS.dots
  const mostPerCard = mostOf === 'any' ? each : Math.min(each, mostOf === 'one' ? 1 : 2)
  const seated = view.roster.filter((seat) => !without.has(seat.id))
  const isOpen = items.length >= 2 && seated.length > 0 && isEach && !limits.isPast

  function open() {
    setTried(true)
    if (!isOpen) return
    run(
      () =>
        actions.openRound({
          kind: 'priorities',
          items,
          dots: { each, mostPerCard },
          without: [...without],
          asksMore: false,
          minimum: limits.fewest,
          closesAt: limits.closesAt,
        }),
      onDone,
    )
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        open()
      }}
    >
      <div>
        <div className="flex items-center gap-2">
          <Button look="quiet" size="s" square aria-label={setup('back')} onClick={onDone}>
            <ChevronLeft size={18} aria-hidden />
          </Button>
          <h3 className="text-base font-bold">{setup('priorities')}</h3>
        </div>
        <p className="mt-1 text-[13px] leading-normal text-soft">{t('meaning')}</p>
      </div>

      <Section title={t('setup.what')} aside={t('setup.chosen', { count: items.length })}>
        <DotsChoice chosen={chosen} onChange={setChosen} />
        {tried && items.length < 2 && (
          <p className="text-[13px] text-danger">{t('setup.needTwo')}</p>
        )}
      </Section>

      <Section title={t('setup.budget')}>
        <div className="grid grid-cols-[minmax(0,7rem)_auto] items-start gap-x-5 gap-y-3">
          <TextField
            type="number"
            inputMode="numeric"
            min={1}
            max={DOT_LIMITS.dots}
            label={t('setup.each')}
            value={typed ?? String(each)}
            problem={isEach ? undefined : t('setup.eachProblem', { max: String(DOT_LIMITS.dots) })}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <div className="flex flex-col items-start gap-1.5">
            <span className="text-sm font-semibold">{t('setup.most')}</span>
            <Segments
              label={t('setup.most')}
              value={mostOf}
              onChange={setMostOf}
              choices={MOST.map((value) => ({ value, name: t(`setup.mostOf.${value}`) }))}
            />
          </div>
        </div>
        {isEach && items.length >= 2 && mostOf !== 'any' && each >= items.length * mostPerCard && (
          <Notice kind="warn" live className="py-2.5">
            {t('setup.tooMany')}
          </Notice>
        )}
      </Section>

      <div>
        <Fold
          title={t('setup.roster')}
          aside={setup('seats', { count: seated.length })}
          open={tried && seated.length === 0}
        >
          <p className="text-[13px] leading-normal text-soft">{setup('rosterHint')}</p>
          <RosterChoice without={without} onChange={setWithout} />
        </Fold>
        <Fold title={t('setup.more')} open={tried && limits.isPast}>
          <RoundLimits fields={limits.fields} minimumHint={t('setup.minimumHint')} />
        </Fold>
      </div>
      {tried && seated.length === 0 && (
        <p className="text-[13px] text-danger">{setup('needSeats')}</p>
      )}
      {seated.length < limits.fewest && (
        <Notice kind="warn" live>
          {t('setup.few', { minimum: String(limits.fewest) })}
        </Notice>
      )}

      <p className="text-[13px] leading-normal text-soft">
        {t(`howShown.${view.attributionMode}`)}
      </p>
      <Problem words={problem} />
      <Button type="submit" look="primary" busy={busy}>
        {setup('open')}
      </Button>
    </form>
  )
}
