import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { InvitationId } from '@/dialogue/ids'

const TOKEN_BYTES = 24
const SECRET_BYTES = 32

/** What an invitation token may look like: 24 bytes in base64url. */
export const INVITATION_TOKEN_PATTERN = /^[A-Za-z0-9_-]{32}$/
/** What a participation's cookie may hold: 32 bytes in base64url. */
export const PARTICIPANT_SECRET_PATTERN = /^[A-Za-z0-9_-]{43}$/

/**
 * The secret part of a join link. Derived, so that the share dialog can show links again while the
 * database holds only hashes; `generation` grows by one when the link is renewed.
 */
export function invitationToken(
  serverKey: Buffer,
  invitationId: InvitationId,
  generation: number,
): string {
  return createHmac('sha256', serverKey)
    .update(`invitation:${invitationId}:${generation}`)
    .digest()
    .subarray(0, TOKEN_BYTES)
    .toString('base64url')
}

/** A fresh secret for one participation in one browser. */
export function newParticipantSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url')
}

/** What the database keeps of a token or secret: SHA-256, hex. They are random, so no salt. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Compares hashes in constant time. */
export function sameHash(one: string, other: string): boolean {
  const left = Buffer.from(one)
  const right = Buffer.from(other)
  return left.length === right.length && timingSafeEqual(left, right)
}
