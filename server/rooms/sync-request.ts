import { STATUS_CODES, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { EPOCH_PARAM, EXTENSIONS_PARAM, SYNC_PATH } from '@/sync/protocol/messages'

const DOCUMENT_ID = /^[A-Za-z0-9_-]{1,64}$/

export interface SyncRequest {
  /** Empty when what stands there can't be an id. */
  documentId: string
  token: string
  extended: boolean
  /** The epoch of what the client brings; null when it doesn't say. */
  epoch: number | null
}

/** True for request targets of ours, so that the server can hand other upgrades on. */
export function isSyncPath(target: string | undefined): boolean {
  const path = (target ?? '').split('?', 1)[0] ?? ''
  return path === SYNC_PATH || path.startsWith(`${SYNC_PATH}/`)
}

/**
 * What an upgrade asks for; null when it isn't ours. Works on the raw target: `new URL` throws for
 * targets such as `//`, which any peer may send.
 */
export function readSyncRequest(target: string | undefined): SyncRequest | null {
  if (target === undefined || !isSyncPath(target)) return null
  const cut = target.indexOf('?')
  const path = cut < 0 ? target : target.slice(0, cut)
  const query = new URLSearchParams(cut < 0 ? '' : target.slice(cut + 1))
  const id = path.slice(SYNC_PATH.length + 1)
  return {
    documentId: DOCUMENT_ID.test(id) ? id : '',
    token: query.get('token') ?? '',
    extended: query.get(EXTENSIONS_PARAM) === '1',
    epoch: query.has(EPOCH_PARAM) ? Number(query.get(EPOCH_PARAM)) : null,
  }
}

/** Pages of other sites may not open sockets with a visitor's token; clients without pages say no origin. */
export function isOwnOrigin(origin: string, request: IncomingMessage): boolean {
  try {
    return new URL(origin).host === request.headers.host
  } catch {
    return false
  }
}

/** Ends an upgrade with a plain HTTP answer. */
export function refuseUpgrade(socket: Duplex, status: 403 | 404 | 503): void {
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    () => socket.destroy(),
  )
}
