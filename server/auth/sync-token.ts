import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { ID_PATTERN, type ParticipantId } from '@/dialogue/ids'

/** How long a sync token opens a socket; an open socket outlives it. */
export const SYNC_TOKEN_SECONDS = 3600

/** What a token says. Never a role: that is looked up live. */
export interface SyncClaims {
  documentId: string
  participantId: ParticipantId
  /** The document's epoch when the token was made. */
  epoch: number
  /** Seconds since 1970, UTC. */
  expiresAt: number
}

const payloadSchema = z.strictObject({
  d: z.string().regex(ID_PATTERN),
  p: z
    .string()
    .regex(ID_PATTERN)
    .transform((value) => value as ParticipantId),
  e: z.int().positive(),
  x: z.int().positive(),
})

function signature(serverKey: Buffer, payload: string): Buffer {
  return createHmac('sha256', serverKey).update(`sync-token:${payload}`).digest()
}

/** `<payload>.<signature>`, both base64url: safe in a query string as it is. */
export function signSyncToken(serverKey: Buffer, claims: SyncClaims): string {
  const payload = Buffer.from(
    JSON.stringify({
      d: claims.documentId,
      p: claims.participantId,
      e: claims.epoch,
      x: claims.expiresAt,
    }),
  ).toString('base64url')
  return `${payload}.${signature(serverKey, payload).toString('base64url')}`
}

/** The claims of a token this server made; null for anything else. Doesn't look at the clock. */
export function readSyncToken(serverKey: Buffer, token: string): SyncClaims | null {
  if (token.length > 1000) return null
  const [payload, signed, ...rest] = token.split('.')
  if (!payload || !signed || rest.length > 0) return null
  const given = Buffer.from(signed, 'base64url')
  const expected = signature(serverKey, payload)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  try {
    const parsed = payloadSchema.safeParse(
      JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
    )
    if (!parsed.success) return null
    const { d, p, e, x } = parsed.data
    return { documentId: d, participantId: p, epoch: e, expiresAt: x }
  } catch {
    return null
  }
}
