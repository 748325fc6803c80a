import { z } from 'zod'
import { ASSET_LIMITS } from '@/dialogue/asset-limits'
import type { ErrorCode } from '@/dialogue/errors'
import { BACKSTAGE_ROUTES } from './backstage-routes'
import { CAUCUS_ROUTES } from './caucus-routes'
import { DIALOGUE_ROUTES } from './dialogue-routes'
import { ORDER_ROUTES } from './order-routes'
import * as schemas from './schemas'
import { DRAFT_ROUTES } from './draft-routes'
import { SESSION_ROUTES } from './session-routes'

/** What a route takes and gives; the wrapper in `handle.ts` enforces it, `openapi.json` tells it. */
export interface RouteDefinition {
  method: 'GET' | 'POST'
  /** As OpenAPI writes it: `/api/boards/{boardId}`. */
  path: string
  summary: string
  params?: z.ZodType
  query?: z.ZodType
  body?: BodyDefinition
  response: { status: 200 | 201 | 204; schema: z.ZodType | null; contentType?: string }
  /** Beyond those every route may answer (`internal`, and what its parts imply). */
  errors: readonly ErrorCode[]
  /** Needs a participation's cookie. */
  session: boolean
}

export type BodyDefinition =
  | { kind: 'json'; schema: z.ZodType; required: boolean }
  | { kind: 'bytes'; mimeTypes: readonly string[]; maxBytes: number }

const board = z.object({ boardId: schemas.boardIdSchema })
const workshop = z.object({ workshopId: schemas.workshopIdSchema })
const invitation = workshop.extend({ invitationId: schemas.invitationIdSchema })

const SESSION_ERRORS = [
  'not_signed_in',
  'wrong_board',
  'revoked',
  'taken_over',
  'not_found',
] as const

/** Every route of `/api`, once. */
export const ROUTES = {
  health: {
    method: 'GET',
    path: '/api/health',
    summary: 'Answers once the server is ready and its database responds.',
    response: { status: 200, schema: schemas.healthSchema },
    errors: ['unavailable'],
    session: false,
  },
  openapi: {
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This description.',
    response: { status: 200, schema: z.looseObject({ openapi: z.string() }) },
    errors: [],
    session: false,
  },
  createWorkshop: {
    method: 'POST',
    path: '/api/workshops',
    summary:
      'Makes a workshop with a seeded board and a link per party, for observers and facilitators.',
    body: { kind: 'json', schema: schemas.createWorkshopSchema, required: true },
    response: { status: 201, schema: schemas.createdWorkshopSchema },
    errors: ['unknown_template', 'too_many_requests'],
    session: false,
  },
  recentWorkshops: {
    method: 'GET',
    path: '/api/workshops/recent',
    summary: 'The workshops this browser takes part in, newest first.',
    response: { status: 200, schema: schemas.recentSchema },
    errors: [],
    session: false,
  },
  previewInvitation: {
    method: 'POST',
    path: '/api/invitations/preview',
    summary: 'What the holder of a link may know before joining.',
    body: { kind: 'json', schema: schemas.tokenSchema, required: true },
    response: { status: 200, schema: schemas.previewSchema },
    errors: ['bad_token', 'revoked', 'too_many_requests'],
    session: false,
  },
  join: {
    method: 'POST',
    path: '/api/join',
    summary: 'Takes a seat by a link; sets the cookie `cg_<participantId>`.',
    body: { kind: 'json', schema: schemas.joinSchema, required: true },
    response: { status: 200, schema: schemas.joinedSchema },
    errors: ['bad_token', 'revoked', 'seat_taken', 'too_many_requests'],
    session: false,
  },
  leave: {
    method: 'POST',
    path: '/api/leave',
    summary: 'Ends a participation on this browser, for the next person at a shared screen.',
    body: { kind: 'json', schema: schemas.participationSchema, required: true },
    response: { status: 204, schema: null },
    errors: ['not_signed_in'],
    session: true,
  },
  listInvitations: {
    method: 'GET',
    path: '/api/workshops/{workshopId}/invitations',
    summary: 'Every link of a workshop, oldest first (facilitators).',
    params: workshop,
    query: schemas.asQuerySchema,
    response: { status: 200, schema: schemas.invitationsSchema },
    errors: [...SESSION_ERRORS, 'forbidden'],
    session: true,
  },
  addInvitation: {
    method: 'POST',
    path: '/api/workshops/{workshopId}/invitations',
    summary: 'Adds a link; with a seat label a personal one (facilitators).',
    params: workshop,
    query: schemas.asQuerySchema,
    body: { kind: 'json', schema: schemas.newInvitationSchema, required: true },
    response: { status: 201, schema: schemas.invitationSchema },
    errors: [...SESSION_ERRORS, 'forbidden', 'conflict'],
    session: true,
  },
  renewInvitation: {
    method: 'POST',
    path: '/api/workshops/{workshopId}/invitations/{invitationId}/renew',
    summary: 'Gives a link a new secret; the old one stops working (facilitators).',
    params: invitation,
    query: schemas.asQuerySchema,
    response: { status: 200, schema: schemas.invitationSchema },
    errors: [...SESSION_ERRORS, 'forbidden', 'conflict'],
    session: true,
  },
  revokeInvitation: {
    method: 'POST',
    path: '/api/workshops/{workshopId}/invitations/{invitationId}/revoke',
    summary: 'Ends a link and the access of everyone who joined by it, at once (facilitators).',
    params: invitation,
    query: schemas.asQuerySchema,
    response: { status: 200, schema: schemas.invitationSchema },
    errors: [...SESSION_ERRORS, 'forbidden', 'conflict'],
    session: true,
  },
  boardView: {
    method: 'GET',
    path: '/api/boards/{boardId}',
    summary: 'Workshop, session and board, and who you are there.',
    params: board,
    query: schemas.asQuerySchema,
    response: { status: 200, schema: schemas.boardViewSchema },
    errors: SESSION_ERRORS,
    session: true,
  },
  boardToken: {
    method: 'POST',
    path: '/api/boards/{boardId}/token',
    summary: 'A token for `/sync/{boardId}?token=…`, good for an hour.',
    params: board,
    body: { kind: 'json', schema: schemas.optionalParticipationSchema, required: false },
    response: { status: 200, schema: schemas.syncTokenSchema },
    errors: SESSION_ERRORS,
    session: true,
  },
  uploadAsset: {
    method: 'POST',
    path: '/api/boards/{boardId}/assets',
    summary: 'Stores an image (the raw bytes as the body) for this board; observers may not.',
    params: board,
    query: schemas.asQuerySchema,
    body: {
      kind: 'bytes',
      mimeTypes: ASSET_LIMITS.mimeTypes,
      maxBytes: ASSET_LIMITS.maxBytes,
    },
    response: { status: 201, schema: schemas.storedAssetSchema },
    errors: [
      ...SESSION_ERRORS,
      'forbidden',
      'not_an_image',
      'workshop_full',
      'too_many_requests',
      'unavailable',
    ],
    session: true,
  },
  exportBoard: {
    method: 'GET',
    path: '/api/boards/{boardId}/export.json',
    summary: 'Every record of the board and its results (facilitators).',
    params: board,
    query: schemas.asQuerySchema,
    response: { status: 200, schema: schemas.boardExportSchema },
    errors: [...SESSION_ERRORS, 'forbidden'],
    session: true,
  },
  readAsset: {
    method: 'GET',
    path: '/api/assets/{assetId}',
    summary: 'An image, for everyone in its workshop.',
    params: z.object({ assetId: schemas.assetIdSchema }),
    response: { status: 200, schema: null, contentType: 'image/*' },
    errors: ['not_found'],
    session: true,
  },
  ...DIALOGUE_ROUTES,
  ...ORDER_ROUTES,
  ...SESSION_ROUTES,
  ...DRAFT_ROUTES,
  ...BACKSTAGE_ROUTES,
  ...CAUCUS_ROUTES,
} as const satisfies Record<string, RouteDefinition>
