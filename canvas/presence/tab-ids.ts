/**
 * tldraw shows one cursor per user id. Ours are per tab: somebody who has the board on a laptop and
 * on a projector is in two places. The number is the tab's awareness client id.
 */
const PREFIX = 'tab:'

export function tabUserId(clientId: number): string {
  return `${PREFIX}${clientId}`
}

/** The client id of a user id made by `tabUserId`; null for anything else. */
export function tabOf(userId: string | null): number | null {
  const digits = userId?.startsWith(PREFIX) ? userId.slice(PREFIX.length) : ''
  return /^\d{1,10}$/.test(digits) ? Number(digits) : null
}
