import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { StartError } from '@/server/start-error'
import type { Rooms } from '@/server/rooms/rooms'
import { isSyncPath } from '@/server/rooms/sync-request'
import type { Pages } from './pages'
import { answerError, refusedAtTheDoor, stampAddress } from './front-door'

export interface HttpServer {
  /** The port in use, also when 0 was asked for. */
  port: number
  /** From now on requests reach the pages and sockets the rooms. Until then all get 503. */
  open(parts: { pages: Pages; rooms: Rooms }): void
  /** Takes no new connections and resolves when the requests under way are answered. */
  stop(): Promise<void>
}

/** Longest wait for requests under way when stopping; open downloads are cut then. */
const STOP_TIMEOUT_MS = 5_000

/**
 * How long an idle connection is kept for the next request. Longer than the 60 s that proxies and
 * browsers commonly keep theirs: whoever closes second sends into a closed connection. Node's own
 * 5 s made a request fail now and then.
 */
const KEEP_ALIVE_MS = 75_000

/**
 * Listens at once, so that a taken port is found before anything else is done. Throws StartError.
 */
export async function listen(options: {
  host: string
  port: number
  trustProxy: boolean
  onError: (error: unknown) => void
}): Promise<HttpServer> {
  let parts: { pages: Pages; rooms: Rooms } | null = null
  const server = createServer((request, response) => {
    if (refusedAtTheDoor(request, response)) return
    if (!parts) return answerError(response, 'unavailable', 'The server is starting.')
    stampAddress(request, options.trustProxy)
    parts.pages.handle(request, response).catch((error: unknown) => {
      options.onError(error)
      if (!response.headersSent) answerError(response, 'internal', 'Something went wrong.')
      else response.destroy()
    })
  })
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.on('upgrade', (request, socket, head) => {
    // A reset at any moment from here on must not become an uncaught exception.
    socket.on('error', () => socket.destroy())
    if (!parts) return socket.destroy()
    if (isSyncPath(request.url)) parts.rooms.handleUpgrade(request, socket, head)
    else parts.pages.handleUpgrade(request, socket, head)
  })
  // Upgraded sockets are no longer the server's to close, but it waits for them.
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await listening(server, options.host, options.port)
  return {
    port: (server.address() as AddressInfo).port,
    open: (opened) => {
      parts = opened
    },
    stop: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          for (const socket of sockets) socket.destroy()
        }, STOP_TIMEOUT_MS)
        timer.unref()
        server.close(() => {
          clearTimeout(timer)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)))
    server.listen(port, host, () => resolve())
  })
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): StartError {
  const options = { cause: error }
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} is taken. Stop the program that uses it, or choose another with PORT.`,
        options,
      )
    case 'EACCES':
      return new StartError(
        `Port ${port} may not be used. Choose one above 1023 with PORT.`,
        options,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(`${host} is no address of this computer. Check HOST.`, options)
    default:
      return new StartError(
        `The server can't listen on ${host}:${port}: ${error.message}.`,
        options,
      )
  }
}
