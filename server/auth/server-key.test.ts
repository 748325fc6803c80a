import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId, type InvitationId } from '@/dialogue/ids'
import { StartError } from '@/server/start-error'
import { INVITATION_TOKEN_PATTERN, hashSecret, invitationToken } from './secrets'
import { loadServerKey } from './server-key'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'common-ground-key-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('loadServerKey', () => {
  it('makes a key once and finds it again', () => {
    const key = loadServerKey(folder, undefined)
    expect(key).toHaveLength(32)
    expect(loadServerKey(folder, undefined).equals(key)).toBe(true)
    if (process.platform !== 'win32') {
      expect(statSync(join(folder, 'server.key')).mode & 0o777).toBe(0o600)
    }
  })

  it('prefers the one from the environment and then writes none', () => {
    expect(loadServerKey(folder, 'k'.repeat(32)).toString()).toBe('k'.repeat(32))
    expect(() => readFileSync(join(folder, 'server.key'))).toThrow()
  })

  it('says so when the file is damaged', () => {
    writeFileSync(join(folder, 'server.key'), 'short')
    expect(() => loadServerKey(folder, undefined)).toThrow(StartError)
  })
})

describe('invitationToken', () => {
  const id = newId<InvitationId>()
  const key = Buffer.alloc(32, 1)

  it('is the same each time, and another for each key, link and generation', () => {
    const tokens = [
      invitationToken(key, id, 1),
      invitationToken(key, id, 2),
      invitationToken(key, newId<InvitationId>(), 1),
      invitationToken(Buffer.alloc(32, 2), id, 1),
    ]
    expect(invitationToken(key, id, 1)).toBe(tokens[0])
    expect(new Set(tokens).size).toBe(4)
    for (const token of tokens) expect(token).toMatch(INVITATION_TOKEN_PATTERN)
  })

  it('can not be told from its hash', () => {
    expect(hashSecret(invitationToken(key, id, 1))).toMatch(/^[0-9a-f]{64}$/)
  })
})
