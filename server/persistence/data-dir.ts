import { accessSync, constants, mkdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { StartError } from '@/server/start-error'

/** A data folder this process alone may use. */
export interface HeldDataDir {
  path: string
  /** Lets the next process in. The operating system does the same when this one dies. */
  release(): void
}

/**
 * Makes the data folder when missing, checks that it can be written, and takes it for this
 * process. The lock is the operating system's (an SQLite file held in an exclusive transaction):
 * it ends with the process however that ends, so no lock can go stale, and it can't be fooled by
 * process ids that are given out again, as every container does. Throws StartError.
 */
export function holdDataDir(path: string): HeldDataDir {
  ensureWritable(path)
  const lock = new Database(join(path, 'server.lock'))
  try {
    lock.exec('PRAGMA busy_timeout = 0')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    throw new StartError(
      `The data folder ${path} is in use by another Common Ground server. Stop that one, or choose another folder with DATA_DIR.`,
      { cause: error },
    )
  }
  let held = true
  return {
    path,
    release() {
      if (!held) return
      held = false
      lock.exec('ROLLBACK')
      lock.close()
    },
  }
}

function ensureWritable(path: string): void {
  const refuse = (why: string, cause: unknown) =>
    new StartError(
      `The data folder ${path} ${why}. Change its permissions, or choose another folder with DATA_DIR.`,
      { cause },
    )
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    if (!statSync(path).isDirectory()) throw new Error('not a folder')
  } catch (error) {
    throw refuse("can't be made (something else is in its place, or it may not be)", error)
  }
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    // Permissions don't tell the whole truth: read-only file systems and full disks show only here.
    const probe = join(path, `.write-check-${process.pid}`)
    writeFileSync(probe, 'x')
    unlinkSync(probe)
  } catch (error) {
    throw refuse('is not writable', error)
  }
}
