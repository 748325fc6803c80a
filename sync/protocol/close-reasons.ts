/**
 * Why the server closes a socket. Codes 4400–4499 tell a y-websocket client to stop retrying,
 * 4500–4599 to try again later. The reason string on the wire is the key; screens translate it.
 */
export const CLOSE_REASONS = {
  /** A message that can't be read: garbage, an unknown kind, bad UTF-8, a broken frame. */
  bad_frame: 4400,
  /** Not one of ours, or for another board. */
  bad_token: 4401,
  token_expired: 4402,
  /** The link, or this participation, has ended. */
  revoked: 4403,
  unknown_document: 4404,
  /** An observer's client sent changes: they are refused whole, its copy has to be made anew. */
  read_only: 4405,
  /** The person went on in their seat on another device. */
  taken_over: 4406,
  /** A facilitator has ended this participation. */
  taken_out: 4407,
  /** The role or party changed; connect again to go on with the new one. */
  role_changed: 4409,
  epoch_changed: 4410,
  frame_too_large: 4413,
  /** One tab's awareness state is over the limit. */
  awareness_too_large: 4414,
  /** The changes would take the document beyond its size: they are refused whole. */
  document_full: 4415,
  /** Changes whose beginnings never came. */
  unresolved_changes: 4422,
  too_many_messages: 4429,
  too_many_connections: 4430,
  /** The document could not be read just now. */
  unavailable: 4500,
  server_stopping: 4501,
  /** The database refused the write; nothing was lost on the client. */
  not_saved: 4503,
  too_slow: 4508,
} as const

export type CloseReason = keyof typeof CLOSE_REASONS

/** The reason for a close event, by its code; null for codes that are not ours. */
export function closeReasonOf(code: number): CloseReason | null {
  const found = Object.entries(CLOSE_REASONS).find(([, value]) => value === code)
  return found ? (found[0] as CloseReason) : null
}

/** True when trying again can't help (4400–4499), which is how y-websocket reads the code too. */
export function isFinal(code: number): boolean {
  return code >= 4400 && code < 4500
}
