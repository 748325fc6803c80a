import { z } from 'zod'
import { localeSchema, type Locale } from '@/dialogue/localized'
import { gradientSchema, type Gradient } from '@/dialogue/measures/gradients'
import { NO_DOTS, type Dots } from './dots'

/**
 * One's own answers while they are being made. A draft may be incomplete; what is sent is always a whole
 * answer to one item.
 */

const scale = z.number().min(0).max(100)
const byParty = z.record(z.string(), scale)

/** One's marks on one axis; values from 0 (left pole) to 100 (right pole). */
export interface PositionMarks {
  self: number | null
  /** By the party that is estimated. */
  estimates: Record<string, number>
  /** By the party that looks. */
  meta: Record<string, number>
  /** They leave the axis out; their marks are kept beside it, so that it can be taken back. */
  abstain: boolean
}

export interface AssessmentMarks {
  gradient: Gradient | null
  /** "Yes, if …", in the language it was written in; empty without one. */
  condition: { locale: Locale; text: string }
  adReferendum: boolean
  /** 0–100: what share of the other side will support it; null when not said. */
  predictedShare: number | null
}

export const NO_MARKS: PositionMarks = { self: null, estimates: {}, meta: {}, abstain: false }
export const NO_ASSESSMENT: AssessmentMarks = {
  gradient: null,
  condition: { locale: 'en', text: '' },
  adReferendum: false,
  predictedShare: null,
}

const positionSchema = z.object({
  self: scale.nullish(),
  estimates: byParty.nullish(),
  meta: byParty.nullish(),
  abstain: z.boolean().nullish(),
})

const assessmentSchema = z.object({
  gradient: gradientSchema,
  condition: z.object({ locale: localeSchema, text: z.string() }).nullish(),
  adReferendum: z.boolean().nullish(),
  predictedShare: scale.nullish(),
})

const dotsSchema = z.object({ dots: z.record(z.string(), z.int().min(1)) })

/** An answer as the server keeps it, as marks; what can't be read is no marks. */
export function readPosition(answer: unknown): PositionMarks {
  const { success, data } = positionSchema.safeParse(answer)
  if (!success) return NO_MARKS
  const { self, estimates, meta, abstain } = data
  return {
    self: self ?? null,
    estimates: estimates ?? {},
    meta: meta ?? {},
    abstain: abstain ?? false,
  }
}

export function readAssessment(answer: unknown): AssessmentMarks {
  const { success, data } = assessmentSchema.safeParse(answer)
  if (!success) return NO_ASSESSMENT
  return {
    gradient: data.gradient,
    condition: data.condition ?? NO_ASSESSMENT.condition,
    adReferendum: data.adReferendum ?? false,
    predictedShare: data.predictedShare ?? null,
  }
}

/** One's dots by card; what can't be read is none. */
export function readDots(answer: unknown): { dots: Dots } {
  return dotsSchema.safeParse(answer).data ?? { dots: NO_DOTS }
}

/** Marks as an answer to send; null while they say too little: without one's own mark there is none. */
export function positionAnswer(marks: PositionMarks) {
  const { self, estimates, meta, abstain } = marks
  if (abstain) return { abstain: true }
  return self === null ? null : { self, estimates, meta }
}

export function assessmentAnswer(marks: AssessmentMarks) {
  const { gradient, condition, adReferendum, predictedShare } = marks
  if (gradient === null) return null
  const text = condition.text.trim()
  return {
    gradient,
    condition: text ? { locale: condition.locale, text } : null,
    adReferendum,
    predictedShare,
  }
}

/**
 * How many marks are missing on an axis: one's own, an estimate of each of `others` and, where asked, how
 * each of them sees one's side.
 */
export function missingMarks(
  marks: PositionMarks,
  others: readonly string[],
  asksMeta: boolean,
): number {
  if (marks.abstain) return 0
  const without = (given: Record<string, number>) =>
    others.filter((party) => given[party] === undefined).length
  return (
    (marks.self === null ? 1 : 0) + without(marks.estimates) + (asksMeta ? without(marks.meta) : 0)
  )
}
