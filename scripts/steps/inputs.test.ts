import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashInputs, whenChanged } from './inputs.mjs'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'inputs-'))
  mkdirSync(join(root, 'app'))
  writeFileSync(join(root, 'app/page.tsx'), 'one')
})
afterEach(() => rmSync(root, { recursive: true }))

const hash = (settings = {}) => hashInputs(root, ['app', 'missing.js'], settings)

describe('hashInputs', () => {
  it.each([
    ['an edit', () => writeFileSync(join(root, 'app/page.tsx'), 'two')],
    ['a new file', () => writeFileSync(join(root, 'app/layout.tsx'), '')],
    ['a new name', () => renameSync(join(root, 'app/page.tsx'), join(root, 'app/home.tsx'))],
    ['a file that appears', () => writeFileSync(join(root, 'missing.js'), '')],
  ])('changes with %s', (_what, change) => {
    const before = hash()
    change()
    expect(hash()).not.toBe(before)
  })

  it('changes with a setting', () => {
    expect(hash({ NEXT_PUBLIC_KEY: 'a' })).not.toBe(hash({ NEXT_PUBLIC_KEY: 'b' }))
  })

  it('stays the same for tests and READMEs', () => {
    const before = hash()
    writeFileSync(join(root, 'app/page.test.tsx'), '')
    writeFileSync(join(root, 'app/README.md'), '')
    expect(hash()).toBe(before)
  })
})

describe('whenChanged', () => {
  const step = (value: string, work: () => void) =>
    whenChanged({
      stamp: join(root, 'build/stamp'),
      hash: value,
      output: join(root, 'build/out'),
      work,
    })
  const make = () => {
    mkdirSync(join(root, 'build'), { recursive: true })
    writeFileSync(join(root, 'build/out'), '')
  }

  it('works once, and again only after a change', async () => {
    expect(await step('a', make)).toBe(true)
    expect(await step('a', make)).toBe(false)
    expect(await step('b', make)).toBe(true)
  })

  it('works again when its output has gone', async () => {
    await step('a', make)
    rmSync(join(root, 'build/out'))
    expect(await step('a', make)).toBe(true)
  })

  it('does not count as done when the work failed', async () => {
    const failing = () => {
      make()
      throw new Error('no space left')
    }
    await expect(step('a', failing)).rejects.toThrow('no space left')
    expect(await step('a', make)).toBe(true)
  })
})
