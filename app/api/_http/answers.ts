import type { DialogueError } from '@/dialogue/errors'

/** On every answer of the API: none of them is a page, and none is for another site's page. */
export const SECURITY_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const

export function jsonAnswer(status: number, body: unknown, headers?: HeadersInit): Response {
  const answer = new Response(body === null ? null : JSON.stringify(body), { status, headers })
  if (body !== null) answer.headers.set('Content-Type', 'application/json; charset=utf-8')
  answer.headers.set('Cache-Control', 'no-store')
  return secured(answer)
}

export function errorAnswer(error: DialogueError): Response {
  const { code, message, fields } = error
  const answer = jsonAnswer(error.status, { error: { code, message, fields } })
  if (code === 'too_many_requests') answer.headers.set('Retry-After', '60')
  if (code === 'unavailable') answer.headers.set('Retry-After', '2')
  return answer
}

export function secured(answer: Response): Response {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) answer.headers.set(name, value)
  return answer
}
