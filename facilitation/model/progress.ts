import { PROGRESS_BATCH } from '@/dialogue/rounds'
import type { RoundView } from '@/dialogue/views'

/** How many have answered, as far as it is told. */
export interface ToldProgress {
  /** Everyone; that many at least; fewer than that many; or (of a handful) just not everyone. */
  key: 'all' | 'atLeast' | 'fewer' | 'notAll'
  answered: number
  seats: number
}

/**
 * What a round's progress means: it is told in steps of `PROGRESS_BATCH`, and screens say so, because
 * "3 of 9" would be wrong when it is five.
 */
export function toldProgress({ answered, seats }: RoundView['progress']): ToldProgress {
  if (answered >= seats) return { key: 'all', answered: seats, seats }
  if (answered > 0) return { key: 'atLeast', answered, seats }
  return { key: seats <= PROGRESS_BATCH ? 'notAll' : 'fewer', answered: PROGRESS_BATCH, seats }
}
