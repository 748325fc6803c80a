import { z } from 'zod'
import { sessionCommandSchema } from '@/dialogue/session/commands'
import { sessionStateSchema } from '@/dialogue/session/session-state'
import type { RouteDefinition } from './routes'
import { asQuerySchema, boardIdSchema } from './schemas'

const board = z.object({ boardId: boardIdSchema })
const ERRORS = ['not_signed_in', 'wrong_board', 'revoked', 'not_found'] as const

export const clockSchema = z.strictObject({
  now: z.number().min(0).meta({ description: 'Milliseconds since 1970.' }),
})

/** Running the room: stages, timer, attention, freezing (docs/running-the-room.md). */
export const SESSION_ROUTES = {
  sessionState: {
    method: 'GET',
    path: '/api/boards/{boardId}/session',
    summary: 'Where the meeting is: agenda, present stage, timer, freeze, presenter, hands.',
    params: board,
    query: asQuerySchema,
    response: { status: 200, schema: sessionStateSchema },
    errors: ERRORS,
    session: true,
  },
  steerSession: {
    method: 'POST',
    path: '/api/boards/{boardId}/session',
    summary:
      'One command, told to everyone on the board (facilitators; hands: all but observers; translating stages: interpreters too).',
    params: board,
    query: asQuerySchema,
    body: { kind: 'json', schema: sessionCommandSchema, required: true },
    response: { status: 200, schema: sessionStateSchema },
    errors: [...ERRORS, 'forbidden', 'conflict'],
    session: true,
  },
  clock: {
    method: 'GET',
    path: '/api/clock',
    summary: "The server's time, which timers go by.",
    response: { status: 200, schema: clockSchema },
    errors: [],
    session: false,
  },
} as const satisfies Record<string, RouteDefinition>
