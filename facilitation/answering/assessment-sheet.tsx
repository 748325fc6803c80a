'use client'

import { useTranslations } from 'use-intl'
import type { RoundView } from '@/dialogue/views'
import { Section } from '../frame/section'
import { isBrainstorm, useRoom } from '../room'
import { assessmentOf, type Ballot } from './ballot'
import { BallotKeyBox } from './ballot-key-box'
import { CardAssessment } from './card-assessment'

/** Every tabled card, and how far one would go with it. */
export function AssessmentSheet({ round, ballot }: { round: RoundView; ballot: Ballot }) {
  const t = useTranslations('answering')
  const room = useRoom()
  const done = round.items.filter(({ id }) => assessmentOf(ballot, id).gradient !== null).length
  return (
    <Section
      title={t('assessments.heading')}
      lead={ballot.isClosed ? t('closed') : t('assessments.lead')}
      aside={
        <span role="status">
          {done === round.items.length
            ? t('allDone')
            : t('done', { done: String(done), total: String(round.items.length) })}
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
        {round.items.map((item) => (
          <li key={item.id}>
            <CardAssessment item={item} round={round} ballot={ballot} />
          </li>
        ))}
      </ol>
      <BallotKeyBox ballot={ballot} />
    </Section>
  )
}
