import { DialogueError } from '@/dialogue/errors'

/** Host and optional port, nothing else: it becomes part of links. */
const HOST = /^(\[[0-9a-fA-F:.]+\]|[a-zA-Z0-9.-]+)(:\d{1,5})?$/

/**
 * Where links start: `PUBLIC_URL`, or else the host this request was sent to. No final slash.
 * Throws bad_request when that host is none.
 */
export function baseUrlOf(request: Request, publicUrl: string | null): string {
  if (publicUrl) return publicUrl
  const host = request.headers.get('host') ?? ''
  if (!HOST.test(host)) throw new DialogueError('bad_request', 'The Host header is not a host.')
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim()
  return `${forwarded === 'https' ? 'https' : 'http'}://${host}`
}

/**
 * Refuses what a page of another site sends with a visitor's cookies. Programs that aren't browsers
 * send neither header and pass. Throws cross_site.
 */
export function refuseCrossSite(request: Request, publicUrl: string | null): void {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const foreignSite = site !== null && site !== 'same-origin' && site !== 'none'
  const foreignOrigin = origin !== null && !isOurs(origin, request, publicUrl)
  if (foreignSite || foreignOrigin) {
    throw new DialogueError('cross_site', 'This request came from a page of another site.')
  }
}

function isOurs(origin: string, request: Request, publicUrl: string | null): boolean {
  if (!URL.canParse(origin)) return false
  const url = new URL(origin)
  if (publicUrl !== null && url.origin === new URL(publicUrl).origin) return true
  return url.host === request.headers.get('host')
}
