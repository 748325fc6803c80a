import { ERROR_STATUS, type ErrorCode, type FieldProblem } from '@/dialogue/errors'

/** Why the server said no; `network` when it could not be asked. */
export interface Refusal {
  code: ErrorCode | 'network'
  fields: readonly FieldProblem[]
}

export type Answer<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal }

/**
 * One request to our own API. Never throws: whatever goes wrong becomes a `Refusal` that the page
 * puts into words.
 */
export async function askServer<Value>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer<Value>> {
  try {
    const response = await fetch(path, {
      method,
      headers: body === undefined ? undefined : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
    })
    if (response.status === 204) return { ok: true, value: undefined as Value }
    const answer: unknown = await response.json()
    if (response.ok) return { ok: true, value: answer as Value }
    return { ok: false, refusal: readRefusal(answer) }
  } catch {
    return { ok: false, refusal: { code: 'network', fields: [] } }
  }
}

/** Reads `{error: {code, fields?}}`; anything else is an internal error of the server's. */
export function readRefusal(answer: unknown): Refusal {
  const error = (answer as { error?: { code?: unknown; fields?: unknown } } | null)?.error
  const code =
    typeof error?.code === 'string' && error.code in ERROR_STATUS ? error.code : 'internal'
  const fields = Array.isArray(error?.fields) ? (error.fields as FieldProblem[]) : []
  return { code: code as ErrorCode, fields }
}
