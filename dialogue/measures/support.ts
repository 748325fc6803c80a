import { rateOf, reaches } from './gradients'
import { effectiveMinimum } from './minimum'

/**
 * Support for a proposal, by party and across parties. p_g and the group-informed consensus are
 * Polis' (Small, Bjorkegren, Erkkilä, Shaw, Megill: "Polis: Scaling deliberation by mapping
 * high-dimensional opinion spaces", 2021): a Laplace-smoothed share, and its product over the
 * groups. The thresholds of the class are design section 6's.
 */

/** One party's answers to one proposal, counted. */
export interface SupportCounts {
  agree: number
  disagree: number
  pass: number
}

/** `common` and `common_against` need every party; `divisive` is shown as "sides differ". */
export const PROPOSAL_CLASSES = [
  'common',
  'common_against',
  'divisive',
  'unresolved',
  'too_few',
] as const
export type ProposalClass = (typeof PROPOSAL_CLASSES)[number]

/** A class needs this much support from the least convinced party. */
export const COMMON_SUPPORT = 0.6
/** Parties whose support is farther apart than this differ. */
export const DIVISIVE_DIFFERENCE = 0.3
/** Shares are quotients of small whole numbers: differences below this are rounding. */
const ROUNDING = 1e-9

/** How one party stands to one proposal, as far as the class needs to know. */
export interface PartyVerdict {
  counts: SupportCounts
  accepts: boolean
  rejects: boolean
}

export const answered = ({ agree, disagree, pass }: SupportCounts) => agree + disagree + pass

/** p_g = (agree + 1) / (agree + disagree + pass + 2); null for a cell that is too small. */
export function support(counts: SupportCounts, minimumN?: number): number | null {
  const n = answered(counts)
  return n < effectiveMinimum(minimumN) ? null : (counts.agree + 1) / (n + 2)
}

/** The same for disagree: (disagree + 1) / (agree + disagree + pass + 2). */
export function opposition(counts: SupportCounts, minimumN?: number): number | null {
  return support({ ...counts, agree: counts.disagree, disagree: counts.agree }, minimumN)
}

/** Π p_g over the parties; null as soon as one is missing, or there are none. For ranking only. */
export function groupInformedConsensus(supports: readonly (number | null)[]): number | null {
  if (supports.length === 0 || supports.includes(null)) return null
  return supports.reduce<number>((product, p) => product * (p ?? 0), 1)
}

/**
 * The verdict where only agree, disagree and pass are known: agree ÷ (agree + disagree) stands for
 * the accept rate. Where gradients are known, `accepts` and `rejects` of `gradients.ts` decide.
 */
export function verdictFromCounts(counts: SupportCounts, minimumN?: number): PartyVerdict {
  const scored = counts.agree + counts.disagree
  return {
    counts,
    accepts: reaches(rateOf(counts.agree, scored), minimumN),
    rejects: reaches(rateOf(counts.disagree, scored), minimumN),
  }
}

/**
 * `common` if the least support is ≥ 0.6 and every party accepts; `common_against` if the same
 * holds for disagree; `divisive` if the least support is < 0.6 and supports lie more than 0.3
 * apart; else `unresolved`. `too_few` when a party has fewer than the minimum, or there is none.
 * With more than two parties "apart" is the highest less the lowest.
 */
export function classify(verdicts: readonly PartyVerdict[], minimumN?: number): ProposalClass {
  const supports = verdicts.map(({ counts }) => support(counts, minimumN))
  const oppositions = verdicts.map(({ counts }) => opposition(counts, minimumN))
  const known = supports.filter((p) => p !== null)
  if (known.length === 0 || known.length < verdicts.length) return 'too_few'

  const enough = (values: readonly (number | null)[]) =>
    values.every((p) => p !== null && p >= COMMON_SUPPORT - ROUNDING)
  if (enough(supports) && verdicts.every((one) => one.accepts)) return 'common'
  if (enough(oppositions) && verdicts.every((one) => one.rejects)) return 'common_against'
  const least = Math.min(...known)
  const apart = Math.max(...known) - least
  return least < COMMON_SUPPORT - ROUNDING && apart > DIVISIVE_DIFFERENCE + ROUNDING
    ? 'divisive'
    : 'unresolved'
}
