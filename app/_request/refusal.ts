import { ERROR_STATUS, type DialogueError, type ErrorCode } from '@/dialogue/errors'

export type Outcome<Value> =
  { ok: true; value: Value } | { ok: false; refusal: { code: ErrorCode } }

/**
 * What a service answered, its refusals as values. Anything that is not a refusal is thrown on.
 * Told by its code, not by `instanceof`: pages are bundled apart from the server, so that the class
 * exists twice.
 */
export async function refusalOf<Value>(answer: Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { ok: true, value: await answer }
  } catch (error) {
    if (isRefusal(error)) return { ok: false, refusal: { code: error.code } }
    throw error
  }
}

function isRefusal(error: unknown): error is DialogueError {
  return (
    error instanceof Error &&
    error.name === 'DialogueError' &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code in ERROR_STATUS
  )
}
