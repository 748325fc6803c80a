import { z } from 'zod'
import { lineSchema } from '@/dialogue/create-workshop'
import { ID_PATTERN, type PartyId } from '@/dialogue/ids'
import { DOT_LIMITS } from '@/dialogue/priorities'
import { ROUND_KINDS } from '@/dialogue/rounds'
import { ATTRIBUTION_MODES, MAX_LENGTH, partyIdSchema } from '@/dialogue/workshop'
import type {
  AmendmentView,
  CommitmentView,
  ConditionView,
  DialogueView,
  OwnBallot,
  RoundView,
} from '@/server/services'

/** The dialogue's shapes that cross HTTP; as `schemas.ts`. */

/** Ids of rounds, conditions, amendments and commitments. */
export const rowIdSchema = z.string().regex(ID_PATTERN)
/** An axis' slug or a card's shape id. */
export const itemIdSchema = z.string().min(1).max(100)
const itemIds = z.array(itemIdSchema).min(1).max(DOT_LIMITS.cards)
/** The `version` the caller saw: another one by now is a `conflict`. */
const version = z.int().min(1)
const mode = z.enum(ATTRIBUTION_MODES)
const instant = z.iso.datetime()
const kind = z.enum(ROUND_KINDS)
const count = z.int().min(0)
const party = partyIdSchema as z.ZodType<PartyId, string>

export const openRoundSchema = z.strictObject({
  kind,
  items: itemIds.meta({
    description: 'Axis ids, shape ids of tabled cards, or for priorities of any cards and notes.',
  }),
  dots: z
    .strictObject({
      each: z.int().min(1).max(DOT_LIMITS.dots),
      mostPerCard: z.int().min(1).max(DOT_LIMITS.dots),
    })
    .nullable()
    .default(null)
    .meta({ description: 'Priorities alone: dots per person, and the most on one card.' }),
  without: z
    .array(z.string().max(40))
    .max(1000)
    .default([])
    .meta({ description: 'Seats that sit this round out.' }),
  asksMore: z
    .boolean()
    .default(false)
    .meta({ description: 'Positions: also how the others see us. Assessments: also their share.' }),
  minimum: z
    .int()
    .min(3)
    .max(50)
    .default(3)
    .meta({ description: 'Fewest answers of a side from which anything is shown.' }),
  closesAt: instant
    .nullable()
    .default(null)
    .meta({ description: 'Told to everyone; closing is done by a facilitator.' }),
})

export const versionSchema = z.strictObject({ version })
export const revealSchema = z.strictObject({ items: itemIds, version })

/** 32 random bytes in base64url that only the browser has; mode `none` alone. */
const ballotKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .nullable()
  .default(null)
export const ballotKeySchema = z.strictObject({ key: ballotKey })
export const answerSchema = z.strictObject({
  answer: z.record(z.string(), z.unknown()).meta({
    description:
      'Positions: `{abstain?, self, estimates, meta}`, whole numbers 0–100. ' +
      'Assessments: `{gradient, condition?: {locale, text}, adReferendum?, predictedShare?}`. ' +
      'Priorities: `{dots: {<cardId>: n}}`, all of a person at once.',
  }),
  key: ballotKey,
})

export const ownBallotSchema = z.strictObject({
  answers: z.record(z.string(), z.unknown()),
  editable: z.boolean(),
}) satisfies z.ZodType<OwnBallot>

const roundSeat = z.strictObject({ id: z.string(), party, label: z.string() })

export const roundSchema = z.strictObject({
  id: z.string(),
  kind,
  number: z.int().min(1),
  status: z.enum(['open', 'closed', 'revealed']),
  attributionMode: mode,
  asksMore: z.boolean(),
  minimum: z.int().min(3),
  closesAt: instant.nullable(),
  version,
  items: z.array(
    z.strictObject({
      id: z.string(),
      wording: z.unknown(),
      published: z
        .unknown()
        .meta({ description: 'Null until it is revealed, then all that is public of it.' }),
    }),
  ),
  roster: z.array(roundSeat),
  progress: z
    .strictObject({ answered: count, seats: count })
    .meta({ description: 'A total, told in batches.' }),
  seated: z.boolean(),
  hasAnswered: z.boolean(),
}) satisfies z.ZodType<RoundView>

const texts = {
  textEn: z.string().max(MAX_LENGTH.condition).trim(),
  textKo: z.string().max(MAX_LENGTH.condition).trim(),
}

export const conditionToRewordSchema = z.strictObject({
  id: z.string(),
  proposalId: z.string(),
  original: z.string(),
  textEn: z.string(),
  textKo: z.string(),
  version,
})
export const conditionsToRewordSchema = z.strictObject({
  conditions: z.array(conditionToRewordSchema),
})
export const rewordSchema = z.strictObject({ ...texts, version })

const conditionStatus = z.enum(['open', 'met', 'withdrawn'])
/** Free words that may be left empty. */
const optionalLine = (max: number) => z.union([z.literal(''), lineSchema(max)])

export const updateConditionSchema = z.strictObject({
  status: conditionStatus,
  owner: optionalLine(MAX_LENGTH.owner),
  version,
})
export const conditionSchema = z.strictObject({
  id: z.string(),
  proposalId: z.string(),
  party: party.nullable(),
  textEn: z.string(),
  textKo: z.string(),
  status: conditionStatus,
  owner: z.string(),
  version,
}) satisfies z.ZodType<ConditionView>

const adReferendumStatus = z.enum(['pending', 'confirmed', 'refused'])
export const settleAdReferendumSchema = z.strictObject({ status: adReferendumStatus })

export const tableSchema = z.strictObject({
  proposals: itemIds,
  most: z.int().min(1).max(50).optional().meta({
    description: 'How many may be tabled at once; 6 when left out.',
  }),
})
export const untableSchema = z.strictObject({ proposals: itemIds })

const title = z.string().max(MAX_LENGTH.cardTitle)
const text = z.string().max(MAX_LENGTH.cardText)
const wording = z.strictObject({ titleEn: title, titleKo: title, textEn: text, textKo: text })

export const newAmendmentSchema = z.strictObject({ proposalId: itemIdSchema, after: wording })
export const settleAmendmentSchema = z.strictObject({
  status: z.enum(['accepted', 'withdrawn']),
  version,
})
export const amendmentSchema = z.strictObject({
  id: z.string(),
  proposalId: z.string(),
  number: z.int().min(1),
  authorName: z.string().nullable(),
  party: party.nullable(),
  before: wording,
  after: wording,
  status: z.enum(['proposed', 'accepted', 'withdrawn']),
  version,
}) satisfies z.ZodType<AmendmentView>

const step = z.string().max(MAX_LENGTH.commitment).trim()
const commitmentFields = {
  proposalId: itemIdSchema.nullable().default(null),
  stepEn: step,
  stepKo: step,
  party: party
    .nullable()
    .default(null)
    .meta({ description: 'The side that does it; null for both together.' }),
  doer: optionalLine(MAX_LENGTH.owner),
  dueOn: z.iso.date().nullable().default(null),
  status: z.enum(['planned', 'under_way', 'done', 'dropped']).default('planned'),
}
export const newCommitmentSchema = z.strictObject(commitmentFields)
export const updateCommitmentSchema = z.strictObject({ ...commitmentFields, version })
export const commitmentSchema = z.strictObject({
  id: z.string(),
  proposalId: z.string().nullable(),
  stepEn: z.string(),
  stepKo: z.string(),
  party: party.nullable(),
  doer: z.string(),
  dueOn: z.string().nullable(),
  status: z.enum(['planned', 'under_way', 'done', 'dropped']),
  version,
}) satisfies z.ZodType<CommitmentView>

export const consultingSchema = z.strictObject({ consulting: z.boolean() })
export const attributionSchema = z.strictObject({ mode })

export const dialogueSchema = z.strictObject({
  version: count,
  attributionMode: mode,
  isModeFixed: z.boolean(),
  roster: z.array(roundSeat.extend({ name: z.string().nullable(), mine: z.boolean() })),
  rounds: z.array(roundSchema).meta({ description: 'Newest first.' }),
  proposals: z.array(
    z.strictObject({
      id: z.string(),
      status: z.enum(['draft', 'tabled', 'assessed']),
      wording: wording.nullable(),
      published: z.unknown(),
      adReferendum: z.array(
        z.strictObject({ party, status: adReferendumStatus, roundId: z.string() }),
      ),
    }),
  ),
  conditions: z.array(conditionSchema),
  amendments: z.array(amendmentSchema),
  commitments: z.array(commitmentSchema),
  consulting: z.array(party),
}) satisfies z.ZodType<DialogueView>
