import { describe, expect, it } from 'vitest'
import { completeLock, notInstalled, platformOf } from './lock-file.mjs'

describe('platformOf', () => {
  it.each([
    ['@tailwindcss/oxide-darwin-arm64', { cpu: ['arm64'], os: ['darwin'] }],
    ['@tailwindcss/oxide-win32-x64-msvc', { cpu: ['x64'], os: ['win32'] }],
    [
      '@unrs/resolver-binding-linux-riscv64-musl',
      { cpu: ['riscv64'], libc: ['musl'], os: ['linux'] },
    ],
    ['@tailwindcss/oxide-linux-arm-gnueabihf', { cpu: ['arm'], libc: ['glibc'], os: ['linux'] }],
    ['@unrs/resolver-binding-android-arm-eabi', { cpu: ['arm'], os: ['android'] }],
    ['@tailwindcss/oxide-wasm32-wasi', { cpu: ['wasm32'] }],
    ['fsevents', {}],
  ])('%s', (name, platform) => {
    expect(platformOf(name)).toEqual(platform)
  })
})

describe('completeLock', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': {
        version: '1.0.0',
        dev: true,
        resolved: 'https://registry.example/a.tgz',
        optionalDependencies: {
          '@a/linux-x64-gnu': '1.0.0',
          '@a/darwin-x64': '1.0.0',
          ranged: '^2.0.0',
        },
      },
      'node_modules/a/node_modules/@a/linux-x64-gnu': { version: '1.0.0', optional: true },
    },
  }

  it('adds only exactly versioned optional packages that have no entry', () => {
    const result = completeLock(lock)
    expect(result.added).toEqual(['@a/darwin-x64@1.0.0'])
    expect(result.lock.packages['node_modules/@a/darwin-x64']).toEqual({
      version: '1.0.0',
      dev: true,
      optional: true,
      cpu: ['x64'],
      os: ['darwin'],
    })
  })

  it('takes download addresses out', () => {
    const result = completeLock(lock)
    expect(result.addresses).toBe(1)
    expect(JSON.stringify(result.lock)).not.toContain('registry.example')
  })

  it('changes nothing the second time', () => {
    const once = completeLock(lock).lock
    expect(JSON.stringify(completeLock(once).lock)).toBe(JSON.stringify(once))
  })
})

describe('notInstalled', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0', optional: true },
    },
  }

  it('asks for everything when nothing is installed', () => {
    expect(notInstalled(lock, null)).toEqual(['node_modules/a'])
  })

  it('notices another version', () => {
    const installed = { packages: { 'node_modules/a': { version: '0.9.0' } } }
    expect(notInstalled(lock, installed)).toEqual(['node_modules/a'])
  })

  it('is content without the optional packages of other platforms', () => {
    const installed = { packages: { 'node_modules/a': { version: '1.0.0' } } }
    expect(notInstalled(lock, installed)).toEqual([])
  })
})
