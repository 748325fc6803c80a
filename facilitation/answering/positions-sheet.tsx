'use client'

import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import type { RoundView } from '@/dialogue/views'
import { Section } from '../frame/section'
import { missingMarks } from '../model/answers'
import { isBrainstorm, useRoom } from '../room'
import { AxisMarks } from './axis-marks'
import { marksOf, type Ballot } from './ballot'
import { BallotKeyBox } from './ballot-key-box'

/** One's positions as a list: the same marks as on the board. */
export function PositionsSheet({ round, ballot }: { round: RoundView; ballot: Ballot }) {
  const t = useTranslations('answering')
  const locale = useLocale()
  const room = useRoom()
  const { axes, parties, me } = room
  const others = parties.filter(({ id }) => id !== me.party)
  const asked = round.items.flatMap(({ id }) => axes.find((axis) => axis.id === id) ?? [])
  const done = asked.filter(
    (axis) =>
      missingMarks(
        marksOf(ballot, axis.id),
        others.map(({ id }) => id),
        round.asksMore,
      ) === 0,
  ).length
  return (
    <Section
      title={t('positions.heading')}
      lead={ballot.isClosed ? t('closed') : t('positions.lead')}
      aside={
        <span role="status">
          {done === asked.length
            ? t('allDone')
            : t('done', { done: String(done), total: String(asked.length) })}
        </span>
      }
    >
      <p className="text-[13px] leading-normal text-soft">
        {t(
          isBrainstorm(room)
            ? `howShownGroup.${round.attributionMode}`
            : `howShown.${round.attributionMode}`,
        )}
      </p>
      <ol className="flex flex-col gap-4">
        {asked.map((axis) => (
          <li key={axis.id} aria-label={textIn(axis.name, locale)}>
            <AxisMarks axis={axis} round={round} ballot={ballot} others={others} />
          </li>
        ))}
      </ol>
      <BallotKeyBox ballot={ballot} />
    </Section>
  )
}
