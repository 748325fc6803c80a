import { z } from 'zod'
import { ID_PATTERN } from '@/dialogue/ids'
import { itemIdSchema } from './dialogue-schemas'
import type { RouteDefinition } from './routes'
import { asQuerySchema, boardIdSchema } from './schemas'

const params = z.object({ boardId: boardIdSchema })
const query = asQuerySchema
const ERRORS = ['not_signed_in', 'wrong_board', 'revoked', 'not_found', 'forbidden'] as const
const MOVE_ERRORS = [...ERRORS, 'bad_request', 'conflict'] as const

export const backstageSchema = z.strictObject({ documentId: z.string().regex(ID_PATTERN) })
export const frameSchema = z.strictObject({ frameId: itemIdSchema })
const body = { kind: 'json', schema: frameSchema, required: true } as const

/** Hiding and showing frames of the plenary (docs/running-the-room.md). */
export const BACKSTAGE_ROUTES = {
  backstage: {
    method: 'POST',
    path: '/api/boards/{boardId}/backstage',
    summary:
      'The document of what is hidden of the plenary, made when there is none (facilitators).',
    params,
    query,
    response: { status: 200, schema: backstageSchema },
    errors: ERRORS,
    session: true,
  },
  hideFrame: {
    method: 'POST',
    path: '/api/boards/{boardId}/frames/hide',
    summary:
      'Hides a frame, with all that is in it, from those who do not facilitate; gives the id it has while hidden.',
    params,
    query,
    body,
    response: { status: 200, schema: frameSchema },
    errors: MOVE_ERRORS,
    session: true,
  },
  showFrame: {
    method: 'POST',
    path: '/api/boards/{boardId}/frames/show',
    summary: 'Puts a hidden frame back where it was; gives its id on the board (facilitators).',
    params,
    query,
    body,
    response: { status: 200, schema: frameSchema },
    errors: MOVE_ERRORS,
    session: true,
  },
} as const satisfies Record<string, RouteDefinition>
