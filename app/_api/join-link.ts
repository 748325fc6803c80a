/**
 * The link a person came by, kept for this tab only: "hand over to the next person" leads back to
 * it. Storage may be switched off in a browser; then the next person opens their own link.
 */
const KEY = 'cg-join-link-'

export function rememberJoinLink(participantId: string, token: string): void {
  try {
    sessionStorage.setItem(KEY + participantId, token)
  } catch {
    // Not kept: handing over then ends on a page that asks for a link.
  }
}

/** The path of the link a person came by in this tab; null when it is not known. */
export function joinPathOf(participantId: string): string | null {
  try {
    const token = sessionStorage.getItem(KEY + participantId)
    return token && `/join/${encodeURIComponent(token)}`
  } catch {
    return null
  }
}

/** The path to go on to when a person has left this browser. */
export function pathAfterLeaving(participantId: string): string {
  try {
    const token = sessionStorage.getItem(KEY + participantId)
    sessionStorage.removeItem(KEY + participantId)
    if (token) return `/join/${encodeURIComponent(token)}?left=1`
  } catch {
    // As above.
  }
  return '/join'
}
