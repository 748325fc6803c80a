import { z } from 'zod'
import { GRADIENTS, gradientSchema, type Gradient } from '../measures/gradients'
import { RANK_BUCKETS } from '../measures/ranking'
import { PROPOSAL_CLASSES } from '../measures/support'
import { ATTRIBUTION_MODES, partyIdSchema } from '../workshop'
import { SUPPRESSIONS } from './axis-result'
import { publishedCellSchema } from './cell'

const count = z.int().min(0)
const share = z.number().min(0).max(1)
const rateSchema = z.strictObject({ count, of: count, share: share.nullable() })
const histogramSchema = z.strictObject(
  Object.fromEntries(GRADIENTS.map((key) => [key, count])) as Record<Gradient, typeof count>,
)

/** Known where all eight gradients are: by how far a side stands behind a proposal. */
const gradientFacts = {
  n: count,
  histogram: histogramSchema,
  /** p_g; exports only. */
  support: share,
  endorse: rateSchema,
  accept: rateSchema,
  accepts: z.boolean(),
}

/** What may be shown of one side's assessments of one proposal. */
export const publishedSupportSchema = z.discriminatedUnion('kind', [
  /** Mode `attributed` only. */
  z.strictObject({
    kind: z.literal('exact'),
    ...gradientFacts,
    /** How many marked it "subject to my capital". */
    adReferendum: count,
    voices: z.array(
      z.strictObject({
        who: z.string().nullable(),
        gradient: gradientSchema,
        adReferendum: z.boolean(),
      }),
    ),
  }),
  /** n ≥ 8. */
  z.strictObject({
    kind: z.literal('gradients'),
    ...gradientFacts,
    /** True from three answers (the minimum n) marked ad referendum; fewer are not told apart from none. */
    adReferendum: z.boolean(),
  }),
  /** n = 3–7: yes (gradients 1–3), no view (4–6), no (7–8). */
  z.strictObject({
    kind: z.literal('groups'),
    n: count,
    groups: z.strictObject({ yes: count, noView: count, no: count }),
    /** p_g; it follows from the three groups. */
    support: share,
    adReferendum: z.boolean(),
  }),
])
export type PublishedSupport = z.infer<typeof publishedSupportSchema>

/** A place among the round's proposals: exact, or which third. */
export const publishedRankSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exact'), rank: z.int().min(1), of: z.int().min(1) }),
  z.strictObject({ kind: z.literal('bucket'), bucket: z.enum(RANK_BUCKETS) }),
])

/**
 * All that is public of one proposal in one round, self-contained: what the server writes into the
 * board's document. It holds no time, no condition and no id of an answer. While suppressed,
 * nothing depends on the answers.
 */
export const publishedProposalResultSchema = z.strictObject({
  version: z.literal(1),
  proposalId: z.string().min(1),
  /** `wordingHash` of the text that was assessed: another one sets the support to "reconfirm". */
  wordingHash: z.string(),
  /** 1-based number of the session. */
  session: z.int().min(1),
  mode: z.enum(ATTRIBUTION_MODES),
  suppressed: z.enum(SUPPRESSIONS).nullable(),
  /** Null when the roster suppresses it; `too_few` when the answers do. */
  class: z.enum(PROPOSAL_CLASSES).nullable(),
  /** By group-informed consensus, among the proposals published together. */
  rank: publishedRankSchema.nullable(),
  /** In the workshop's order. */
  parties: z.array(
    z.strictObject({
      party: partyIdSchema,
      support: publishedSupportSchema.nullable(),
      /** What share of the other side (sides) they expected to support it, 0–100; null if not asked or too few. */
      expected: publishedCellSchema.nullable(),
    }),
  ),
})
export type PublishedProposalResult = z.infer<typeof publishedProposalResultSchema>
