import { EventEmitter } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import next from 'next'

/** Next's pages and route handlers, behind our own HTTP server. */
export interface Pages {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Development only: Next's hot reload. Closes the socket otherwise. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): Promise<void>
}

/** Loads the built pages (or, with `dev`, compiles them when asked for). */
export async function openPages(options: {
  dev: boolean
  root: string
  hostname: string
  port: number
}): Promise<Pages> {
  // Next adds its own `upgrade` listener to the server it is given and then closes sockets that
  // aren't its own. It gets this emitter instead, and only the upgrades that are meant for it.
  const upgrades = new EventEmitter()
  // No request leaves this machine unasked.
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  const app = next({
    dev: options.dev,
    dir: options.root,
    hostname: options.hostname,
    port: options.port,
    httpServer: upgrades as unknown as Server,
  })
  await app.prepare()
  const handle = app.getRequestHandler()
  return {
    handle: (request, response) => handle(request, response),
    handleUpgrade(request, socket, head) {
      if (!options.dev || !upgrades.emit('upgrade', request, socket, head)) socket.destroy()
    },
    close: () => app.close(),
  }
}
