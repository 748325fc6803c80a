import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '@/server/start-error'

const FILE_NAME = 'server.key'
const KEY_BYTES = 32

/**
 * The secret every link and token of this server is derived from: `SERVER_KEY` (any text of at
 * least 32 characters) or else `DATA_DIR/server.key`, made at the first start and readable by its
 * owner only. Losing it ends open sync tokens and makes links unshowable; it never unlocks data.
 * Throws StartError when the file is there but isn't a key.
 */
export function loadServerKey(dataDir: string, fromEnv: string | undefined): Buffer {
  if (fromEnv) return Buffer.from(fromEnv, 'utf8')
  const path = join(dataDir, FILE_NAME)
  mkdirSync(dataDir, { recursive: true })
  try {
    // `wx` and the mode at creation: never a moment in which the key is readable by others, and
    // two first starts can't each believe in their own key.
    writeFileSync(path, randomBytes(KEY_BYTES).toString('base64url') + '\n', {
      flag: 'wx',
      mode: 0o600,
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url')
  if (key.length !== KEY_BYTES) {
    throw new StartError(
      `${path} is damaged. Restore it from a backup, or remove it (links made before then have to be renewed).`,
    )
  }
  return key
}
