import type { IncomingMessage, ServerResponse } from 'node:http'
import { DialogueError, type ErrorCode } from '@/dialogue/errors'
import { ADDRESS_HEADER } from '@/server/services'

/**
 * No request may announce more than this; route handlers have lower limits of their own. What is
 * announced is refused before a byte of it is read; what is not is counted while it is read.
 */
const MOST_BODY_BYTES = 12 * 1024 * 1024
/**
 * A refused body is still read and thrown away up to here, so that the client gets to read the
 * answer instead of a reset connection.
 */
const MOST_DRAINED_BYTES = 64 * 1024 * 1024

/** The client's address: the socket's, or with `trustProxy` the last one a proxy wrote down. */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = request.headers['x-forwarded-for']
  const list = Array.isArray(forwarded) ? forwarded.join(',') : forwarded
  const last = trustProxy ? list?.split(',').at(-1)?.trim() : undefined
  return last || request.socket.remoteAddress || ''
}

/** Writes the address down for route handlers, over whatever the client claimed. */
export function stampAddress(request: IncomingMessage, trustProxy: boolean): void {
  request.headers[ADDRESS_HEADER] = addressOf(request, trustProxy)
}

/** Refuses what is announced as too large; true when it has answered. */
export function refusedAtTheDoor(request: IncomingMessage, response: ServerResponse): boolean {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (!(announced > MOST_BODY_BYTES)) return false
  answerError(response, 'too_large', 'This request is larger than anything the server takes.')
  drain(request)
  return true
}

function drain(request: IncomingMessage): void {
  let drained = 0
  request.on('data', (chunk: Buffer) => {
    drained += chunk.length
    if (drained > MOST_DRAINED_BYTES) request.destroy()
  })
  request.on('error', () => undefined)
}

/** An error body in the one shape that all of them have. */
export function answerError(response: ServerResponse, code: ErrorCode, message: string): void {
  const body = JSON.stringify({ error: { code, message, fields: [] } })
  response.writeHead(new DialogueError(code, message).status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(code === 'unavailable' && { 'Retry-After': '2' }),
  })
  response.end(body)
}
