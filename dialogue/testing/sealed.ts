import type { PartyId } from '../ids'
import { GRADIENTS, type Gradient } from '../measures/gradients'
import type { AxisMarks } from '../measures/positions'
import type { SupportCounts } from '../measures/support'
import type { AxisPublication, SealedPosition } from '../publication/publish-axis'
import type { SealedAssessment } from '../publication/publish-proposals'
import { ROK, THREAT_PICTURE, US } from './golden'

/** Marks as a round would hold them: each of a person with a seat and a name. */
export function seated(marks: readonly AxisMarks[]): SealedPosition[] {
  const places = new Map<PartyId, number>()
  return marks.map((mark) => {
    const place = (places.get(mark.party) ?? 0) + 1
    places.set(mark.party, place)
    return { ...mark, seat: `${mark.party}-${place}`, who: `Person ${mark.party} ${place}` }
  })
}

/** The threat axis between two sides, first session, in mode `party` unless told otherwise. */
export function publication(changes: Partial<AxisPublication> = {}): AxisPublication {
  return {
    axisId: THREAT_PICTURE,
    series: 1,
    session: 1,
    mode: 'party',
    parties: [US, ROK],
    asks: { estimates: true, meta: true },
    ...changes,
  }
}

export function assessment(
  party: PartyId,
  gradient: Gradient,
  changes: Partial<SealedAssessment> = {},
): SealedAssessment {
  return { party, gradient, adReferendum: false, predictedShare: null, who: null, ...changes }
}

/** Gradients by their number in the design, 1–8. */
export function numbered(...numbers: number[]): Gradient[] {
  return numbers.map((number) => GRADIENTS[number - 1] ?? 'abstain')
}

/** Assessments that count as these votes. */
export function votes(
  party: PartyId,
  { agree, disagree, pass }: SupportCounts,
): SealedAssessment[] {
  return [
    ...Array.from({ length: agree }, () => assessment(party, 'endorsement')),
    ...Array.from({ length: disagree }, () => assessment(party, 'serious_disagreement')),
    ...Array.from({ length: pass }, () => assessment(party, 'abstain')),
  ]
}

/** `items` in the order of `keys`: any order a round could have been answered in. */
export function reordered<Item>(items: readonly Item[], keys: readonly number[]): Item[] {
  return items
    .map((item, place) => ({ item, key: keys[place] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}
