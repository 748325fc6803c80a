import { z } from 'zod'
import { lineSchema } from './create-workshop'
import { DialogueError } from './errors'
import { fieldProblems, type CustomProblem } from './field-problems'
import type { AxisId, PartyId } from './ids'
import { localeSchema } from './localized'
import { gradientSchema } from './measures/gradients'
import { prioritiesSchema, prioritiesWordingSchema, type PrioritiesAnswer } from './priorities'
import { snap } from './publication/deciles'
import { MAX_LENGTH, type AttributionMode } from './workshop'

/**
 * What a delegate sends into an open round. Values are whole numbers from 0 to 100; outside mode
 * `attributed` they are kept in steps of 5. Refusals name the field by its path in the list, e.g.
 * `0.estimates.us`. An item left out is not answered; sending again replaces all.
 */
interface BallotContext {
  mode: AttributionMode
  /** The round's axes or proposals. */
  items: readonly string[]
}

export interface PositionsContext extends BallotContext {
  /** The party the answer is for. */
  party: PartyId
  parties: readonly PartyId[]
  asks: { estimates: boolean; meta: boolean }
}

const problem = (params: CustomProblem) => ({ params })

/** One mark: a whole number 0–100; NaN, infinities, fractions and texts are refused. */
function markSchema(mode: AttributionMode) {
  return z
    .number()
    .refine((value) => Number.isInteger(value), problem({ problem: 'invalid' }))
    .refine(
      (value) => value >= 0 && value <= 100,
      problem({ problem: 'out_of_range', values: { min: 0, max: 100 } }),
    )
    .transform((value) => (mode === 'attributed' ? value : snap(value)) + 0)
}

const itemSchema = (items: readonly string[]) =>
  z.string().refine((id) => items.includes(id), problem({ problem: 'unknown' }))

/** Marks by party, each of them free to be left out. */
function marksBy(parties: readonly PartyId[], mode: AttributionMode) {
  const mark = markSchema(mode).optional()
  return z
    .strictObject(Object.fromEntries(parties.map((party) => [party, mark])))
    .default({})
    .transform(
      (marks) =>
        Object.fromEntries(
          Object.entries(marks).filter(([, value]) => value !== undefined),
        ) as Record<PartyId, number>,
    )
}

/** One delegate's answer on one axis. Whoever abstains leaves no marks. */
export interface PositionAnswer {
  axisId: AxisId
  abstain: boolean
  self: number | null
  /** Where each other party stands, those that were marked. */
  estimates: Record<PartyId, number>
  /** How each other party sees us. */
  meta: Record<PartyId, number>
}

/** The schema of a positions answer: one entry per axis, at most. */
export function positionsSchema({ mode, items, party, parties, asks }: PositionsContext) {
  const others = parties.filter((one) => one !== party)
  const answer = z
    .strictObject({
      axisId: itemSchema(items).transform((id) => id as AxisId),
      abstain: z.boolean().default(false),
      self: markSchema(mode).optional(),
      estimates: marksBy(asks.estimates ? others : [], mode),
      meta: marksBy(asks.meta ? others : [], mode),
    })
    .superRefine(({ abstain, self, estimates, meta }, context) => {
      const marks = Object.keys(estimates).length + Object.keys(meta).length
      if (!abstain && self === undefined) {
        context.addIssue({ code: 'custom', path: ['self'], params: { problem: 'required' } })
      }
      if (abstain && (self !== undefined || marks > 0)) {
        context.addIssue({ code: 'custom', path: ['abstain'], params: { problem: 'invalid' } })
      }
    })
    .transform((one): PositionAnswer => ({ ...one, self: one.self ?? null }))
  return z.array(answer).min(1).max(items.length).superRefine(onePer('axisId'))
}

/** One delegate's assessment of one proposal. */
export interface AssessmentAnswer {
  proposalId: string
  gradient: z.infer<typeof gradientSchema>
  /** "Yes, if …", in the language it was written in. */
  condition: z.infer<typeof conditionAnswerSchema> | null
  /** Subject to my capital. */
  adReferendum: boolean
  /** 0–100: what share of the other side will support this; null if not said. */
  predictedShare: number | null
}

const conditionAnswerSchema = z.strictObject({
  locale: localeSchema,
  text: lineSchema(MAX_LENGTH.condition),
})

/** The schema of an assessments answer: one entry per proposal, at most. */
export function assessmentsSchema({ mode, items }: BallotContext) {
  const answer = z
    .strictObject({
      proposalId: itemSchema(items),
      gradient: gradientSchema,
      condition: conditionAnswerSchema.nullish(),
      adReferendum: z.boolean().default(false),
      predictedShare: markSchema(mode).nullish(),
    })
    .transform((one): AssessmentAnswer => ({
      ...one,
      condition: one.condition ?? null,
      predictedShare: one.predictedShare ?? null,
    }))
  return z.array(answer).min(1).max(items.length).superRefine(onePer('proposalId'))
}

/** `input` as positions. Throws `invalid_fields` with every field that needs a look. */
export function readPositions(input: unknown, context: PositionsContext): PositionAnswer[] {
  return read(positionsSchema(context), input)
}

/** `input` as assessments. Throws `invalid_fields` with every field that needs a look. */
export function readAssessments(input: unknown, context: BallotContext): AssessmentAnswer[] {
  return read(assessmentsSchema(context), input)
}

/**
 * `input` as one person's dots, under what the round put to the vote. Throws `invalid_fields` with every
 * field that needs a look, named `0.dots.<cardId>` like the others'.
 */
export function readPriorities(input: unknown, wording: unknown): PrioritiesAnswer {
  const schema = prioritiesSchema(prioritiesWordingSchema.parse(wording))
  const [answer] = read(z.tuple([schema]), [input])
  return answer
}

function read<Output>(schema: z.ZodType<Output>, input: unknown): Output {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  // The message goes to logs: it must not repeat what was answered.
  const fields = fieldProblems(result.error, input)
  throw new DialogueError('invalid_fields', 'Some answers need a look.', fields)
}

function onePer<Key extends string>(key: Key) {
  return (answers: readonly Record<Key, string>[], context: z.RefinementCtx) => {
    const ids = answers.map((one) => one[key])
    ids.forEach((id, place) => {
      if (ids.indexOf(id) === place) return
      context.addIssue({ code: 'custom', path: [place, key], params: { problem: 'duplicate' } })
    })
  }
}
