import { z } from 'zod'
import { ATTRIBUTION_MODES, axisIdSchema, partyIdSchema } from '../workshop'
import { publishedCellSchema } from './cell'
import { convergenceSchema } from './convergence'
import { figureSchema } from './figure'
import { HEADLINE_VARIANTS } from './headline'

/** Why nothing is shown: a cell is too small (never which), or too few people changed places. */
export const SUPPRESSIONS = ['too_few', 'roster'] as const
export type Suppression = (typeof SUPPRESSIONS)[number]

const cell = publishedCellSchema.nullable()

/** How party `by` saw party `of`: the hollow mark in `of`'s row. */
const thoughtSchema = z.strictObject({
  by: partyIdSchema,
  of: partyIdSchema,
  cell: publishedCellSchema,
  /** What they thought − what the others said, signed: the arrow, from hollow to solid, reversed. */
  error: figureSchema,
  /** How `by` guessed that `of` sees `by`, if the round asked and no such cell is too small. */
  meta: z
    .strictObject({
      cell: publishedCellSchema,
      /** Guess − how `of` does see `by`, signed. */
      error: figureSchema,
    })
    .nullable(),
})

/** Two parties: the bars under the rows, and the headline. */
const pairSchema = z.strictObject({
  a: partyIdSchema,
  b: partyIdSchema,
  /** The real distance of the medians: "Real 48". */
  gap: figureSchema,
  /** The distance each side imagined, in the order a, b; empty when the round asked for none. */
  imagined: z.array(
    z.strictObject({ by: partyIdSchema, figure: figureSchema, crossed: z.boolean() }),
  ),
  /** Null when the round asked for no estimates. Its numbers are `gap` and `imagined`. */
  headline: z.enum(HEADLINE_VARIANTS).nullable(),
  /** Against an earlier session of the same series; added by `withConvergence`. */
  convergence: convergenceSchema.nullable(),
})

/**
 * All that is public of one axis in one round, self-contained: what the server writes into the
 * board's document and what canvas, panels and exports draw. It holds no time and no id of an
 * answer. While suppressed, every side is greyed alike and nothing depends on the answers.
 */
export const publishedAxisResultSchema = z.strictObject({
  version: z.literal(1),
  axisId: axisIdSchema,
  /** From 1; a new wording of the axis starts the next. Series are never compared. */
  series: z.int().min(1),
  /** 1-based number of the session. */
  session: z.int().min(1),
  mode: z.enum(ATTRIBUTION_MODES),
  suppressed: z.enum(SUPPRESSIONS).nullable(),
  /** In the workshop's order; `said` is the solid mark, null when suppressed. */
  parties: z.array(z.strictObject({ party: partyIdSchema, said: cell })),
  thoughts: z.array(thoughtSchema),
  pairs: z.array(pairSchema),
})
export type PublishedAxisResult = z.infer<typeof publishedAxisResultSchema>
export type PublishedThought = z.infer<typeof thoughtSchema>
export type PublishedPair = z.infer<typeof pairSchema>

/**
 * The pair a plot with one headline speaks of: the one whose imagined gaps miss the real one most,
 * the first of equals. Null in a brainstorm or when suppressed.
 */
export function leadingPair(result: PublishedAxisResult): PublishedPair | null {
  const surprise = (pair: PublishedPair) =>
    Math.max(0, ...pair.imagined.map((one) => Math.abs(one.figure.value - pair.gap.value)))
  return result.pairs.reduce<PublishedPair | null>(
    (lead, pair) => (lead === null || surprise(pair) > surprise(lead) ? pair : lead),
    null,
  )
}
