import { NextResponse, type NextRequest } from 'next/server'
import { contentSecurityPolicy } from './app/_request/content-security-policy'

/**
 * Puts the security headers on every page. The nonce travels to the page in the request's own
 * `Content-Security-Policy` header, where Next looks for it, and in `x-nonce`, where the layout does.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = newNonce()
  const policy = contentSecurityPolicy({
    nonce,
    host: request.headers.get('host') ?? '',
    https: isHttps(request),
    development: process.env.NODE_ENV === 'development',
    licensed: Boolean(process.env.NEXT_PUBLIC_TLDRAW_LICENSE_KEY),
  })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('Content-Security-Policy', policy)

  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  // Invitation tokens are in urls: no other site, and no other page, learns where one came from.
  response.headers.set('Referrer-Policy', 'no-referrer')
  response.headers.set('X-Content-Type-Options', 'nosniff')
  response.headers.set('X-Frame-Options', 'DENY')
  response.headers.set(
    'Permissions-Policy',
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-write=(self)',
  )
  return response
}

/** 128 random bits. `getRandomValues` needs no secure context, unlike `randomUUID`. */
function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes))
}

/** Also behind a proxy that ends TLS before us. */
function isHttps(request: NextRequest): boolean {
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim()
  return (forwarded ?? request.nextUrl.protocol.replace(':', '')) === 'https'
}

export const config = {
  /*
   * Pages only. API answers carry headers of their own (and their bodies should not be buffered
   * here); files of the build and of public/ are no documents. A prefetch is not a document either.
   */
  matcher: [
    {
      source: '/((?!api/|_next/|tldraw/|fonts/|icon\\.svg|favicon\\.ico).*)',
      missing: [
        { type: 'header', key: 'next-router-prefetch' },
        { type: 'header', key: 'purpose', value: 'prefetch' },
      ],
    },
  ],
}
