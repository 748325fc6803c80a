'use client'

import type { RoundView } from '@/dialogue/views'
import { stageOf } from '../model/stage'
import { useRoom } from '../room'
import { ConditionDesk } from './condition-desk'
import { useConditionDesk } from './use-condition-desk'

/** The plenary's interpreter: conditions in both languages, between close and reveal. */
export function Rewording() {
  const { view } = useRoom()
  const stage = stageOf(view)
  const isBetween = stage.kind === 'closed' || stage.kind === 'revealing'
  if (!isBetween || stage.round.kind !== 'assessments') return null
  return <Conditions key={stage.round.id} round={stage.round} />
}

function Conditions({ round }: { round: RoundView }) {
  return <ConditionDesk round={round} desk={useConditionDesk(round)} />
}
