import { resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from './start-error'

const flag = z
  .enum(['0', '1', 'true', 'false'])
  .transform((value) => value === '1' || value === 'true')

const envSchema = z.object({
  /** TCP port; 0 lets the system choose. */
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Address to listen on; 0.0.0.0 for the whole network. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Database, images and the server's key. Relative to the project. */
  DATA_DIR: z.string().min(1).default('./data'),
  /** Unset: SQLite in DATA_DIR. */
  DATABASE_URL: z
    .string()
    .refine((url) => url.startsWith('file:'), 'only file:… (SQLite) is possible so far')
    .optional(),
  /** Where people reach this server, e.g. https://board.example.org. Unset: where each asks. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  /** Who runs this server, shown to people before they join. */
  OPERATOR: z.string().trim().min(1).max(200).optional(),
  /** Instead of DATA_DIR/server.key. */
  SERVER_KEY: z.string().min(32, 'at least 32 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  /** 1: the last address in X-Forwarded-For is believed (only behind a proxy that sets it). */
  TRUST_PROXY: flag.default(false),
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
})

export interface Env extends z.infer<typeof envSchema> {
  /** Absolute. */
  dataDir: string
}

/**
 * The settings the process was started with; an empty variable counts as unset.
 * `root` is what relative paths start at. Throws StartError that names the wrong one.
 */
export function readEnv(source: NodeJS.ProcessEnv, root: string): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = envSchema.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new StartError(`${issue?.path.join('.')} is not usable: ${issue?.message}.`)
  }
  return { ...parsed.data, dataDir: resolve(root, parsed.data.DATA_DIR) }
}
