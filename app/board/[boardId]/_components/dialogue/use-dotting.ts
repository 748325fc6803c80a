'use client'

import { useMemo } from 'react'
import type { DottingState } from '@/canvas/dots/dotting'
import { PRIORITIES_ITEM } from '@/dialogue/priorities'
import type { RoundView } from '@/dialogue/views'
import type { Ballot } from '@/facilitation/answering/ballot'
import { dotsLeft, votedOn, withDots } from '@/facilitation/model/dots'
import { savedOf } from './use-placing'

/** One's dots for the canvas: the same ballot as the sheet's. Null where there are none to give any more. */
export function useDotting(round: RoundView | null, ballot: Ballot | null): DottingState | null {
  return useMemo(() => {
    const voted = round && votedOn(round)
    if (!voted || ballot?.state !== 'ready' || ballot.isClosed) return null
    const { dots, editable } = ballot
    const sign = ballot.signs[PRIORITIES_ITEM]
    return {
      cards: voted.cards.map(({ id }) => id),
      each: voted.dots,
      left: dotsLeft(voted, dots),
      mostPerCard: voted.mostPerCard,
      dots,
      editable,
      saved: sign ? savedOf(sign) : null,
      onDots: (cardId, count) => ballot.setDots(withDots(voted, dots, cardId, count)),
    }
  }, [round, ballot])
}
