import type { AxisId, PartyId } from '@/dialogue/ids'
import type { PublishedAxisResult } from '@/dialogue/publication/axis-result'
import { publishAxis, type SealedPosition } from '@/dialogue/publication/publish-axis'
import type { AxisMarks } from '@/dialogue/measures/positions'
import { goldenMarks, ROK, US } from '@/dialogue/testing/golden'
import type { AttributionMode } from '@/dialogue/workshop'
import type { RevealParty } from '../reveal-words'

/** Real results, as the server would publish them, for tests of how they are drawn. */

const NAMES = [
  ['us', 'U.S.', '미국'],
  ['rok', 'ROK', '한국'],
  ['jp', 'Japan', '일본'],
  ['au', 'Australia', '호주'],
  ['in', 'India', '인도'],
  ['fr', 'France', '프랑스'],
] as const

export const PARTIES: RevealParty[] = NAMES.map(([id, en, ko], tone) => ({
  id,
  short: { en, ko },
  tone,
}))

export function publish(
  marks: readonly AxisMarks[],
  mode: AttributionMode,
  parties: readonly string[] = [US, ROK],
  asks = { estimates: true, meta: false },
): PublishedAxisResult {
  const answers = marks.map((one, place): SealedPosition => ({
    ...one,
    seat: `seat-${place}`,
    who: `Person ${place}`,
  }))
  return publishAxis(
    {
      axisId: 'threat-picture' as AxisId,
      series: 1,
      session: 1,
      mode,
      parties: parties as PartyId[],
      asks,
    },
    answers,
  )
}

export const golden = publish(goldenMarks, 'attributed')
export const goldenInBands = publish(goldenMarks, 'party')
const withMeta = { estimates: true, meta: true }
export const goldenWithMeta = publish(goldenMarks, 'attributed', [US, ROK], withMeta)
/** Two of one side: too few. */
export const suppressed = publish(
  [...goldenMarks.filter(({ party }) => party === US), ...ofParty(ROK, [20, 30], [80, 85])],
  'party',
)

/** Everybody of a party says `self` and thinks `thought` of the one other side. */
export function twoSides(
  us: { self: readonly number[]; thought: readonly number[] },
  rok: { self: readonly number[]; thought: readonly number[] },
  mode: AttributionMode = 'attributed',
): PublishedAxisResult {
  return publish(
    [...ofParty(US, us.self, us.thought), ...ofParty(ROK, rok.self, rok.thought)],
    mode,
  )
}

function ofParty(party: PartyId, self: readonly number[], thought: readonly number[]): AxisMarks[] {
  const other = party === US ? ROK : US
  return self.map((value, place) => ({
    party,
    self: value,
    estimates: { [other]: thought[place] ?? thought[0] ?? 50 },
    meta: {},
  }))
}

/** Every number of parties with answers from a seed: the same each time, and none like the others. */
export function anyResult(
  count: number,
  people: number,
  mode: AttributionMode,
  seed: number,
  asks = { estimates: true, meta: false },
) {
  let state = seed * 7919 + 17
  const random = () => (state = (state * 16807) % 2147483647) / 2147483647
  const step = () => Math.round(random() * 20) * 5
  const ids = PARTIES.slice(0, count).map(({ id }) => id as PartyId)
  const marks = ids.flatMap((party) =>
    Array.from({ length: people }, (): AxisMarks => ({
      party,
      self: step(),
      estimates: Object.fromEntries(ids.filter((id) => id !== party).map((id) => [id, step()])),
      meta: asks.meta
        ? Object.fromEntries(ids.filter((id) => id !== party).map((id) => [id, step()]))
        : {},
    })),
  )
  return publish(marks, mode, ids, asks)
}
