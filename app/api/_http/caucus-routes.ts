import { z } from 'zod'
import * as shapes from './caucus-schemas'
import type { RouteDefinition } from './routes'
import { asQuerySchema, boardIdSchema } from './schemas'

const board = z.object({ boardId: boardIdSchema })
const query = asQuerySchema
const ERRORS = ['not_signed_in', 'wrong_board', 'revoked', 'not_found', 'forbidden'] as const
const json = <Schema extends z.ZodType>(schema: Schema) =>
  ({ kind: 'json', schema, required: true }) as const

/** The parties' own rooms (docs/running-the-room.md). */
export const CAUCUS_ROUTES = {
  caucus: {
    method: 'GET',
    path: '/api/boards/{boardId}/caucus',
    summary: "Your side's caucus beside this board, or those you are invited to as a facilitator.",
    params: board,
    query,
    response: { status: 200, schema: shapes.caucusViewSchema },
    errors: ERRORS,
    session: true,
  },
  enterCaucus: {
    method: 'POST',
    path: '/api/boards/{boardId}/caucus',
    summary: "The board of your side's caucus, made when it is first asked for (delegates).",
    params: board,
    query,
    response: { status: 200, schema: shapes.enteredSchema },
    errors: [...ERRORS, 'conflict'],
    session: true,
  },
  setCaucusGuest: {
    method: 'POST',
    path: '/api/boards/{boardId}/guests',
    summary:
      'Asks a facilitator into the caucus or shows them out (its delegates); a guest leaves.',
    params: board,
    query,
    body: json(shapes.guestSchema),
    response: { status: 200, schema: shapes.caucusViewSchema },
    errors: ERRORS,
    session: true,
  },
  previewRelease: {
    method: 'POST',
    path: '/api/boards/{boardId}/release/preview',
    summary: 'What a release of these shapes would bring to the plenary (delegates of the caucus).',
    params: board,
    query,
    body: json(shapes.chosenSchema),
    response: { status: 200, schema: shapes.releasePreviewSchema },
    errors: ERRORS,
    session: true,
  },
  release: {
    method: 'POST',
    path: '/api/boards/{boardId}/release',
    summary: 'Copies what was previewed to the plenary, as new drafts (delegates of the caucus).',
    params: board,
    query,
    body: json(shapes.releaseSchema),
    response: { status: 200, schema: shapes.releasedSchema },
    errors: [...ERRORS, 'conflict', 'workshop_full'],
    session: true,
  },
} as const satisfies Record<string, RouteDefinition>
