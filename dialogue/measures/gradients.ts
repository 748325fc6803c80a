import { z } from 'zod'
import { effectiveMinimum } from './minimum'
import type { SupportCounts } from './support'

/**
 * The eight gradients of agreement: Sam Kaner et al., "Facilitator's Guide to Participatory
 * Decision-Making" (Jossey-Bass). The keys are stored and exported: never rename one. A histogram
 * and two rates are shown; the gradients are never averaged.
 */
export const GRADIENTS = [
  'endorsement',
  'agreement_with_contention',
  'support_with_reservations',
  'abstain',
  'more_discussion_needed',
  'dont_like_but_will_support',
  'serious_disagreement',
  'veto',
] as const
export type Gradient = (typeof GRADIENTS)[number]
export const gradientSchema = z.enum(GRADIENTS)

/** How a gradient counts towards support p_g: `+`, pass or `−`. */
export type GradientValue = 'agree' | 'pass' | 'disagree'

export const GRADIENT_VALUE: Readonly<Record<Gradient, GradientValue>> = {
  endorsement: 'agree',
  agreement_with_contention: 'agree',
  support_with_reservations: 'agree',
  abstain: 'pass',
  more_discussion_needed: 'pass',
  dont_like_but_will_support: 'pass',
  serious_disagreement: 'disagree',
  veto: 'disagree',
}

/** Those who hold no view, or want to talk first, are in no rate's denominator. */
const UNSCORED: readonly Gradient[] = ['abstain', 'more_discussion_needed']
const ENDORSING: readonly Gradient[] = [
  'endorsement',
  'agreement_with_contention',
  'support_with_reservations',
]
const ACCEPTING: readonly Gradient[] = [...ENDORSING, 'dont_like_but_will_support']
const REJECTING: readonly Gradient[] = ['serious_disagreement', 'veto']

/** A party accepts from this share of its scored answers. */
export const ACCEPT_SHARE = 0.75

/** `count` of `of` scored answers; `share` is null when none was scored. */
export interface Rate {
  count: number
  of: number
  share: number | null
}

/** How often each gradient was chosen; every key is there. */
export type GradientHistogram = Record<Gradient, number>

export function gradientHistogram(answers: readonly Gradient[]): GradientHistogram {
  const count = (key: Gradient) => answers.filter((answer) => answer === key).length
  return Object.fromEntries(GRADIENTS.map((key) => [key, count(key)])) as GradientHistogram
}

/** agree / disagree / pass, as support is computed from. */
export function supportCounts(answers: readonly Gradient[]): SupportCounts {
  const count = (value: GradientValue) =>
    answers.filter((answer) => GRADIENT_VALUE[answer] === value).length
  return { agree: count('agree'), disagree: count('disagree'), pass: count('pass') }
}

/** Share of scored answers that are a yes of some kind: gradients {1, 2, 3}. */
export function endorseRate(answers: readonly Gradient[]): Rate {
  return rate(answers, ENDORSING)
}

/** Share of scored answers that would let it happen: gradients {1, 2, 3, 6}. */
export function acceptRate(answers: readonly Gradient[]): Rate {
  return rate(answers, ACCEPTING)
}

/** Accept ≥ 75 %, no veto, enough scored answers. One side's word in the class `common`. */
export function accepts(answers: readonly Gradient[], minimumN?: number): boolean {
  return !answers.includes('veto') && reaches(acceptRate(answers), minimumN)
}

/**
 * The same for disagree (class `common_against`): gradients {7, 8} are at least 75 % of the scored
 * answers. A veto has no counterpart among the yeses, so nothing else blocks it.
 */
export function rejects(answers: readonly Gradient[], minimumN?: number): boolean {
  return reaches(rate(answers, REJECTING), minimumN)
}

function rate(answers: readonly Gradient[], counted: readonly Gradient[]): Rate {
  const scored = answers.filter((answer) => !UNSCORED.includes(answer))
  return rateOf(scored.filter((answer) => counted.includes(answer)).length, scored.length)
}

/** A rate from counts. */
export function rateOf(count: number, of: number): Rate {
  return { count, of, share: of === 0 ? null : count / of }
}

/** True from 75 % of at least `minimumN` (3) scored answers. */
export function reaches({ share, of }: Rate, minimumN?: number): boolean {
  return share !== null && of >= effectiveMinimum(minimumN) && share >= ACCEPT_SHARE
}
