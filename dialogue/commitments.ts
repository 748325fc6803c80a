import { z } from 'zod'
import { lineSchema } from './create-workshop'
import { localizedTextSchema } from './localized'
import { MAX_LENGTH, partyIdSchema } from './workshop'

export const COMMITMENT_STATUSES = ['planned', 'under_way', 'done', 'dropped'] as const

/** A small step that common ground becomes: what, which side, by when. */
export const commitmentSchema = z.strictObject({
  id: z.string().min(1),
  /** The proposal it follows from, or null. */
  proposalId: z.string().min(1).nullable(),
  step: localizedTextSchema(MAX_LENGTH.commitment),
  party: partyIdSchema,
  /** A person or an office, e.g. "Ministry of Science and ICT". */
  owner: lineSchema(MAX_LENGTH.owner),
  /** Calendar day, `2026-11-23`; null where no day was agreed. */
  due: z.iso.date().nullable(),
  status: z.enum(COMMITMENT_STATUSES),
})
export type Commitment = z.infer<typeof commitmentSchema>
