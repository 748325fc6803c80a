import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'

/** The same front for every peer: plain HTTP and `ws`, no compression, this machine only. */
export async function listenForSockets(
  onSocket: (socket: WebSocket, request: IncomingMessage, roomName: string) => void,
): Promise<number> {
  const http = createServer((_request, response) => response.writeHead(404).end())
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false })
  sockets.on('connection', (socket, request) => {
    socket.on('error', () => undefined)
    onSocket(socket, request, (request.url ?? '').slice(1).split('?')[0] ?? '')
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return (http.address() as AddressInfo).port
}
