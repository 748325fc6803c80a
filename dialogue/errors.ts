/**
 * Every refusal the product makes, by code. The code is the contract (HTTP bodies, tests, the
 * words shown in `messages/`); `status` is the HTTP status it answers with.
 */
export const ERROR_STATUS = {
  bad_request: 400,
  invalid_json: 400,
  invalid_fields: 422,
  unknown_template: 422,
  not_signed_in: 401,
  bad_token: 401,
  revoked: 403,
  taken_over: 403,
  wrong_board: 403,
  forbidden: 403,
  cross_site: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  seat_taken: 409,
  too_large: 413,
  workshop_full: 413,
  unsupported_media: 415,
  not_an_image: 422,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** What is wrong with one field; `field` is a path such as `axes.0.left.en`. */
export interface FieldProblem {
  field: string
  /** A key of `messages/*` under `errors.field`, e.g. `required`, `too_long`. */
  problem: string
  /** Numbers the words need, e.g. `{max: 200}`. */
  values?: Record<string, number | string>
}

/**
 * The refusal in `error`, or null. Next compiles route handlers and pages apart from the server, so
 * the class exists twice and `instanceof` fails for what the server threw: they are told by name.
 */
export function refusalIn(error: unknown): DialogueError | null {
  if (error instanceof DialogueError) return error
  if (!(error instanceof Error) || error.name !== 'DialogueError') return null
  const { code, message, fields } = error as DialogueError
  return code in ERROR_STATUS ? new DialogueError(code, message, fields) : null
}

/** A refusal with a code, thrown by commands and turned into one answer at the boundary. */
export class DialogueError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** One plain English sentence: what was wrong and what to do. */
    message: string,
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(message)
    this.name = 'DialogueError'
  }

  get status(): number {
    return ERROR_STATUS[this.code]
  }
}
