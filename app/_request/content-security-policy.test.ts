import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy, TIPTAP_STYLE_HASH } from './content-security-policy'

const plain = {
  nonce: 'bm9uY2U=',
  host: 'board.example:3000',
  https: false,
  development: false,
  licensed: false,
}

/** The sources of one directive. */
function sources(policy: string, directive: string): string[] {
  const found = policy.split('; ').find((one) => one.startsWith(`${directive} `))
  return found?.split(' ').slice(1) ?? []
}

describe('contentSecurityPolicy', () => {
  test('scripts need the nonce; nothing inline, nothing evaluated', () => {
    expect(sources(contentSecurityPolicy(plain), 'script-src')).toEqual([
      "'self'",
      "'nonce-bm9uY2U='",
      "'strict-dynamic'",
    ])
  })

  test('style elements need the nonce too', () => {
    const styles = sources(contentSecurityPolicy(plain), 'style-src-elem')
    expect(styles).toContain("'nonce-bm9uY2U='")
    expect(styles).not.toContain("'unsafe-inline'")
  })

  test('nobody may put a page of ours in a frame', () => {
    expect(sources(contentSecurityPolicy(plain), 'frame-ancestors')).toEqual(["'none'"])
  })

  test('sockets go to this host only', () => {
    expect(sources(contentSecurityPolicy(plain), 'connect-src')).toContain(
      'ws://board.example:3000',
    )
    expect(sources(contentSecurityPolicy({ ...plain, https: true }), 'connect-src')).toContain(
      'wss://board.example:3000',
    )
  })

  test.each(['evil.example; script-src *', 'a b', 'host/path', ''])(
    'a host that is none stays out: %j',
    (host) => {
      const policy = contentSecurityPolicy({ ...plain, host })
      expect(sources(policy, 'connect-src')).toEqual(["'self'", 'data:', 'blob:'])
      expect(sources(policy, 'script-src')).toHaveLength(3)
    },
  )

  test('other sites are asked for nothing on http; on https only for tldraw’s licence check', () => {
    const cdn = 'https://cdn.tldraw.com'
    expect(contentSecurityPolicy(plain)).not.toContain('https:')
    expect(contentSecurityPolicy({ ...plain, https: true })).toContain(cdn)
    expect(contentSecurityPolicy({ ...plain, https: true, licensed: true })).not.toContain(cdn)
  })

  test('the hash is that of the style the installed TipTap writes', () => {
    const file = createRequire(import.meta.url).resolve('@tiptap/core')
    const style = /const style = `([\s\S]*?)`/.exec(readFileSync(file, 'utf8'))?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(TIPTAP_STYLE_HASH).toBe(`'sha256-${hash}'`)
  })
})
