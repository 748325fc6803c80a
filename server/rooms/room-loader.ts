import type * as Y from 'yjs'
import type { SessionState } from '@/dialogue/session/session-state'
import type { DocumentStorage, StoredDocument } from '@/server/persistence/document-storage'
import { migrateDocument } from '@/sync/doc/migrate'
import type { Limits } from '@/sync/protocol/limits'
import type { DialogueSignal } from '@/sync/protocol/dialogue-signal'
import { readStored } from './document-log'
import type { RoomLog } from './log'
import { Room } from './room'
import { TurnClock } from './turn-clock'

export interface RoomLoaderOptions {
  storage: DocumentStorage
  limits: Limits
  log: RoomLog
  now: () => number
  /** What is the matter in the dialogue on this board, for those who join; null when nothing is. */
  signalOf?: (documentId: string) => Promise<DialogueSignal | null>
  /** Where the meeting on this board is; null for a document that has none. */
  sessionOf?: (documentId: string) => Promise<SessionState | null>
}

/**
 * Which documents are in memory. At most one room per document at any time [R1]: a room is handed
 * out only once it is loaded, and forgotten only in the same turn of the event loop in which it was
 * seen to be idle, committed and unchanged since.
 */
export class RoomLoader {
  private readonly rooms = new Map<string, Promise<Room | null>>()
  private readonly idleTimers = new Map<Room, NodeJS.Timeout>()
  /** Documents whose next epoch is being stored: nobody loads them meanwhile. */
  private readonly starting = new Map<string, Promise<void>>()
  private readonly clock: TurnClock
  private stopped = false

  constructor(private readonly options: RoomLoaderOptions) {
    this.clock = new TurnClock(options.limits.tickMs, options.now)
  }

  get size(): number {
    return this.rooms.size
  }

  /**
   * Gives `use` the document's room, loaded when it isn't in memory, or null when there is no such
   * document. `use` runs in the same turn in which the room was seen to be alive.
   */
  async withRoom<Result>(
    documentId: string,
    use: (room: Room | null) => Result,
  ): Promise<Awaited<Result>> {
    let room = await this.room(documentId)
    while (room?.over) room = await this.room(documentId)
    return await use(room)
  }

  private room(documentId: string): Promise<Room | null> {
    if (this.stopped) return Promise.reject(new Error('The server is stopping.'))
    const present = this.rooms.get(documentId)
    if (present) return present
    const loading = this.load(documentId)
    this.rooms.set(documentId, loading)
    const forget = () => {
      if (this.rooms.get(documentId) === loading) this.rooms.delete(documentId)
    }
    loading.then((room) => room === null && forget(), forget)
    return loading
  }

  /** Does it to the document's room when that is in memory. */
  async ifLoaded(documentId: string, use: (room: Room) => void): Promise<void> {
    const room = await this.rooms.get(documentId)
    if (room && !room.over) use(room)
  }

  /** As `ifLoaded`, and waits for what is done to it. */
  async settleIfLoaded(documentId: string, use: (room: Room) => Promise<void>): Promise<void> {
    const room = await this.rooms.get(documentId)
    if (room && !room.over) await use(room)
  }

  /** A copy of the document without keeping it in memory. */
  async read(documentId: string): Promise<Y.Doc | null> {
    const room = await this.rooms.get(documentId)
    if (room) return room.copy()
    const stored = await this.options.storage.load(documentId)
    if (!stored) return null
    const doc = readStored(stored)
    return migrateDocument(doc) ?? doc
  }

  async settleAll(): Promise<void> {
    await Promise.all((await this.loaded()).map((room) => room.settle()))
  }

  async stop(): Promise<void> {
    this.stopped = true
    await this.settleAll()
    for (const timer of this.idleTimers.values()) clearTimeout(timer)
    this.idleTimers.clear()
    for (const room of await this.loaded()) room.dispose()
    this.rooms.clear()
    await Promise.all(this.starting.values())
  }

  private async loaded(): Promise<Room[]> {
    const rooms = await Promise.allSettled(this.rooms.values())
    return rooms.flatMap((each) => (each.status === 'fulfilled' && each.value ? [each.value] : []))
  }

  private async load(documentId: string): Promise<Room | null> {
    await this.starting.get(documentId)
    const stored = await this.options.storage.load(documentId)
    if (!stored) return null
    const room = await this.upToDate(stored)
    const signal = await this.options.signalOf?.(documentId)
    if (signal) room.announce(signal)
    const session = await this.options.sessionOf?.(documentId)
    if (session) room.announceSession(session)
    // Nobody may come: an admission that ends while the document loads.
    this.startIdleTimer(room)
    return room
  }

  /** A room on a stored document, which is migrated first when its schema is older than ours [S3]. */
  private async upToDate(stored: StoredDocument): Promise<Room> {
    const room = new Room({
      ...this.options,
      stored,
      clock: this.clock,
      onFailed: (failed) => this.forget(failed),
      onEmpty: (empty) => this.startIdleTimer(empty),
    })
    const bytes = room.migrated()
    if (!bytes) return room
    room.dispose()
    const { storage, log } = this.options
    const { documentId, epoch } = stored
    const next = await storage.startEpoch(documentId, epoch, bytes)
    log.info({ documentId, epoch: next, bytes: bytes.length }, 'migrated')
    const fresh = await storage.load(documentId)
    if (!fresh) throw new Error(`The document ${documentId} is gone.`)
    return this.upToDate(fresh)
  }

  private forget(room: Room): void {
    clearTimeout(this.idleTimers.get(room))
    this.idleTimers.delete(room)
    this.rooms.delete(room.documentId)
  }

  private startIdleTimer(room: Room): void {
    if (this.stopped) return
    clearTimeout(this.idleTimers.get(room))
    const timer = setTimeout(() => void this.unload(room), this.options.limits.idleMs)
    timer.unref()
    this.idleTimers.set(room, timer)
  }

  private async unload(room: Room): Promise<void> {
    this.idleTimers.delete(room)
    if (!room.idle) return
    await room.settle()
    // Someone may have come while the log was folded: then the room simply goes on.
    if (!room.idle || this.stopped || room.over) return
    const squashed = await room.squashed()
    if (!room.idle || this.stopped || room.over) return
    // Who came and left, or wrote as the server, meanwhile: this one later.
    if (squashed === 'interrupted') return this.startIdleTimer(room)
    this.forget(room)
    room.dispose()
    if (squashed) this.startEpoch(room, squashed)
    this.options.log.info({ documentId: room.documentId }, 'room unloaded')
  }

  /** Stores the next epoch of a document whose room has just left memory [E2]. */
  private startEpoch({ documentId, epoch }: Room, bytes: Uint8Array): void {
    const { storage, log } = this.options
    const started = storage
      .startEpoch(documentId, epoch, bytes)
      .then(
        (next) => log.info({ documentId, epoch: next, bytes: bytes.length }, 'squashed'),
        (error: unknown) => log.error({ documentId, error }, 'not squashed; it stays as it is'),
      )
      .finally(() => this.starting.delete(documentId))
    this.starting.set(documentId, started)
  }
}
