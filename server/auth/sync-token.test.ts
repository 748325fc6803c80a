import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newId, type ParticipantId } from '@/dialogue/ids'
import { readSyncToken, signSyncToken, type SyncClaims } from './sync-token'

const key = randomBytes(32)
const claims: SyncClaims = {
  documentId: newId(),
  participantId: newId<ParticipantId>(),
  epoch: 3,
  expiresAt: 1_900_000_000,
}
const token = signSyncToken(key, claims)

describe('sync tokens', () => {
  it('say what they were made with, and fit a query string as they are', () => {
    expect(readSyncToken(key, token)).toEqual(claims)
    expect(encodeURIComponent(token)).toBe(token)
  })

  it.each([
    ['of another key', () => readSyncToken(randomBytes(32), token)],
    ['with another payload', () => readSyncToken(key, forged({ d: newId() }))],
    ['with a role', () => readSyncToken(key, forged({ role: 'facilitator' }))],
    ['without signature', () => readSyncToken(key, token.split('.')[0] ?? '')],
    ['with a short signature', () => readSyncToken(key, token.slice(0, -4))],
    ['with something behind it', () => readSyncToken(key, `${token}.x`)],
    ['that are empty', () => readSyncToken(key, '')],
    ['that are huge', () => readSyncToken(key, 'x'.repeat(1_000_000))],
  ])('%s are none', (_, read) => {
    expect(read()).toBeNull()
  })

  it('signed by us with what is no claim are none either', () => {
    // Only the signature is right: another kind of token of a later version, say.
    const odd = signSyncToken(key, { ...claims, documentId: 'not an id' })
    expect(readSyncToken(key, odd)).toBeNull()
  })
})

/** A token whose payload was changed after signing. */
function forged(change: Record<string, unknown>): string {
  const [payload = '', signature = ''] = token.split('.')
  const said = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
  return `${Buffer.from(JSON.stringify({ ...said, ...change })).toString('base64url')}.${signature}`
}
