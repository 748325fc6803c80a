import { z } from 'zod'
import { createWorkshopSchema, lineSchema, personNameSchema } from '@/dialogue/create-workshop'
import { ERROR_STATUS, type ErrorCode } from '@/dialogue/errors'
import {
  ID_PATTERN,
  type AssetId,
  type BoardId,
  type InvitationId,
  type ParticipantId,
  type WorkshopId,
} from '@/dialogue/ids'
import { localizedTextSchema } from '@/dialogue/localized'
import {
  ATTRIBUTION_MODES,
  axisSchema,
  MAX_LENGTH,
  partyIdSchema,
  partySchema,
  ROLES,
} from '@/dialogue/workshop'

/** Every shape that crosses HTTP: they validate requests, and `openapi.json` is made from them. */
function idSchema<Id extends string>() {
  return z
    .string()
    .regex(ID_PATTERN)
    .transform((value) => value as Id)
}

export const workshopIdSchema = idSchema<WorkshopId>()
export const boardIdSchema = idSchema<BoardId>()
export const participantIdSchema = idSchema<ParticipantId>()
export const invitationIdSchema = idSchema<InvitationId>()
export const assetIdSchema = idSchema<AssetId>()
const sessionId = z.string().regex(ID_PATTERN)

const role = z.enum(ROLES)
const instant = z.iso.datetime()
const url = z.url()

export const errorSchema = z.strictObject({
  error: z.strictObject({
    code: z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]),
    message: z.string().meta({ description: 'One plain English sentence.' }),
    fields: z.array(
      z.strictObject({
        field: z.string().meta({ description: 'A path such as `axes.0.left.en`.' }),
        problem: z.string().meta({ description: 'A key such as `required` or `too_long`.' }),
        values: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
      }),
    ),
  }),
})

export const healthSchema = z.strictObject({
  status: z.literal('ok'),
  version: z.string(),
  uptimeSeconds: z.int().min(0),
})

export { createWorkshopSchema }

export const createdWorkshopSchema = z.strictObject({
  workshopId: workshopIdSchema,
  sessionId,
  boardId: boardIdSchema,
  links: z
    .strictObject({
      facilitator: url,
      observer: url,
      parties: z.record(partyIdSchema, url),
    })
    .meta({ description: 'Absolute, each ending in `/join/<token>`.' }),
})

/** Long enough for any token of ours; whether it is one is for the command to say (bad_token). */
const tokenText = z.string().min(1).max(200)

export const tokenSchema = z.strictObject({ token: tokenText })

export const joinSchema = z.strictObject({
  token: tokenText,
  name: personNameSchema,
  takeOver: z.boolean().optional().meta({
    description: 'Goes on in a personal seat that is taken; who held it is signed out.',
  }),
})

export const joinedSchema = z.strictObject({
  boardId: boardIdSchema,
  participantId: participantIdSchema,
  role,
  party: partyIdSchema.nullable(),
  syncToken: z.string(),
})

export const previewSchema = z.strictObject({
  invitationId: invitationIdSchema,
  workshopId: workshopIdSchema,
  boardId: boardIdSchema,
  workshopTitle: z.string(),
  role,
  party: partySchema.nullable(),
  parties: z.array(partySchema),
  attributionMode: z.enum(ATTRIBUTION_MODES),
  seatLabel: z.string().nullable(),
  suggestedName: z.string().nullable(),
  seatNumber: z.int().min(1),
  seatTaken: z.boolean(),
  operator: z.string().nullable(),
})

export const participationSchema = z.strictObject({ participantId: participantIdSchema })
export const optionalParticipationSchema = z.strictObject({
  participantId: participantIdSchema.optional(),
})

/** Which of this browser's participations is meant; needed only when several fit. */
export const asQuerySchema = z.object({ as: participantIdSchema.optional() })

export const recentSchema = z.strictObject({
  workshops: z.array(
    z.strictObject({
      workshopId: workshopIdSchema,
      boardId: boardIdSchema,
      participantId: participantIdSchema,
      title: z.string(),
      template: z.string(),
      role,
      party: partySchema.nullable(),
      createdAt: instant,
    }),
  ),
})

export const newInvitationSchema = z.strictObject({
  role,
  party: partyIdSchema.nullable().default(null),
  seatLabel: lineSchema(MAX_LENGTH.seatLabel).nullable().default(null),
})

export const invitationSchema = z.strictObject({
  id: invitationIdSchema,
  role,
  party: partyIdSchema.nullable(),
  seatLabel: z.string().nullable(),
  url: url.nullable(),
  revoked: z.boolean(),
  joined: z.int().min(0),
})

export const invitationsSchema = z.strictObject({ invitations: z.array(invitationSchema) })

export const syncTokenSchema = z.strictObject({ syncToken: z.string() })

export const boardViewSchema = z.strictObject({
  workshop: z.strictObject({
    id: workshopIdSchema,
    title: z.string(),
    template: z.string(),
    attributionMode: z.enum(ATTRIBUTION_MODES),
    sample: z.boolean(),
    parties: z.array(partySchema),
    axes: z.array(axisSchema),
  }),
  session: z.strictObject({ id: sessionId, number: z.int().min(1), startedAt: instant }),
  board: z.strictObject({
    id: boardIdSchema,
    title: localizedTextSchema(MAX_LENGTH.workshopTitle),
    caucus: z
      .strictObject({ party: partyIdSchema, plenaryId: boardIdSchema })
      .nullable()
      .meta({ description: 'Whose room it is; null for the plenary.' }),
  }),
  me: z.strictObject({
    participantId: participantIdSchema,
    workshopId: workshopIdSchema,
    role,
    party: partyIdSchema.nullable(),
    cameBy: partyIdSchema.nullable(),
    name: z.string(),
  }),
  assetLimits: z.strictObject({
    maxBytes: z.int(),
    maxPixels: z.int(),
    mimeTypes: z.array(z.string()),
  }),
})

export const storedAssetSchema = z.strictObject({
  assetId: assetIdSchema,
  src: z.string().meta({ description: 'A path on this server, `/api/assets/<id>`.' }),
  mime: z.string(),
  width: z.int().meta({ description: 'Pixels.' }),
  height: z.int().meta({ description: 'Pixels.' }),
})

export const boardExportSchema = z.strictObject({
  workshopId: workshopIdSchema,
  boardId: boardIdSchema,
  title: z.string(),
  exportedAt: instant,
  schema: z.unknown().meta({ description: "tldraw's serialised store schema." }),
  records: z.array(z.unknown()).meta({ description: 'tldraw records, ordered by id.' }),
  results: z.array(z.unknown()),
})
