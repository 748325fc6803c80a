'use client'

import type { RoundView } from '@/dialogue/views'
import { phaseOf } from '../model/phase'
import { useRoom } from '../room'
import { ConditionDesk } from './condition-desk'
import { useConditionDesk } from './use-condition-desk'

/** The plenary's interpreter: conditions in both languages, between close and reveal. */
export function Rewording() {
  const { view } = useRoom()
  const phase = phaseOf(view)
  const isBetween = phase.kind === 'closed' || phase.kind === 'revealing'
  if (!isBetween || phase.round.kind !== 'assessments') return null
  return <Conditions key={phase.round.id} round={phase.round} />
}

function Conditions({ round }: { round: RoundView }) {
  return <ConditionDesk round={round} desk={useConditionDesk(round)} />
}
