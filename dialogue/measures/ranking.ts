/**
 * Places by group-informed consensus, best first, from 1. Equal values share a place (1, 2, 2, 4):
 * their order would be an accident. Null (too few answers) has no place.
 */
export function ranks(values: readonly (number | null)[]): (number | null)[] {
  // Products of quotients: equal ones may differ in their last digits.
  const comparable = values.map((value) => (value === null ? null : Math.round(value * 1e9)))
  return comparable.map((value) =>
    value === null ? null : 1 + comparable.filter((one) => one !== null && one > value).length,
  )
}

/** Thirds of a ranking; what is published outside attributed mode. */
export const RANK_BUCKETS = ['upper', 'middle', 'lower'] as const
export type RankBucket = (typeof RANK_BUCKETS)[number]

/** The third of `of` ranked items that `rank` (from 1) falls in. */
export function rankBucket(rank: number, of: number): RankBucket {
  const third = Math.floor(((rank - 1) * 3) / of)
  return third < 1 ? 'upper' : third === 1 ? 'middle' : 'lower'
}
