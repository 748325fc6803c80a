/** What a page needs to know to be allowed no more than it uses. */
export interface PolicyInput {
  /** Base64, fresh for every document. */
  nonce: string
  /** The request's Host header; left out of the policy unless it looks like one. */
  host: string
  https: boolean
  /** React's development build evaluates code, and Next's development overlay styles itself. */
  development: boolean
  /** With a licence key tldraw asks its CDN for nothing. */
  licensed: boolean
}

/** Host and optional port; nothing that could end a directive. */
const HOST = /^(\[[0-9a-fA-F:.]+\]|[a-zA-Z0-9.-]+)(:\d{1,5})?$/

/**
 * The one style element nobody gives a nonce: TipTap's, the same text each time, which it puts in
 * the head when a text is first edited. A test compares this hash with the installed version.
 */
export const TIPTAP_STYLE_HASH = "'sha256-lXlJYeyC1JKGGk/TTSt/C8jVtWRiZYKKEtI5WT9Jtg8='"

/** tldraw's licence check asks here for an image; see the decision record. */
const TLDRAW_CDN = 'https://cdn.tldraw.com'

/**
 * The `Content-Security-Policy` of every page. Why each source is there is told in
 * docs/decisions/0006-content-security-policy.md.
 */
export function contentSecurityPolicy(input: PolicyInput): string {
  const { nonce, https, development, licensed } = input
  const host = HOST.test(input.host) ? input.host : null
  // 'self' covers sockets in today's browsers; Safari before 15.4 wants them spelled out.
  const sockets = host ? [`${https ? 'wss' : 'ws'}://${host}`] : []
  const licence = https && !licensed ? [TLDRAW_CDN] : []
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    'script-src': [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(development ? ["'unsafe-eval'"] : []),
    ],
    'style-src-elem': development
      ? ["'self'", "'unsafe-inline'"]
      : ["'self'", `'nonce-${nonce}'`, TIPTAP_STYLE_HASH],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'media-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'", 'data:', 'blob:', ...sockets, ...licence],
    'frame-src': ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}
