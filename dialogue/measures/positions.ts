import type { PartyId } from '../ids'
import { effectiveMinimum } from './minimum'
import { interquartileRange, median } from './quantile'

/**
 * What sealed positions say about one axis. Design section 6, after the perception-gap literature
 * (first-order positions, second-order estimates, third-order "meta" guesses). Every value is on
 * the axis' scale, 0 (left pole) to 100 (right). These are exact numbers for the server alone;
 * what may be shown is decided by `dialogue/publication`.
 */

/** One person's marks on one axis. Whoever abstained has no marks. */
export interface AxisMarks {
  party: PartyId
  self: number | null
  /** Where the other parties stand, in this person's view: by party, those who were estimated. */
  estimates: Readonly<Record<PartyId, number>>
  /** How the other parties see this person's side: by the party that looks. */
  meta: Readonly<Record<PartyId, number>>
}

/** A cell's median, or null when it holds fewer than `minimumN` values. */
export function cellMedian(values: readonly number[], minimumN?: number): number | null {
  return values.length < effectiveMinimum(minimumN) ? null : median(values)
}

/** IQR of a party's positions, or null for a cell that is too small. */
export function spread(values: readonly number[], minimumN?: number): number | null {
  return values.length < effectiveMinimum(minimumN) ? null : interquartileRange(values)
}

/** G = med(B self) − med(A self). Signed: negative when B stands left of A. Show |G|. */
export function positionGap(medianSelfA: number | null, medianSelfB: number | null): number | null {
  return difference(medianSelfB, medianSelfA)
}

/** med(A's estimates of B) − med(B self): how far off A was about B. */
export function perceptionError(
  medianEstimate: number | null,
  medianSelfOfEstimated: number | null,
): number | null {
  return difference(medianEstimate, medianSelfOfEstimated)
}

/** The gap as A imagined it: med(A's estimates of B) − med(A self), signed as G is. */
export function imaginedGap(
  medianSelfA: number | null,
  medianEstimateOfB: number | null,
): number | null {
  return difference(medianEstimateOfB, medianSelfA)
}

/** |imagined gap| − |G|: positive when A thought the sides farther apart than they are. */
export function exaggeration(imagined: number | null, gap: number | null): number | null {
  return imagined === null || gap === null ? null : Math.abs(imagined) - Math.abs(gap)
}

/** True when A imagined the order of the sides reversed; false where either gap is 0. */
export function isCrossed(imagined: number | null, gap: number | null): boolean | null {
  return imagined === null || gap === null ? null : imagined * gap < 0
}

/** med(A's guesses of B's view of A) − med(B's estimates of A). */
export function metaPerceptionError(
  medianMeta: number | null,
  medianEstimateByOther: number | null,
): number | null {
  return difference(medianMeta, medianEstimateByOther)
}

/**
 * 1 − |G_t| / |G_0|: 1 when the gap closed, 0 when it is what it was, negative when it widened.
 * Null when either gap is missing or there was none to close (G_0 = 0).
 */
export function convergence(gapBefore: number | null, gapNow: number | null): number | null {
  if (gapBefore === null || gapNow === null || gapBefore === 0) return null
  return 1 - Math.abs(gapNow) / Math.abs(gapBefore)
}

/** One party on one axis. */
export interface PartyMeasures {
  party: PartyId
  /** How many marked where they stand. */
  n: number
  median: number | null
  spread: number | null
}

/** How party `by` saw party `of`. */
export interface PerceptionMeasures {
  by: PartyId
  of: PartyId
  medianEstimate: number | null
  perceptionError: number | null
  imaginedGap: number | null
  exaggeration: number | null
  crossed: boolean | null
  /** `by`'s guesses of how `of` sees `by`. */
  medianMeta: number | null
  metaPerceptionError: number | null
}

/** Two parties, in the order of the workshop's list. */
export interface PairMeasures {
  a: PartyId
  b: PartyId
  gap: number | null
}

export interface AxisMeasures {
  parties: PartyMeasures[]
  /** Each two of the parties; none in a brainstorm, which has one. */
  pairs: PairMeasures[]
  /** Each party's view of each other one. */
  perceptions: PerceptionMeasures[]
}

/**
 * Everything section 6 defines on one axis, for one to six parties. The order of `marks` never
 * matters; marks of parties not in `parties` are left out.
 */
export function measureAxis(
  marks: readonly AxisMarks[],
  parties: readonly PartyId[],
  minimumN?: number,
): AxisMeasures {
  const self = (party: PartyId) => selfValues(marks, party)
  const med = (values: readonly number[]) => cellMedian(values, minimumN)
  return {
    parties: parties.map((party) => ({
      party,
      n: self(party).length,
      median: med(self(party)),
      spread: spread(self(party), minimumN),
    })),
    pairs: pairsOf(parties).map(([a, b]) => ({
      a,
      b,
      gap: positionGap(med(self(a)), med(self(b))),
    })),
    perceptions: orderedPairsOf(parties).map(([by, of]) => {
      const estimate = med(estimateValues(marks, by, of))
      const imagined = imaginedGap(med(self(by)), estimate)
      const gap = positionGap(med(self(by)), med(self(of)))
      const meta = med(metaValues(marks, by, of))
      return {
        by,
        of,
        medianEstimate: estimate,
        perceptionError: perceptionError(estimate, med(self(of))),
        imaginedGap: imagined,
        exaggeration: exaggeration(imagined, gap),
        crossed: isCrossed(imagined, gap),
        medianMeta: meta,
        metaPerceptionError: metaPerceptionError(meta, med(estimateValues(marks, of, by))),
      }
    }),
  }
}

/** Where the people of `party` said they stand. */
export function selfValues(marks: readonly AxisMarks[], party: PartyId): number[] {
  return present(marks.filter((one) => one.party === party).map((one) => one.self))
}

/** Where the people of `by` thought that `of` stands. */
export function estimateValues(marks: readonly AxisMarks[], by: PartyId, of: PartyId): number[] {
  return present(marks.filter((one) => one.party === by).map((one) => one.estimates[of]))
}

/** How the people of `by` thought that `of` sees them. */
export function metaValues(marks: readonly AxisMarks[], by: PartyId, of: PartyId): number[] {
  return present(marks.filter((one) => one.party === by).map((one) => one.meta[of]))
}

/** Each two of `items` once, in their order. */
export function pairsOf<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b): [Item, Item] => [a, b]))
}

/** Each item with each other one, both ways. */
export function orderedPairsOf<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((a) => items.filter((b) => b !== a).map((b): [Item, Item] => [a, b]))
}

function difference(from: number | null, minus: number | null): number | null {
  return from === null || minus === null ? null : from - minus
}

function present(values: readonly (number | null | undefined)[]): number[] {
  return values.filter((value): value is number => value !== null && value !== undefined)
}
