import type { AxisId, PartyId } from '../ids'
import type { AxisMarks } from '../measures/positions'
import source from '../templates/us-rok-space.sample.json' with { type: 'json' }

/** The worked examples of the design and of the fictional session, as tests read them. */
export const US = 'us' as PartyId
export const ROK = 'rok' as PartyId
export const THREAT_PICTURE = 'threat-picture' as AxisId

/** A side's marks, one person per place of the three lists. */
export function sideMarks(
  party: PartyId,
  other: PartyId,
  self: readonly number[],
  estimates: readonly number[] = [],
  meta: readonly number[] = [],
): AxisMarks[] {
  const length = Math.max(self.length, estimates.length, meta.length)
  const of = (value: number | undefined) => (value === undefined ? {} : { [other]: value })
  return Array.from({ length }, (_, place) => ({
    party,
    self: self[place] ?? null,
    estimates: of(estimates[place]),
    meta: of(meta[place]),
  }))
}

/** The golden fixture of design section 6. */
export const goldenMarks: AxisMarks[] = [
  ...sideMarks(US, ROK, [70, 80, 60, 90, 75], [10, 20, 15, 30, 5], [60, 50, 65, 55, 70]),
  ...sideMarks(ROK, US, [20, 30, 25, 40], [85, 95, 90, 80], [15, 10, 20, 5]),
]

/** The marks of the fictional session on one of its axes. */
export function sampleMarks(axisId: Exclude<keyof typeof source.positions, 'note'>): AxisMarks[] {
  const { us, rok } = source.positions[axisId]
  return [
    ...sideMarks(US, ROK, us.self, us.estimateOfRok, us.meta),
    ...sideMarks(ROK, US, rok.self, rok.estimateOfUs, rok.meta),
  ]
}

/** The twelve proposals with their counted votes and the results worked by hand. */
export const sampleVotes = source.proposals.map(({ id, votes, expected }) => ({
  id,
  votes,
  expected,
}))
