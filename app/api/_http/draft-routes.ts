import { z } from 'zod'
import { ID_PATTERN } from '@/dialogue/ids'
import type { Released } from '@/server/services'
import type { RouteDefinition } from './routes'
import { asQuerySchema, boardIdSchema } from './schemas'

const params = z.object({ boardId: boardIdSchema })
const query = asQuerySchema
const ERRORS = ['not_signed_in', 'wrong_board', 'revoked', 'not_found', 'forbidden'] as const

export const ownDraftSchema = z.strictObject({ documentId: z.string().regex(ID_PATTERN) })
export const foundDraftSchema = z.strictObject({
  documentId: z.string().regex(ID_PATTERN).nullable(),
})
export const releasedSchema = z.strictObject({
  shapeIds: z.array(z.string()),
}) satisfies z.ZodType<Released>

/** Private writing (docs/running-the-room.md). */
export const DRAFT_ROUTES = {
  findOwnDraft: {
    method: 'GET',
    path: '/api/boards/{boardId}/draft',
    summary: 'Your own private document beside this board, or null.',
    params,
    query,
    response: { status: 200, schema: foundDraftSchema },
    errors: ERRORS,
    session: true,
  },
  ownDraft: {
    method: 'POST',
    path: '/api/boards/{boardId}/draft',
    summary:
      'Your own private document beside this board, made when there is none; nobody else opens it.',
    params,
    query,
    response: { status: 200, schema: ownDraftSchema },
    errors: ERRORS,
    session: true,
  },
  releaseOwnDraft: {
    method: 'POST',
    path: '/api/boards/{boardId}/draft/release',
    summary:
      'Puts your own drafts that missed the release onto the board; not while all write privately.',
    params,
    query,
    response: { status: 200, schema: releasedSchema },
    errors: [...ERRORS, 'conflict'],
    session: true,
  },
  releaseDrafts: {
    method: 'POST',
    path: '/api/boards/{boardId}/drafts/release',
    summary:
      "Puts everyone's drafts onto the board, shuffled, and ends private writing (facilitators).",
    params,
    query,
    response: { status: 200, schema: releasedSchema },
    errors: ERRORS,
    session: true,
  },
} as const satisfies Record<string, RouteDefinition>
