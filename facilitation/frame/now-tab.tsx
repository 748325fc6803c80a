'use client'

import type { ComponentType } from 'react'
import { useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { useLocale } from 'use-intl'
import type { RoundKind, RoundView } from '@/dialogue/views'
import { Notice } from '@/ui/notice'
import { AssessmentSheet } from '../answering/assessment-sheet'
import type { Ballot } from '../answering/ballot'
import { BallotState } from '../answering/ballot-state'
import { PositionsSheet } from '../answering/positions-sheet'
import { PrioritiesSheet } from '../answering/priorities-sheet'
import { openRound, sheetRound } from '../model/stage'
import { Consulting } from '../people/consulting'
import { useRoom } from '../room'
import { Rewording } from '../steering/rewording'
import { Steering } from '../steering/steering'

const SHEETS: Record<RoundKind, ComponentType<{ round: RoundView; ballot: Ballot }>> = {
  positions: PositionsSheet,
  assessments: AssessmentSheet,
  priorities: PrioritiesSheet,
}

/** What this person does now: steer, answer, or watch. */
export function NowTab({ ballot }: { ballot: Ballot | null }) {
  const t = useTranslations('dialogue')
  const locale = useLocale()
  const { view, me, parties } = useRoom()
  const round = openRound(view)
  const asked = sheetRound(view)
  const Sheet = SHEETS[asked?.kind ?? 'positions']
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
      {asked && ballot && (
        <BallotState ballot={ballot} round={asked}>
          <Sheet round={asked} ballot={ballot} />
        </BallotState>
      )}
      {me.role === 'observer' && <p className="text-sm text-soft">{t('observer')}</p>}
      {me.role === 'delegate' && <Consulting />}
      {round && <p className="text-[13px] leading-normal text-faint">{t('hidden')}</p>}
    </div>
  )
}
