import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StartError } from '@/server/start-error'
import { holdDataDir } from './data-dir'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'common-ground-data-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('holdDataDir', () => {
  it('makes the folder and lets it go again', () => {
    const path = join(folder, 'deep', 'data')
    holdDataDir(path).release()
    holdDataDir(path).release()
  })

  it('refuses a folder another process holds, and takes it over when that one was killed', async () => {
    const other = spawn(process.execPath, [
      '-e',
      `const Database = require('libsql')
       const db = new Database(${JSON.stringify(join(folder, 'server.lock'))})
       db.exec('BEGIN EXCLUSIVE')
       console.log('held')
       setInterval(() => {}, 1000)`,
    ])
    await once(other.stdout, 'data')
    expect(() => holdDataDir(folder)).toThrow(/in use by another Common Ground server/)
    other.kill('SIGKILL')
    await once(other, 'exit')
    holdDataDir(folder).release()
  })

  it('refuses a second server in the same process', () => {
    const held = holdDataDir(folder)
    expect(() => holdDataDir(folder)).toThrow(StartError)
    held.release()
  })

  it('says so when something else is in its place', () => {
    const path = join(folder, 'file')
    writeFileSync(path, '')
    expect(() => holdDataDir(path)).toThrow(/can't be made/)
    expect(() => holdDataDir(join(path, 'below'))).toThrow(/can't be made/)
  })

  // Root may write anywhere, but not to the kernel's own folders.
  it.runIf(process.platform === 'linux')('says so when it is not writable', () => {
    expect(() => holdDataDir('/proc/self')).toThrow(/is not writable/)
  })
})
