import { z } from 'zod'
import { ACTIVITY_THINGS, ACTIVITY_VERBS } from '@/dialogue/activity'
import { ATTRIBUTION_MODES, partyIdSchema, ROLES } from '@/dialogue/workshop'
import type { RouteDefinition } from './routes'
import { asQuerySchema, boardIdSchema, participantIdSchema, workshopIdSchema } from './schemas'

const board = z.object({ boardId: boardIdSchema })
const person = z.object({ workshopId: workshopIdSchema, participantId: participantIdSchema })
const doings = board.extend({ participantId: participantIdSchema })
const ERRORS = ['not_signed_in', 'wrong_board', 'revoked', 'not_found', 'forbidden'] as const
const role = z.enum(ROLES)
/** A row's id, as text in an address. */
const rowNumber = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
/** In the path; what is no number is no row's id, which the command says. */
const rowId = z.string().min(1).max(16).transform(Number)
const count = z.int().min(0)

const localized = z.strictObject({ en: z.string(), ko: z.string() })

export const activityPageSchema = z.strictObject({
  mode: z.enum(ATTRIBUTION_MODES),
  entries: z.array(
    z.strictObject({
      id: z.int(),
      at: z.iso.datetime().meta({ description: 'To the minute.' }),
      who: z.string().nullable(),
      party: partyIdSchema.nullable(),
      verb: z.enum(ACTIVITY_VERBS),
      thing: z.enum(ACTIVITY_THINGS),
      title: localized.nullable(),
      recordId: z.string(),
      isThere: z.boolean(),
      with: count.meta({ description: 'How much more was deleted together with it.' }),
    }),
  ),
  next: z.int().nullable().meta({ description: 'For `before`; null at the end.' }),
})

export const undoCountsSchema = z.strictObject({
  restored: count,
  broughtBack: count,
  removed: count,
  left: count,
})

export const peopleSchema = z.strictObject({
  people: z.array(
    z.strictObject({
      participantId: participantIdSchema,
      name: z.string(),
      role,
      party: partyIdSchema.nullable(),
      cameBy: partyIdSchema.nullable(),
      hasPersonalLink: z.boolean(),
      isMe: z.boolean(),
      isLastFacilitator: z.boolean(),
    }),
  ),
})

const wantedRole = z.strictObject({ role, party: partyIdSchema.nullable().default(null) })
const takeOut = z.strictObject({
  replaceLink: z.boolean().default(false).meta({
    description: 'The link they came by gets a new secret; others who came by it stay.',
  }),
})

/** Keeping order: who did what, bringing back, undoing, roles (facilitators). */
export const ORDER_ROUTES = {
  activity: {
    method: 'GET',
    path: '/api/boards/{boardId}/activity',
    summary:
      'Who did what on the board, newest first, as far as the attribution mode tells (facilitators).',
    params: board,
    query: asQuerySchema.extend({
      before: rowNumber.optional(),
      only: z.enum(['deleted']).optional(),
    }),
    response: { status: 200, schema: activityPageSchema },
    errors: ERRORS,
    session: true,
  },
  bringBack: {
    method: 'POST',
    path: '/api/boards/{boardId}/activity/{activityId}/bring-back',
    summary: 'Brings back what was deleted, with what was in it (facilitators).',
    params: board.extend({ activityId: rowId }),
    query: asQuerySchema,
    response: { status: 200, schema: z.strictObject({ broughtBack: count }) },
    errors: ERRORS,
    session: true,
  },
  previewUndo: {
    method: 'GET',
    path: '/api/boards/{boardId}/people/{participantId}/undo',
    summary: "What undoing a person's last ten minutes on the board would do (facilitators).",
    params: doings,
    query: asQuerySchema,
    response: { status: 200, schema: undoCountsSchema },
    errors: ERRORS,
    session: true,
  },
  undoPerson: {
    method: 'POST',
    path: '/api/boards/{boardId}/people/{participantId}/undo',
    summary:
      "Undoes a person's last ten minutes on the board; what others changed since stays (facilitators).",
    params: doings,
    query: asQuerySchema,
    response: { status: 200, schema: undoCountsSchema },
    errors: ERRORS,
    session: true,
  },
  people: {
    method: 'GET',
    path: '/api/workshops/{workshopId}/people',
    summary: 'Everybody who takes part now (facilitators).',
    params: person.pick({ workshopId: true }),
    query: asQuerySchema,
    response: { status: 200, schema: peopleSchema },
    errors: ERRORS,
    session: true,
  },
  changeRole: {
    method: 'POST',
    path: '/api/workshops/{workshopId}/people/{participantId}/role',
    summary: 'Gives somebody another role, at once (facilitators).',
    params: person,
    query: asQuerySchema,
    body: { kind: 'json', schema: wantedRole, required: true },
    response: { status: 204, schema: null },
    errors: [...ERRORS, 'conflict'],
    session: true,
  },
  takeOut: {
    method: 'POST',
    path: '/api/workshops/{workshopId}/people/{participantId}/take-out',
    summary: "Ends somebody's participation, at once (facilitators).",
    params: person,
    query: asQuerySchema,
    body: { kind: 'json', schema: takeOut, required: true },
    response: { status: 204, schema: null },
    errors: [...ERRORS, 'conflict'],
    session: true,
  },
} as const satisfies Record<string, RouteDefinition>
