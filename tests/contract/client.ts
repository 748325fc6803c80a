import { join } from 'node:path'
import Database from 'libsql'
import { expect, inject } from 'vitest'
import type { z } from 'zod'
import { createdWorkshopSchema, errorSchema, joinedSchema } from '@/app/api/_http/schemas'

/** A browser as the server sees it: keeps cookies, follows nothing. */
export class Client {
  readonly cookies = new Map<string, string>()

  /** `base`: another server than the one all contract tests share. */
  constructor(readonly base = inject('serverUrl')) {}

  async request(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
    const headers = new Headers(options.headers)
    if (this.cookies.size > 0) {
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    }
    let body: BodyInit | undefined = options.body
    if (options.json !== undefined) {
      body = JSON.stringify(options.json)
      headers.set('content-type', 'application/json')
    }
    const response = await fetch(this.base + path, { method, headers, body })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    const bytes = Buffer.from(await response.arrayBuffer())
    const isJson = response.headers.get('content-type')?.includes('application/json')
    const json: unknown = isJson ? JSON.parse(bytes.toString('utf8')) : undefined
    return { status: response.status, headers: response.headers, bytes, json }
  }

  get(path: string) {
    return this.request('GET', path)
  }

  post(path: string, json?: unknown) {
    return this.request('POST', path, { json })
  }

  /** Joins by a link and keeps the cookie. */
  async join(link: string, name: string): Promise<z.output<typeof joinedSchema>> {
    const answer = await this.post('/api/join', { token: tokenOf(link), name })
    expect(answer.status).toBe(200)
    return joinedSchema.parse(answer.json)
  }
}

interface RequestOptions {
  json?: unknown
  body?: BodyInit
  headers?: Record<string, string>
}

export interface Answer {
  status: number
  headers: Headers
  bytes: Buffer
  json: unknown
}

export type CreatedWorkshop = z.output<typeof createdWorkshopSchema>

/** A fresh workshop of the U.S.–ROK template. */
export async function newWorkshop(
  input: object = {},
  client = new Client(),
): Promise<CreatedWorkshop> {
  const answer = await client.post('/api/workshops', { template: 'us-rok-space', ...input })
  expect(answer.status).toBe(201)
  return createdWorkshopSchema.parse(answer.json)
}

/** A link's secret part. */
export function tokenOf(link: string): string {
  return link.split('/').at(-1) ?? ''
}

/** The error in an answer, checked to have the shape that all errors have. */
export function errorOf(
  answer: Answer,
): z.output<typeof errorSchema>['error'] & { status: number } {
  const { error } = errorSchema.parse(answer.json)
  expect(error.message).not.toBe('')
  // Nothing of the inside gets out: no paths, no stack, no query.
  expect(error.message).not.toMatch(/(^| )\/\w|node_modules|prisma|sqlite|at .*:\d+/i)
  return { status: answer.status, ...error }
}

const TABLES = [
  'workshops',
  'parties',
  'axes',
  'stances',
  'sessions',
  'boards',
  'board_sessions',
  'documents',
  'document_snapshots',
  'document_updates',
  'invitations',
  'participants',
  'assets',
  'rounds',
  'round_items',
  'round_seats',
  'ballots',
  'ballot_answers',
  'conditions',
  'ad_referenda',
  'amendments',
  'commitments',
  'tabled_proposals',
  'consultations',
  'activity',
  'drafts',
  'backstages',
]

/** How many rows each table has, read from the database file itself. */
export function rowCounts(): Record<string, number> {
  const db = new Database(join(inject('dataDir'), 'common-ground.db'), { timeout: 5000 })
  try {
    return Object.fromEntries(
      TABLES.map((table) => {
        const row = db.prepare(`SELECT count(*) AS n FROM "${table}"`).get() as { n: number }
        return [table, row.n]
      }),
    )
  } finally {
    db.close()
  }
}

/** Every text and blob of every table, for secrets that must not be in there. */
export function wholeDatabase(): string {
  const db = new Database(join(inject('dataDir'), 'common-ground.db'), { timeout: 5000 })
  try {
    return TABLES.map((table) =>
      JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all()),
    ).join()
  } finally {
    db.close()
  }
}

const WRITTEN_LATE = { document_updates: 0, document_snapshots: 0, activity: 0 }

/**
 * Runs `work` and checks that it left no row behind and took none away. Boards that others have left
 * write meanwhile: they fold their log into a snapshot, and who did what on them is kept seconds later.
 */
export async function writesNothing(work: () => Promise<unknown>): Promise<void> {
  const before = rowCounts()
  await work()
  const after = rowCounts()
  expect(after.document_updates).toBeLessThanOrEqual(before.document_updates ?? 0)
  expect({ ...after, ...WRITTEN_LATE }).toEqual({ ...before, ...WRITTEN_LATE })
}
