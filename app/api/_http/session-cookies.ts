import { ID_PATTERN, type ParticipantId } from '@/dialogue/ids'
import type { HeldCookie } from '@/server/services'

const PREFIX = 'cg_'
const YEAR_SECONDS = 365 * 24 * 60 * 60

/** Every participation the browser claims, one `cg_<participantId>` cookie each. */
export function heldCookies(request: Request): HeldCookie[] {
  const header = request.headers.get('cookie') ?? ''
  return header.split(';').flatMap((pair) => {
    const cut = pair.indexOf('=')
    const name = pair.slice(0, cut).trim()
    const id = name.slice(PREFIX.length)
    if (cut < 0 || !name.startsWith(PREFIX) || !ID_PATTERN.test(id)) return []
    return [{ participantId: id as ParticipantId, secret: pair.slice(cut + 1).trim() }]
  })
}

/** `Set-Cookie` that keeps a participation on this browser for a year. */
export function sessionCookie(cookie: HeldCookie, baseUrl: string): string {
  return serialize(cookie, YEAR_SECONDS, baseUrl)
}

/** `Set-Cookie` that makes this browser forget a participation. */
export function endedCookie(participantId: ParticipantId, baseUrl: string): string {
  return serialize({ participantId, secret: '' }, 0, baseUrl)
}

function serialize(cookie: HeldCookie, maxAgeSeconds: number, baseUrl: string): string {
  const secure = baseUrl.startsWith('https:') ? '; Secure' : ''
  return `${PREFIX}${cookie.participantId}=${cookie.secret}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`
}
