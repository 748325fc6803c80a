// Over 400 lines: the turn, its invariants and the state they guard belong in one place.
import { setImmediate as othersTurn } from 'node:timers/promises'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import type { DocumentStorage, StoredDocument } from '@/server/persistence/document-storage'
import type { Limits } from '@/sync/protocol/limits'
import { carriesChanges, MESSAGE, SYNC, writeRefused } from '@/sync/protocol/messages'
import { migrateDocument } from '@/sync/doc/migrate'
import { squashing } from '@/sync/doc/squash'
import type { SessionState } from '@/dialogue/session/session-state'
import type { DialogueSignal } from '@/sync/protocol/dialogue-signal'
import { ActivityRecorder } from './activity-recorder'
import { AwarenessBoard } from './awareness-board'
import { Capacity } from './capacity'
import type { Connection, HeldChange } from './connection'
import { DocumentLog, readStored } from './document-log'
import { FanOut } from './fan-out'
import { Gate, type Judgement } from './gate'
import { GestureBoard } from './gesture-board'
import type { RoomLog } from './log'
import { Replies } from './reply'
import { reportJudgement } from './report-judgement'
import { Steering } from './steering'
import type { TurnClock } from './turn-clock'

export interface RoomOptions {
  stored: StoredDocument
  storage: DocumentStorage
  limits: Limits
  log: RoomLog
  now: () => number
  /** Says when turns are taken; shared by all rooms, so that they commit together. */
  clock: TurnClock
  /** The room can't go on (a write failed): forget it, its clients come back to a fresh one. */
  onFailed: (room: Room) => void
  /** The last client has left. */
  onEmpty: (room: Room) => void
}

/** Milliseconds of squashing before everyone else has a turn. Less takes longer, more is felt. */
const SQUASH_MS = 10

/** A server command's change; settles when the turn's commit does. */
interface ServerWrite {
  kind: 'write'
  write: (doc: Y.Doc) => void
  resolve: () => void
  reject: (why: Error) => void
}

/** What came from a client: that it is here, or a frame (`number` counts change frames, else 0). */
type ClientTask =
  | { kind: 'join'; connection: Connection }
  | { kind: 'frame'; connection: Connection; bytes: Uint8Array; number: number }

/** Something to do in the next turn, in the order it came. */
type Task = ClientTask | ServerWrite

/**
 * One document in memory and the clients on it. Works in turns: gate what has come in, commit it in
 * one transaction, then answer and pass it on in one write per socket.
 *
 * Invariants
 *  1. Between commit and the next turn the document holds exactly what is committed, and only then
 *     is anything of it sent: nobody ever sees a change that a crash could take back [R2].
 *  2. At most one turn runs at a time; what comes meanwhile waits in `tasks`, in order.
 *  3. When a commit fails the room is over: its document holds what the database doesn't. Clients
 *     keep their changes and bring them to the next room [R4].
 */
export class Room {
  readonly documentId: string
  readonly epoch: number
  /** Without `stored`: its bytes would stay in memory beside the document they made. */
  private readonly options: Omit<RoomOptions, 'stored'>
  private readonly doc: Y.Doc
  private readonly log: DocumentLog
  private readonly gate: Gate
  private readonly activity: ActivityRecorder
  private readonly fanOut: FanOut
  private readonly awareness: AwarenessBoard
  private readonly gestures: GestureBoard
  private readonly steering = new Steering()
  private readonly connections = new Set<Connection>()
  private tasks: Task[] = []
  private newUpdates: Uint8Array[] = []
  private turn: Promise<void> | null = null
  private failed = false
  /** Counts changes of the document. */
  private version = 0

  constructor({ stored, ...options }: RoomOptions) {
    const { storage, limits } = options
    this.options = options
    this.documentId = stored.documentId
    this.epoch = stored.epoch
    // Under a fresh client id: after a crash, clocks of the last load may have been used by changes
    // that were never committed, and must not be used twice [R5].
    this.doc = readStored(stored)
    this.log = new DocumentLog(stored, storage)
    const bytes = stored.updates.reduce((sum, { bytes }) => sum + bytes.length, 0)
    const capacity = new Capacity(
      this.doc,
      (stored.snapshot?.bytes.length ?? 0) + bytes,
      limits,
      options.now,
    )
    this.activity = new ActivityRecorder(
      (rows) => this.log.remember(rows),
      (error) => options.log.error({ documentId: this.documentId, error }, 'who did what was lost'),
    )
    this.gate = new Gate(
      this.doc,
      capacity,
      this.steering,
      this.documentId,
      ({ participantId }, changes) => this.activity.note(participantId, changes),
    )
    this.awareness = new AwarenessBoard(limits.awarenessBytes)
    this.gestures = new GestureBoard(this.gate, this.awareness, limits)
    this.fanOut = new FanOut(this.doc, this.awareness, this.steering, limits, this.epoch)
    this.doc.on('update', (update: Uint8Array) => {
      this.version += 1
      this.newUpdates.push(update)
    })
  }

  get size(): number {
    return this.connections.size
  }

  /** True when nothing waits and nobody is here. */
  get idle(): boolean {
    return this.connections.size === 0 && this.tasks.length === 0 && this.turn === null
  }

  /** True once the room has failed or was unloaded: nothing it is given is processed. */
  get over(): boolean {
    return this.failed
  }

  /** Something of what is never stored waits to be passed on. */
  private get hasNews(): boolean {
    return this.awareness.hasChanges || this.gestures.hasChanges
  }

  add(connection: Connection): void {
    this.connections.add(connection)
    this.put({ kind: 'join', connection })
  }

  remove(connection: Connection): void {
    if (!this.connections.delete(connection)) return
    this.gestures.remove(connection)
    this.awareness.remove(connection)
    if (this.hasNews) this.schedule()
    if (this.connections.size === 0) this.options.onEmpty(this)
  }

  /** Takes a binary frame. Awareness is kept at once (latest wins), the rest waits for the turn. */
  receive(connection: Connection, bytes: Uint8Array): void {
    if (!connection.open || this.failed) return
    const { limits } = this.options
    const stepOne = bytes[0] === MESSAGE.sync && bytes[1] === SYNC.step1
    if (!connection.allow(stepOne ? limits.stepOneCost : 1))
      return connection.end('too_many_messages')
    if (bytes[0] === MESSAGE.awareness) return this.receiveAwareness(connection, bytes)
    if (bytes[0] === MESSAGE.gesture) {
      this.gestures.receive(connection, bytes)
      return this.schedule()
    }
    if (bytes[0] !== MESSAGE.sync && bytes[0] !== MESSAGE.queryAwareness) {
      return connection.end('bad_frame')
    }
    const number = carriesChanges(bytes) ? ++connection.received : 0
    connection.inboxBytes += bytes.length
    if (connection.inboxBytes > limits.inboxBytes) connection.pause()
    this.put({ kind: 'frame', connection, bytes, number })
  }

  /** Tells every client of ours what is new in the dialogue, now and on joining; older news is dropped. */
  announce(signal: DialogueSignal): void {
    if (this.failed || !this.steering.takeSignal(signal)) return
    this.awareness.hideViews(signal.hidesViews)
    if (this.awareness.hasChanges) this.schedule()
    this.steering.tellSignal(this.connections)
  }

  /** As `announce`: where the meeting is. What comes in from now on is judged by it [M2]. */
  announceSession(state: SessionState): void {
    if (this.failed || !this.steering.takeSession(state)) return
    this.steering.tellSession(this.connections)
  }

  /** Writes as the server, in one transaction; resolves when committed. */
  write(write: (doc: Y.Doc) => void): Promise<void> {
    if (this.failed) return Promise.reject(new Error('The room is closed.'))
    return new Promise((resolve, reject) => this.put({ kind: 'write', write, resolve, reject }))
  }

  /** A copy of the document, changes in the present turn included. */
  copy(): Y.Doc {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.doc))
    return copy
  }

  /** Keeps what people have done so far, for those who ask who did what. */
  rememberActivity(): Promise<void> {
    return this.activity.flush()
  }

  /** Commits what has come in and folds the log. The room may go on afterwards. */
  async settle(): Promise<void> {
    while (!this.failed && (this.tasks.length > 0 || this.turn)) {
      this.options.clock.cancel(this.onBeat)
      await this.startTurn()
    }
    if (!this.failed) await this.activity.flush()
    if (!this.failed && this.log.length > 0) await this.fold()
  }

  /**
   * The document squashed into a fresh one, when that pays [E2]; else null. Call while the room is
   * settled and idle. Other rooms have their turns meanwhile, and so has this one: `interrupted` when
   * somebody came, or the document changed.
   */
  async squashed(): Promise<Uint8Array | null | 'interrupted'> {
    const { squashBytes, squashRatio } = this.options.limits
    const size = Y.encodeStateAsUpdate(this.doc).length
    if (size <= squashBytes) return null
    const { version } = this
    const isInterrupted = () => this.failed || !this.idle || this.version !== version
    const steps = squashing(this.doc)
    for (let since = performance.now(); ;) {
      const step = steps.next()
      if (step.done) {
        const bytes = Y.encodeStateAsUpdate(step.value)
        step.value.destroy()
        return size > squashRatio * bytes.length ? bytes : null
      }
      if (performance.now() - since < SQUASH_MS) continue
      await othersTurn()
      if (isInterrupted()) return 'interrupted'
      since = performance.now()
    }
  }

  /** The document under our schema when it follows an older one [S3]; else null. */
  migrated(): Uint8Array | null {
    const fresh = migrateDocument(this.doc)
    return fresh && Y.encodeStateAsUpdate(fresh)
  }

  dispose(): void {
    this.failed = true
    this.activity.dispose()
    this.options.clock.cancel(this.onBeat)
    this.doc.destroy()
  }

  private put(task: Task): void {
    this.tasks.push(task)
    this.schedule()
  }

  private schedule(): void {
    if (!this.turn && !this.failed) this.options.clock.request(this.onBeat)
  }

  /** One function for as long as the room lives: the clock knows it by that. */
  private readonly onBeat = (): void => void this.startTurn()

  /** Begins a turn; the promise is there while it waits for its commit. */
  private startTurn(): Promise<void> | null {
    if (this.turn || this.failed) return this.turn
    const restart = (error: unknown) => {
      this.turn = null
      this.options.log.error({ documentId: this.documentId, error }, 'a room failed and restarts')
      this.fail()
    }
    try {
      this.turn = this.takeTurn()?.then(() => this.afterTurn(), restart) ?? null
      if (!this.turn) this.afterTurn()
    } catch (error) {
      restart(error)
    }
    return this.turn
  }

  private afterTurn(): void {
    this.turn = null
    if (this.tasks.length > 0 || this.hasNews) this.schedule()
    else if (this.connections.size === 0 && !this.failed) this.options.onEmpty(this)
  }

  /** Null when there was nothing to commit: then the turn is over at once. */
  private takeTurn(): Promise<void> | null {
    const tasks = this.tasks
    this.tasks = []
    const replies = new Replies()
    const written: ServerWrite[] = []
    for (const task of tasks) {
      if (task.kind === 'write') {
        if (this.serverWrite(task)) written.push(task)
      } else {
        this.process(task, replies)
      }
    }
    if (tasks.length > 0) this.retryHeld(replies)
    const gestures = this.gestures.take()
    const updates = this.newUpdates
    this.newUpdates = []
    const answer = () => {
      if (written.length > 0) this.fanOut.forgetDeleted()
      this.fanOut.send(this.connections, updates, replies, gestures)
      for (const task of written) task.resolve()
    }
    if (updates.length === 0) {
      answer()
      return null
    }
    return this.commit(updates).then((committed) => {
      if (committed) answer()
      else for (const task of written) task.reject(new Error('The write was not committed.'))
      if (this.log.length >= this.options.limits.compactAfterUpdates) void this.fold()
    })
  }

  private async commit(updates: readonly Uint8Array[]): Promise<boolean> {
    try {
      await this.log.append(updates, this.activity.take())
      return !this.failed
    } catch (error) {
      this.options.log.error(
        { documentId: this.documentId, error },
        'changes were not saved; the room restarts',
      )
      this.fail()
      return false
    }
  }

  private fail(): void {
    this.failed = true
    this.options.onFailed(this)
    for (const task of this.tasks) {
      if (task.kind === 'write') task.reject(new Error('The write was not committed.'))
    }
    this.tasks = []
    for (const connection of [...this.connections]) connection.end('not_saved')
    this.dispose()
  }

  private process(task: ClientTask, replies: Replies): void {
    const { connection } = task
    if (connection.discarded) return
    const reply = replies.to(connection)
    if (task.kind === 'join') {
      reply.joined = true
      return
    }
    connection.inboxBytes -= task.bytes.length
    if (connection.inboxBytes <= this.options.limits.inboxBytes) connection.resume()
    try {
      const decoder = decoding.createDecoder(task.bytes)
      if (decoding.readVarUint(decoder) === MESSAGE.queryAwareness) {
        const everyone = this.awareness.everyone()
        if (everyone) reply.frames.push(everyone)
        return
      }
      const kind = decoding.readVarUint(decoder)
      const payload = decoding.readVarUint8Array(decoder)
      if (kind === SYNC.step1) {
        Y.decodeStateVector(payload)
        reply.stateVector = payload
      } else if (kind === SYNC.step2 || kind === SYNC.update) {
        this.change(connection, payload, task.number, replies)
      } else {
        connection.end('bad_frame')
      }
    } catch {
      connection.end('bad_frame')
    }
  }

  private change(connection: Connection, update: Uint8Array, number: number, replies: Replies) {
    const judgement = this.judge(connection, update)
    if (judgement.kind === 'unresolved') {
      this.hold(connection, { number, update, missing: judgement.missing })
      replies.to(connection).askAgain = true
      return
    }
    connection.settle(number)
    const who = { documentId: this.documentId, connection: connection.id }
    reportJudgement(this.options.log, who, judgement)
    if (judgement.kind === 'malformed') {
      connection.end('bad_frame')
    } else if (judgement.kind === 'full') {
      // Whoever stays would hold what nobody else has.
      if (connection.extended) {
        connection.send(writeRefused({ reason: 'document_full', recordIds: [] }))
      }
      connection.end('document_full')
    } else if (judgement.kind === 'read_only') {
      // Our own client opens a fresh document; a stranger may go on reading, unheard.
      if (!connection.extended) return
      connection.send(writeRefused({ reason: 'read_only', recordIds: [] }))
      connection.end('read_only')
    } else {
      const { forbidden, invalid } = judgement
      if (forbidden.length > 0) {
        replies.refuse(connection, { reason: 'forbidden', recordIds: forbidden })
      }
      if (invalid.length > 0) {
        const recordIds = invalid.map(({ id }) => id)
        replies.refuse(connection, { reason: 'invalid_record', recordIds })
      }
    }
  }

  private judge(connection: Connection, update: Uint8Array): Judgement {
    const participant = connection.participant
    if (!participant) return { kind: 'read_only' }
    return this.gate.judge(update, participant, (clientId) => {
      const holder = this.awareness.holder(clientId)?.participant
      return !holder || holder.participantId === participant.participantId
    })
  }

  private hold(connection: Connection, change: HeldChange): void {
    if (!connection.open) return
    const { limits, now } = this.options
    if (connection.heldSince === null) {
      const since = now()
      connection.heldSince = since
      setTimeout(() => {
        if (connection.heldSince === since) connection.end('unresolved_changes')
      }, limits.unresolvedMs).unref()
    }
    connection.held.push(change)
    connection.heldBytes += change.update.length
    if (connection.heldBytes > limits.unresolvedBytes) connection.end('unresolved_changes')
  }

  /** What was missing may have come, from the same client or another. */
  private retryHeld(replies: Replies): void {
    for (const connection of this.connections) {
      if (connection.held.length === 0) continue
      const reply = replies.to(connection)
      const { askAgain } = reply
      connection.heldBytes = 0
      for (const held of connection.held.splice(0)) {
        if (this.gate.mayResolve(held.missing)) {
          this.change(connection, held.update, held.number, replies)
        } else {
          this.hold(connection, held)
        }
      }
      reply.askAgain = askAgain
      if (connection.held.length === 0) connection.heldSince = null
    }
  }

  private receiveAwareness(connection: Connection, bytes: Uint8Array): void {
    try {
      const decoder = decoding.createDecoder(bytes)
      decoding.readVarUint(decoder)
      const taken = this.awareness.receive(connection, decoding.readVarUint8Array(decoder))
      if (taken === 'too_large') return connection.end('awareness_too_large')
    } catch {
      return connection.end('bad_frame')
    }
    if (this.awareness.hasChanges) this.schedule()
  }

  /** Runs a server command's write on a copy first: one that throws half-way must leave no trace. */
  private serverWrite(task: ServerWrite): boolean {
    try {
      const copy = this.copy()
      copy.clientID = this.doc.clientID
      const updates: Uint8Array[] = []
      copy.on('update', (update: Uint8Array) => updates.push(update))
      copy.transact(() => task.write(copy))
      for (const update of updates) this.gate.take(update)
      copy.destroy()
      return true
    } catch (error) {
      task.reject(error instanceof Error ? error : new Error(String(error)))
      return false
    }
  }

  private async fold(): Promise<void> {
    try {
      await this.log.fold(this.doc)
    } catch (error) {
      const { documentId } = this
      this.options.log.error({ documentId, error }, 'the log was not folded; it goes on growing')
    }
  }
}
