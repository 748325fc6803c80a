'use client'

import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { PROPOSAL_CLASSES } from '@/dialogue/measures/support'
import { Button } from '@/ui/button'
import { SelectField } from '@/ui/field'
import { Menu, MenuItem } from '@/ui/menu'
import { useAnnounce } from '@/ui/toast'
import { Section } from '../frame/section'
import { isBrainstorm, useRoom } from '../room'
import { AxisResultView } from './axis-result-view'
import { Commitments } from './commitments'
import { ConditionsList } from './conditions-list'
import { EVERYTHING, filterCards, sortByRank, type ResultFilter } from './order'
import { filterPriorities, prioritiesOf } from './priorities'
import { PrioritiesView } from './priorities-view'
import { ProposalResultView } from './proposal-result-view'
import { axisResults, proposalResults } from './published'

/** Everything published so far, readable without the board. */
export function ResultsTab() {
  const t = useTranslations('results')
  const common = useTranslations('common')
  const { view, me, axes, cards, fictional } = useRoom()
  const [filter, setFilter] = useState<ResultFilter>(EVERYTHING)
  const ofAxes = axisResults(view)
  const ofCards = proposalResults(view)
  const shownAxes = axes.filter(
    ({ id }) => ofAxes.has(id) && (filter.axis === null || filter.axis === id),
  )
  const assessed = cards.flatMap((card) => {
    const result = ofCards.get(card.id)
    return result ? [{ card, result }] : []
  })
  const shownCards = sortByRank(filterCards(assessed, filter))
  const priorities = prioritiesOf(view).map((of) => ({
    of,
    shown: filterPriorities(of.result.cards, filter, cards, ofCards),
  }))
  const isEmpty = ofAxes.size === 0 && assessed.length === 0 && priorities.length === 0

  return (
    <div className="flex flex-col gap-7">
      {fictional && (
        <p className="text-[13px] font-bold text-warn">
          {common('fictional')} · {common('fictionalNote')}
        </p>
      )}
      {isEmpty && <p className="text-sm text-soft">{t('empty')}</p>}
      {(assessed.length > 0 || priorities.length > 0) && (
        <Filters hasClasses={assessed.length > 0} filter={filter} onChange={setFilter} />
      )}
      {priorities.map(({ of, shown }) => (
        <PrioritiesView key={of.round.id} of={of} shown={shown} isOnly={priorities.length === 1} />
      ))}
      {shownAxes.length > 0 && (
        <Section title={t('section.axes')}>
          {shownAxes.map((axis) => {
            const result = ofAxes.get(axis.id)
            return result && <AxisResultView key={axis.id} axis={axis} result={result} />
          })}
        </Section>
      )}
      {assessed.length > 0 && (
        <Section
          title={t('section.proposals')}
          aside={me.role === 'facilitator' && <ArrangeMenu hasDots={priorities.length > 0} />}
        >
          {shownCards.length === 0 && (
            <div className="flex flex-col items-start gap-2 text-sm text-soft">
              {t('filter.none')}
              <Button size="s" onClick={() => setFilter(EVERYTHING)}>
                {t('filter.reset')}
              </Button>
            </div>
          )}
          {shownCards.map(({ card, result }) => (
            <ProposalResultView key={card.id} card={card} result={result} />
          ))}
        </Section>
      )}
      <ConditionsList filter={filter} />
      <Commitments />
    </div>
  )
}

/** Lays the cards out on the board; its undo takes it back. */
function ArrangeMenu({ hasDots }: { hasDots: boolean }) {
  const t = useTranslations('results.arrange')
  const dots = useTranslations('dots.result')
  const locale = useLocale()
  const { axes, arrange: lay } = useRoom()
  const announce = useAnnounce()
  const arrange = (by: Parameters<typeof lay>[0]) => {
    lay(by)
    announce(t('done'))
  }
  return (
    <Menu trigger={<Button size="s">{t('open')}</Button>}>
      <MenuItem onSelect={() => arrange('class')}>{t('class')}</MenuItem>
      {hasDots && <MenuItem onSelect={() => arrange('dots')}>{dots('arrangeMenu')}</MenuItem>}
      {axes.map(({ id, number, name }) => (
        <MenuItem key={id} onSelect={() => arrange({ axis: id })}>
          {t('axis', { number: String(number), name: textIn(name, locale) })}
        </MenuItem>
      ))}
    </Menu>
  )
}

function Filters({
  hasClasses,
  filter,
  onChange,
}: {
  /** Something was assessed. */
  hasClasses: boolean
  filter: ResultFilter
  onChange: (filter: ResultFilter) => void
}) {
  const t = useTranslations('results')
  const assessed = useTranslations('canvas.assessed')
  const locale = useLocale()
  const room = useRoom()
  const { axes, parties } = room
  const isOne = isBrainstorm(room)
  return (
    <div className="grid grid-cols-2 gap-x-3 gap-y-2">
      {hasClasses && (
        <SelectField
          label={t('filter.class')}
          value={filter.class ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...filter, class: PROPOSAL_CLASSES.find((key) => key === value) ?? null })
          }
        >
          <option value="">{t('filter.allClasses')}</option>
          {PROPOSAL_CLASSES.map((key) => (
            <option key={key} value={key}>
              {assessed(isOne ? `classOne.${key}` : `class.${key}`)}
            </option>
          ))}
        </SelectField>
      )}
      {!isOne && (
        <SelectField
          label={t('filter.side')}
          value={filter.side ?? ''}
          onChange={({ currentTarget: { value } }) => onChange({ ...filter, side: value || null })}
        >
          <option value="">{t('filter.allSides')}</option>
          {parties.map(({ id, short }) => (
            <option key={id} value={id}>
              {textIn(short, locale)}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        className="col-span-2"
        label={t('filter.axis')}
        value={filter.axis ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ ...filter, axis: value || null })}
      >
        <option value="">{t('filter.allAxes')}</option>
        {axes.map(({ id, number, name }) => (
          <option key={id} value={id}>
            {number}. {textIn(name, locale)}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
