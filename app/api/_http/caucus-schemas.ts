import { z } from 'zod'
import {
  ADMISSIBLE_ROLES,
  LEFT_REASONS,
  MOST_RELEASED,
  type CaucusView,
  type ReleasePreview,
} from '@/dialogue/caucus'
import type { PartyId } from '@/dialogue/ids'
import { partyIdSchema } from '@/dialogue/workshop'
import { itemIdSchema } from './dialogue-schemas'
import { boardIdSchema, participantIdSchema } from './schemas'

const party = partyIdSchema as z.ZodType<PartyId, string>
const admissible = z.strictObject({
  participantId: participantIdSchema,
  name: z.string(),
  role: z.enum(ADMISSIBLE_ROLES),
})
const version = z.string().regex(/^[0-9a-f]{64}$/)
const shapeIds = z.array(itemIdSchema).min(1).max(MOST_RELEASED)

export const caucusViewSchema = z.strictObject({
  plenaryId: boardIdSchema,
  own: z
    .strictObject({
      party,
      boardId: boardIdSchema.nullable(),
      guests: z.array(admissible),
      admissible: z.array(admissible).meta({
        description:
          'Whom its delegates may let in: facilitators, and those who serve the side without having come by its link.',
      }),
    })
    .nullable()
    .meta({ description: "One's own side's room; null for those to whom none is open." }),
  notLetInto: party.nullable().meta({
    description: 'The side one serves whose room is not open to one: one came by another link.',
  }),
  invitedTo: z.array(z.strictObject({ party, boardId: boardIdSchema })),
  consulting: z.array(party),
}) satisfies z.ZodType<CaucusView>

export const enteredSchema = z.strictObject({ boardId: boardIdSchema })

export const guestSchema = z.strictObject({
  participantId: participantIdSchema,
  invited: z.boolean(),
})

export const chosenSchema = z.strictObject({ shapeIds })
export const releaseSchema = z.strictObject({
  shapeIds,
  version: version.meta({ description: "The preview's." }),
})

export const releasePreviewSchema = z.strictObject({
  version,
  shapes: z.array(
    z.strictObject({
      id: z.string(),
      type: z.string(),
      texts: z.array(z.string()),
      isCropped: z.boolean(),
    }),
  ),
  left: z.array(z.strictObject({ id: z.string(), reason: z.enum(LEFT_REASONS) })),
}) satisfies z.ZodType<ReleasePreview>

export const releasedSchema = z.strictObject({
  plenaryId: boardIdSchema,
  frameId: z.string().meta({ description: 'Shape id of the frame in which they arrived.' }),
  shapes: z.int().min(1),
})
