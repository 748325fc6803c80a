import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import type { Doc } from 'yjs'
import type { ParticipantId } from '@/dialogue/ids'
import type { SessionState } from '@/dialogue/session/session-state'
import type { SyncAuth } from '@/server/auth/sync-auth'
import type { DocumentStorage } from '@/server/persistence/document-storage'
import type { CloseReason } from '@/sync/protocol/close-reasons'
import type { DialogueSignal } from '@/sync/protocol/dialogue-signal'
import { LIMITS, type Limits } from '@/sync/protocol/limits'
import { Connection } from './connection'
import type { RoomLog } from './log'
import type { Room } from './room'
import { RoomLoader } from './room-loader'
import { RoomSocket } from './room-socket'
import { EMPTY_AWARENESS } from './awareness-board'
import { isOwnOrigin, readSyncRequest, refuseUpgrade, type SyncRequest } from './sync-request'

export interface RoomsOptions {
  storage: DocumentStorage
  /** Who a token speaks for, and what that participant may do now. */
  auth: SyncAuth
  log: RoomLog
  limits?: Partial<Limits>
  /** Milliseconds; only differences matter. */
  now?: () => number
  /** Whether pages of this origin may open sockets; default: the origin's host is ours. */
  isAllowedOrigin?: (origin: string, request: IncomingMessage) => boolean
  /** What is the matter in the dialogue on this board, told to those who join. */
  signalOf?: (documentId: string) => Promise<DialogueSignal | null>
  /** Where the meeting on this board is: told to those who join, and what they write is judged by it. */
  sessionOf?: (documentId: string) => Promise<SessionState | null>
  /** What counts as one address for the connection limit; default: the socket's peer. */
  addressOf?: (request: IncomingMessage) => string
}

/** The live documents of this process: sockets in, rooms, and the server's own way to them. */
export interface Rooms {
  /** Takes any `upgrade` under `/sync`; answers 404 to others. Never throws. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Ends every socket of a participant at once; what they had sent and we not yet taken is dropped. */
  disconnectParticipant(participantId: ParticipantId, reason: CloseReason): void
  /** As `disconnectParticipant`, of one document's sockets alone. */
  disconnectFrom(documentId: string, participantId: ParticipantId, reason: CloseReason): void
  /** Call after a participant's role or party changed: their sockets end with `role_changed`. */
  changeRole(participantId: ParticipantId): void
  /** A copy of a document, from memory or storage; null when there is none. */
  readDocument(documentId: string): Promise<Doc | null>
  /**
   * Writes into a document in one transaction under the server's client id and resolves when that
   * is committed; clients see it at once. Rejects with what `write` threw (then nothing changes),
   * or when the document is unknown or the commit failed.
   */
  writeAsServer(documentId: string, write: (doc: Doc) => void): Promise<void>
  /** Keeps at once what people have done on a document; else that takes some seconds. */
  rememberActivity(documentId: string): Promise<void>
  /** Tells everyone on a board what is new in its dialogue; who joins later is told by `signalOf`. */
  announce(documentId: string, signal: DialogueSignal): Promise<void>
  /** As `announce`, by `sessionOf`: where the meeting on this board is now. */
  announceSession(documentId: string, state: SessionState): Promise<void>
  /** Open sockets and documents in memory. */
  stats(): { connections: number; rooms: number }
  /** Tells clients, commits what has come in, folds logs and leaves. */
  stop(): Promise<void>
}

export function createRooms(options: RoomsOptions): Rooms {
  return new LiveRooms(options)
}

class LiveRooms implements Rooms {
  private readonly limits: Limits
  private readonly now: () => number
  private readonly loader: RoomLoader
  private readonly connections = new Set<Connection>()
  private readonly perAddress = new Map<string, number>()
  private readonly server: WebSocketServer
  private readonly heartbeat: NodeJS.Timeout
  private nextConnectionId = 1
  /** Counts revocations and role changes, so that one during an admission is noticed. */
  private membershipChanges = 0
  private stopping = false

  constructor(private readonly options: RoomsOptions) {
    this.limits = { ...LIMITS, ...options.limits }
    this.now = options.now ?? (() => performance.now())
    this.loader = new RoomLoader({ ...options, limits: this.limits, now: this.now })
    this.server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      // Deflate costs more CPU and memory per socket than it saves on our small frames.
      perMessageDeflate: false,
      maxPayload: this.limits.frameBytes,
      WebSocket: RoomSocket,
    })
    this.heartbeat = setInterval(() => this.beat(), this.limits.heartbeatMs / 2)
    this.heartbeat.unref()
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A reset during the handshake must not become an uncaught exception.
    socket.on('error', () => socket.destroy())
    const wanted = readSyncRequest(request.url)
    if (!wanted) return refuseUpgrade(socket, 404)
    const origin = request.headers.origin
    const allowed = this.options.isAllowedOrigin ?? isOwnOrigin
    if (origin !== undefined && !allowed(origin, request)) return refuseUpgrade(socket, 403) // [P3]
    if (this.stopping) return refuseUpgrade(socket, 503)
    try {
      this.server.handleUpgrade(request, socket, head, (webSocket) => {
        this.accept(webSocket, socket, wanted, this.addressOf(request))
      })
    } catch (error) {
      this.options.log.warn({ error }, 'an upgrade failed')
      socket.destroy()
    }
  }

  disconnectParticipant(participantId: ParticipantId, reason: CloseReason): void {
    this.disconnect(reason, (one) => one.participant?.participantId === participantId)
  }

  disconnectFrom(documentId: string, participantId: ParticipantId, reason: CloseReason): void {
    this.disconnect(
      reason,
      (one) => one.documentId === documentId && one.participant?.participantId === participantId,
    )
  }

  private disconnect(reason: CloseReason, isMeant: (connection: Connection) => boolean): void {
    this.membershipChanges += 1
    for (const connection of [...this.connections]) {
      if (isMeant(connection)) connection.end(reason)
    }
  }

  changeRole(participantId: ParticipantId): void {
    this.disconnectParticipant(participantId, 'role_changed')
  }

  readDocument(documentId: string): Promise<Doc | null> {
    return this.loader.read(documentId)
  }

  async writeAsServer(documentId: string, write: (doc: Doc) => void): Promise<void> {
    await this.loader.withRoom(documentId, (room) => {
      if (!room) throw new Error(`There is no document ${documentId}.`)
      return room.write(write)
    })
  }

  rememberActivity(documentId: string): Promise<void> {
    return this.loader.settleIfLoaded(documentId, (room) => room.rememberActivity())
  }

  announce(documentId: string, signal: DialogueSignal): Promise<void> {
    return this.loader.ifLoaded(documentId, (room) => room.announce(signal))
  }

  announceSession(documentId: string, state: SessionState): Promise<void> {
    return this.loader.ifLoaded(documentId, (room) => room.announceSession(state))
  }

  stats(): { connections: number; rooms: number } {
    return { connections: this.connections.size, rooms: this.loader.size }
  }

  async stop(): Promise<void> {
    if (this.stopping) return
    this.stopping = true
    clearInterval(this.heartbeat)
    for (const connection of this.connections) connection.pause()
    await this.loader.settleAll()
    const closing = [...this.connections].map((connection) => connection.finish('server_stopping'))
    await Promise.all(closing)
    await this.loader.stop()
  }

  private accept(webSocket: WebSocket, socket: Duplex, wanted: SyncRequest, address: string): void {
    const connection = new Connection({
      id: this.nextConnectionId++,
      webSocket,
      socket,
      extended: wanted.extended,
      address,
      limits: this.limits,
      now: this.now,
    })
    this.connections.add(connection)
    const atAddress = (this.perAddress.get(address) ?? 0) + 1
    this.perAddress.set(address, atAddress)
    webSocket.on('error', () => undefined)
    webSocket.on('close', () => this.forget(connection))
    if (atAddress > this.limits.connectionsPerAddress) return connection.end('too_many_connections')
    // What the client sends before it is let in waits in its own socket, not in our memory.
    connection.pause()
    this.admit(connection, webSocket, wanted).catch((error: unknown) => {
      this.options.log.error(
        { error, documentId: wanted.documentId },
        'a client could not be let in',
      )
      connection.end('unavailable')
    })
  }

  private async admit(
    connection: Connection,
    webSocket: WebSocket,
    { documentId, token, epoch }: SyncRequest,
  ): Promise<void> {
    const { auth } = this.options
    const changesBefore = this.membershipChanges
    const access = await auth.openDocument(token, documentId)
    if (!access.ok) return connection.end(access.reason)
    connection.participant = access.participant
    connection.documentId = documentId
    if (this.membershipChanges !== changesBefore) {
      // From here on a further change finds this connection by its participant.
      const again = await auth.openDocument(token, documentId)
      if (!again.ok) return connection.end(again.reason)
      connection.participant = again.participant
    }
    await this.loader.withRoom(documentId, (room) => {
      if (!connection.open) return
      if (!room) return connection.end('unknown_document')
      const isOfEpoch = access.epoch === room.epoch && (epoch ?? room.epoch) === room.epoch
      if (!isOfEpoch) return connection.end('epoch_changed') // [E1]
      if (room.size >= this.limits.connectionsPerDocument) {
        return connection.end('too_many_connections')
      }
      if (this.stopping) return connection.end('server_stopping')
      this.enter(room, connection, webSocket)
    })
  }

  private enter(room: Room, connection: Connection, webSocket: WebSocket): void {
    webSocket.on('message', (data: RawData, isBinary: boolean) => {
      if (!isBinary) return connection.end('bad_frame')
      room.receive(connection, bytesOf(data))
    })
    webSocket.on('pong', () => connection.heard())
    webSocket.on('close', () => room.remove(connection))
    room.add(connection)
    connection.resume()
  }

  private forget(connection: Connection): void {
    this.connections.delete(connection)
    const left = (this.perAddress.get(connection.address) ?? 1) - 1
    if (left > 0) this.perAddress.set(connection.address, left)
    else this.perAddress.delete(connection.address)
  }

  /** Keeps quiet sockets alive for y-websocket's watchdog, and cuts those that stopped answering. */
  private beat(): void {
    const now = this.now()
    for (const connection of this.connections) {
      if (now - connection.lastHeardAt > this.limits.heartbeatMs * 3) {
        connection.terminate()
        continue
      }
      connection.ping()
      if (now - connection.lastSentAt >= this.limits.heartbeatMs / 2)
        connection.send(EMPTY_AWARENESS)
    }
  }

  private addressOf(request: IncomingMessage): string {
    return this.options.addressOf?.(request) ?? request.socket.remoteAddress ?? ''
  }
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
