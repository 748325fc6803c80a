'use client'

import { useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { useLocale } from 'use-intl'
import { Notice } from '@/ui/notice'
import { AssessmentSheet } from '../answering/assessment-sheet'
import type { Ballot } from '../answering/ballot'
import { BallotState } from '../answering/ballot-state'
import { PositionsSheet } from '../answering/positions-sheet'
import { openRound, sheetRound } from '../model/stage'
import { Consulting } from '../people/consulting'
import { useRoom } from '../room'
import { Rewording } from '../steering/rewording'
import { Steering } from '../steering/steering'

/** What this person does now: steer, answer, or watch. */
export function NowTab({ ballot }: { ballot: Ballot | null }) {
  const t = useTranslations('dialogue')
  const locale = useLocale()
  const { view, me, parties } = useRoom()
  const round = openRound(view)
  const sheet = sheetRound(view)
  return (
    <div className="flex flex-col gap-6">
      {view.consulting.map((party) => {
        const name = parties.find(({ id }) => id === party)?.short
        return (
          name && (
            <Notice key={party} className="py-2.5">
              {t('people.consultingNow', { party: textIn(name, locale) })}
            </Notice>
          )
        )
      })}
      {me.role === 'facilitator' && <Steering />}
      {me.role === 'interpreter' && me.party === null && <Rewording />}
      {sheet && ballot && (
        <BallotState ballot={ballot} round={sheet}>
          {sheet.kind === 'positions' ? (
            <PositionsSheet round={sheet} ballot={ballot} />
          ) : (
            <AssessmentSheet round={sheet} ballot={ballot} />
          )}
        </BallotState>
      )}
      {me.role === 'observer' && <p className="text-sm text-soft">{t('observer')}</p>}
      {me.role === 'delegate' && <Consulting />}
      {round && <p className="text-[13px] leading-normal text-faint">{t('hidden')}</p>}
    </div>
  )
}
