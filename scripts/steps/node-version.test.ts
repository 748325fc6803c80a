import { describe, expect, it } from 'vitest'
import { checkNode, isAtLeast, parseVersion } from './node-version.mjs'

describe('node version', () => {
  it.each([
    ['v20.19.0', [20, 19, 0]],
    ['20.19', [20, 19, 0]],
    ['24.0.0-nightly1', [24, 0, 0]],
  ])('reads %s', (version, parts) => {
    expect(parseVersion(version)).toEqual(parts)
  })

  it.each([
    ['20.19.0', true],
    ['20.19.1', true],
    ['20.100.0', true],
    ['22.0.0', true],
    ['20.9.9', false],
    ['18.20.0', false],
  ])('compares %s by number, not by letters', (version, enough) => {
    expect(isAtLeast(version, '20.19')).toBe(enough)
  })

  it('stops with one sentence that names both versions', () => {
    expect(() => checkNode('>=20.19', '18.2.0')).toThrow(
      /needs Node 20\.19 or newer, and this is Node 18\.2\.0/,
    )
    expect(() => checkNode('>=20.19', '20.19.0')).not.toThrow()
  })
})
