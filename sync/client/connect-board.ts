// Over 400 lines: one state machine; split, its transitions could only be read across files.
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import type { RecordChanges } from '../doc/replay'
import { closeReasonOf, isFinal, type CloseReason } from '../protocol/close-reasons'
import { NO_SIGNAL, readSignal, type DialogueSignal } from '../protocol/dialogue-signal'
import type { GestureChannel } from '../protocol/gesture-channel'
import {
  carriesChanges,
  EPOCH_PARAM,
  EXTENSIONS_PARAM,
  MESSAGE,
  readCommitted,
  readEpoch,
  readRefused,
  SYNC,
  SYNC_PATH,
  writeAwareness,
  type Refusal,
} from '../protocol/messages'
import { readSession, type SessionFrame } from '../protocol/session-frame'
import { backoffMs } from './backoff'
import { GestureLine } from './gesture-line'
import { FROM_COPY, KeptDocument } from './kept-document'
import type { KeptChange } from './offline-copy'
import { Returning, type LateReason } from './returning'
import type { AsideChanges, AsideKey, AsideReason } from './set-aside'
import { UnsavedChanges } from './unsaved-changes'
import { onPageWake } from './page-wake'

/** What the saved sign shows; always true [C1]. */
export interface SavedStatus {
  /**
   * `saved`: every local change is committed to the server's database. `saving`: connected, not all
   * is (also while the first connection is made). `offline`: not connected, trying again by itself.
   * `closed`: the server has ended this, `reason` says why; only `retry` tries again.
   */
  state: 'saved' | 'saving' | 'offline' | 'closed'
  /** Local changes not known to be committed. */
  waiting: number
  /** Why the last connection ended, as far as the server said; null while connected. */
  reason: CloseReason | null
  /** Changes that wait outlive this page: they are kept in the browser [O2]. */
  kept: boolean
}

/** Throw from `getToken` when the server refuses for good, so that nobody retries in vain. */
export class TokenRefused extends Error {
  constructor(readonly reason: CloseReason) {
    super(`The server gave no token: ${reason}.`)
    this.name = 'TokenRefused'
  }
}

export interface ConnectBoardOptions {
  /** Where the server is, e.g. `wss://board.example`; `/sync` is added. */
  baseUrl: string
  boardId: string
  /** Whose connection this is; whatever is kept on this device is kept under it. */
  participantId: string
  doc: Y.Doc
  awareness?: Awareness
  /**
   * Keep a copy in the browser, where there is one: unsent changes then survive a reload [O1].
   * Default: no.
   */
  keepOffline?: boolean
  /** A fresh sync token. Rejections are retried, `TokenRefused` is not. */
  getToken: () => Promise<string>
  /**
   * Asked when the server ends the connection for good. True when somebody takes over what this
   * document holds (`setAside`): the sign then goes on saying `saving` instead of `closed`.
   */
  onEnded?: (reason: CloseReason) => boolean
  /**
   * Called with changes made while there was no connection that nothing was kept of [E9]; what it
   * returns is waited for before this browser forgets them. Default: they are forgotten.
   */
  onLate?: (reason: LateReason, changes: RecordChanges) => Promise<void>
  /** For programs without a browser's WebSocket. */
  WebSocketImpl?: typeof WebSocket
}

export interface BoardConnection {
  /** The same object until something changes, as `useSyncExternalStore` wants it. */
  readonly status: SavedStatus
  subscribe(listener: () => void): () => void
  /** Called with what the server refused or put back. */
  onRefused(listener: (refusal: Refusal) => void): () => void
  /** What the server last said about the dialogue; survives a lost connection. */
  readonly signal: DialogueSignal
  onSignal(listener: (signal: DialogueSignal) => void): () => void
  /** Where the meeting is, as the server last said; survives a lost connection. Null before it has. */
  readonly session: SessionFrame | null
  onSession(listener: (session: SessionFrame) => void): () => void
  /** Resolves when the document first holds everything the server has. */
  readonly whenSynced: Promise<void>
  /** Resolves when this browser's copy is in the document: true when it held anything. */
  readonly whenOpened: Promise<boolean>
  readonly awareness: Awareness
  readonly provider: WebsocketProvider
  /** What this tab and the others have in flight; for the binding. */
  readonly gestures: GestureChannel
  /** Tries again at once, also after `closed`. */
  retry(): void
  /**
   * Takes from this document what the server has not committed, as records, and sets it aside for
   * another document to bring. Call once the connection has ended.
   */
  setAside(aside: AsideChanges, reason: AsideReason): Promise<void>
  /**
   * Does again here what was set aside under these keys. `work` gets those that no other tab has
   * brought; false from it means that nothing was done. Resolves when what it did is kept.
   */
  bring(keys: readonly AsideKey[], work: (fresh: readonly AsideKey[]) => boolean): Promise<void>
  /** Changes that are about to be made in this document: they count as waiting until `expect(0)`. */
  expect(count: number): void
  destroy(): void
}

/** After these, what this browser keeps of the board is no longer this person's to keep. */
const ENDS_KEEPING: ReadonlySet<CloseReason> = new Set([
  'revoked',
  'taken_out',
  'taken_over',
  'bad_token',
  'unknown_document',
])
/** Tokens are good for an hour; ours is renewed well before. */
const TOKEN_REUSE_MS = 20 * 60_000
/** A commit that takes longer than this means that the line is dead, whatever the socket says. */
const COMMIT_TIMEOUT_MS = 15_000

/** Connects a document to its board's room and keeps it connected. */
export function connectBoard(options: ConnectBoardOptions): BoardConnection {
  return new LiveConnection(options)
}

class LiveConnection implements BoardConnection {
  readonly awareness: Awareness
  readonly provider: WebsocketProvider
  readonly whenSynced: Promise<void>
  readonly whenOpened: Promise<boolean>
  readonly gestures: GestureLine
  private readonly changes = new UnsavedChanges<KeptChange>()
  private readonly kept: KeptDocument
  private readonly returning: Returning
  private readonly listeners = new Set<() => void>()
  private readonly refusalListeners = new Set<(refusal: Refusal) => void>()
  private readonly signalListeners = new Set<(signal: DialogueSignal) => void>()
  private readonly sessionListeners = new Set<(session: SessionFrame) => void>()
  signal = NO_SIGNAL
  session: SessionFrame | null = null
  private current: SavedStatus = { state: 'saving', waiting: 0, reason: null, kept: false }
  private connected = false
  private failedOnce = false
  private reason: CloseReason | null = null
  private closed = false
  private takenOver = false
  private expected = 0
  private destroyed = false
  private failures = 0
  private token: { value: string; at: number } | null = null
  /** The last token was refused; a fresh one that is refused too ends the matter. */
  private tokenRefused = false
  private connecting = false
  private retryTimer: ReturnType<typeof setTimeout> | undefined
  private commitTimer: ReturnType<typeof setTimeout> | undefined
  private readonly stopListening: () => void
  private readonly onLocalChange: (update: Uint8Array, origin: unknown) => void
  private readonly onAwareness: (change: {
    added: number[]
    updated: number[]
    removed: number[]
  }) => void

  constructor(private readonly options: ConnectBoardOptions) {
    const { doc } = options
    this.awareness = options.awareness ?? new Awareness(doc)
    this.gestures = new GestureLine({
      clientId: () => this.awareness.clientID,
      socket: () => (this.connected && this.provider.synced ? this.provider.ws : null),
      onChange: () => this.refresh(),
    })
    this.kept = new KeptDocument({
      doc,
      participantId: options.participantId,
      documentId: options.boardId,
      keep: options.keepOffline ?? false,
      onChange: () => this.refresh(),
    })
    this.returning = new Returning({
      doc,
      confirmed: this.kept.confirmed,
      onLate: options.onLate ?? (() => Promise.resolve()),
    })
    this.whenOpened = this.kept.opened.then(async (hadContent) => {
      await this.takeOthers()
      return hadContent
    })
    this.onLocalChange = (update, origin) => {
      if (origin === FROM_COPY) return
      if (origin === this.provider) return this.kept.arrived(update)
      this.changes.changed(this.kept.changed(update))
      this.refresh()
    }
    // Before the provider adds its own: a change is counted before its frame is.
    doc.on('update', this.onLocalChange)
    this.provider = new WebsocketProvider(
      options.baseUrl.replace(/\/+$/, '') + SYNC_PATH,
      options.boardId,
      doc,
      {
        connect: false,
        awareness: this.awareness,
        params: { token: '', [EXTENSIONS_PARAM]: '1' },
        // Another tab's changes must come through the server's gate, not around it.
        disableBc: true,
        WebSocketPolyfill: this.countingSocket(options.WebSocketImpl ?? WebSocket),
        // Reconnecting is ours: it may need a fresh token first.
        shouldReconnect: () => false,
      },
    )
    this.whenSynced = new Promise((resolve) => {
      this.provider.on('sync', (synced) => {
        if (!synced) return
        this.returning.synced()
        resolve()
      })
    })
    this.onAwareness = ({ added, updated, removed }) => {
      if ([...added, ...updated, ...removed].includes(this.awareness.clientID)) this.sendPresence()
    }
    this.attach()
    this.stopListening = onPageWake(
      () => this.wake(),
      // Not given up: the server may be on this very machine, and the next try finds it.
      () => this.connected && this.provider.disconnect(),
    )
    void this.connect()
  }

  get status(): SavedStatus {
    return this.current
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  onRefused(listener: (refusal: Refusal) => void): () => void {
    this.refusalListeners.add(listener)
    return () => this.refusalListeners.delete(listener)
  }

  onSignal(listener: (signal: DialogueSignal) => void): () => void {
    this.signalListeners.add(listener)
    return () => this.signalListeners.delete(listener)
  }

  onSession(listener: (session: SessionFrame) => void): () => void {
    this.sessionListeners.add(listener)
    return () => this.sessionListeners.delete(listener)
  }

  retry(): void {
    if (this.destroyed || this.connected) return
    this.closed = false
    this.token = null
    this.tokenRefused = false
    this.wake()
  }

  setAside(aside: AsideChanges, reason: AsideReason): Promise<void> {
    return this.kept.setAside(this.changes.all(), aside, reason)
  }

  bring(keys: readonly AsideKey[], work: (fresh: readonly AsideKey[]) => boolean): Promise<void> {
    return this.kept.bring(keys, work)
  }

  expect(count: number): void {
    this.expected = count
    this.refresh()
  }

  destroy(): void {
    if (this.destroyed) return
    this.destroyed = true
    clearTimeout(this.retryTimer)
    clearTimeout(this.commitTimer)
    this.stopListening()
    this.options.doc.off('update', this.onLocalChange)
    this.awareness.off('update', this.onAwareness)
    this.gestures.close()
    this.provider.destroy()
    void this.kept.close()
    if (!this.options.awareness) this.awareness.destroy()
    this.listeners.clear()
    this.refusalListeners.clear()
    this.signalListeners.clear()
    this.sessionListeners.clear()
  }

  private attach(): void {
    const { provider, awareness } = this
    // y-websocket sends everyone's states back to the server, which wants only ours.
    awareness.off('update', provider._awarenessUpdateHandler)
    awareness.on('update', this.onAwareness)
    const takeIn = provider.messageHandlers[MESSAGE.sync]
    provider.messageHandlers[MESSAGE.sync] = (...message) => {
      // Nothing of the server's is in the document yet.
      if (!provider.synced) this.returning.begin(this.changes.waiting > 0)
      takeIn?.(...message)
    }
    provider.messageHandlers[MESSAGE.committed] = (_encoder, decoder) => {
      this.saved(this.changes.committed(readCommitted(decoder)))
      clearTimeout(this.commitTimer)
      this.commitTimer = undefined
      this.failures = 0
      this.tokenRefused = false
      this.refresh()
    }
    provider.messageHandlers[MESSAGE.epoch] = (_encoder, decoder) => {
      void this.kept.learnEpoch(readEpoch(decoder), () => this.changes.all())
    }
    provider.messageHandlers[MESSAGE.gesture] = (_encoder, decoder) =>
      this.gestures.receive(decoder)
    provider.messageHandlers[MESSAGE.refused] = (_encoder, decoder) => {
      const refusal = readRefused(decoder)
      if (refusal) this.returning.refused(refusal)
      if (refusal) for (const listener of [...this.refusalListeners]) listener(refusal)
    }
    provider.messageHandlers[MESSAGE.signal] = (_encoder, decoder) => {
      const signal = readSignal(decoder)
      if (!signal) return
      this.signal = signal
      for (const listener of [...this.signalListeners]) listener(signal)
    }
    provider.messageHandlers[MESSAGE.session] = (_encoder, decoder) => {
      const session = readSession(decoder)
      if (!session) return
      this.session = session
      for (const listener of [...this.sessionListeners]) listener(session)
    }
    provider.on('status', ({ status }) => {
      if (status !== 'connected') return
      this.connected = true
      this.connecting = false
      this.reason = null
      // A higher clock, or those who saw us leave would ignore us until we next move.
      if (awareness.getLocalState() !== null) awareness.setLocalState(awareness.getLocalState())
      this.refresh()
    })
    provider.on('connection-close', (event) => this.lost(event?.code ?? null))
  }

  private saved(changes: readonly KeptChange[]): void {
    const { pending } = this.returning
    this.returning.committed()
    if (pending) void pending.finally(() => this.kept.saved(changes))
    else this.kept.saved(changes)
  }

  /** A WebSocket that tells us which frames go out, so that `committed n` can be understood. */
  private countingSocket(Base: typeof WebSocket): typeof WebSocket {
    const sent = (data: unknown) => {
      if (!(data instanceof Uint8Array) || !carriesChanges(data)) return
      if (data[1] === SYNC.step2) this.changes.sentEverything()
      else this.changes.sentChange()
      this.refresh()
    }
    return class CountingSocket extends Base {
      override send(data: Parameters<WebSocket['send']>[0]): void {
        sent(data)
        super.send(data)
      }
    }
  }

  private sendPresence(): void {
    const socket = this.provider.ws
    if (!this.provider.wsconnected || !socket || socket.readyState !== socket.OPEN) return
    socket.send(writeAwareness(encodeAwarenessUpdate(this.awareness, [this.awareness.clientID])))
  }

  private async connect(): Promise<void> {
    if (this.destroyed || this.closed || this.connected || this.connecting) return
    this.connecting = true
    await this.whenOpened
    await this.takeOthers()
    if (this.destroyed) return
    try {
      if (!this.token || Date.now() - this.token.at > TOKEN_REUSE_MS) {
        this.token = { value: await this.options.getToken(), at: Date.now() }
      }
    } catch (error) {
      this.connecting = false
      if (error instanceof TokenRefused) this.close(error.reason)
      else this.failed()
      return
    }
    if (this.destroyed) return
    const { epoch } = this.kept
    this.provider.params = {
      ...this.provider.params,
      token: this.token.value,
      ...(epoch !== null && { [EPOCH_PARAM]: String(epoch) }),
    }
    this.provider.connect()
  }

  /** What other tabs left unsent is ours to send as well, and to count [O3]. */
  private async takeOthers(): Promise<void> {
    for (const change of await this.kept.takeOthers()) this.changes.changed(change)
    this.refresh()
  }

  /** The connection ended, or could not be made. `code` is null when we ended it ourselves. */
  private lost(code: number | null): void {
    this.provider.shouldConnect = false
    this.connected = this.connecting = false
    this.changes.disconnected()
    if (this.destroyed) return
    // Before anybody takes what is unsent: what is in flight here is written into the document now.
    this.gestures.lost()
    this.reason = code === null ? null : closeReasonOf(code)
    if (this.reason === 'token_expired' || this.reason === 'bad_token') {
      this.token = null
      if (this.tokenRefused) return this.close(this.reason)
      this.tokenRefused = true
    } else if (code !== null && isFinal(code)) {
      return this.close(this.reason)
    }
    this.failed()
  }

  private failed(): void {
    if (this.destroyed) return
    this.failedOnce = true
    this.failures += 1
    clearTimeout(this.retryTimer)
    this.retryTimer = setTimeout(() => void this.connect(), backoffMs(this.failures))
    this.refresh()
  }

  private close(reason: CloseReason | null): void {
    this.closed = true
    this.takenOver = reason !== null && (this.options.onEnded?.(reason) ?? false)
    this.reason = reason
    if (reason !== null && ENDS_KEEPING.has(reason)) void this.kept.forget() // [O5]
    this.refresh()
  }

  /** The network or the page is back: no need to wait out the back-off. */
  private wake(): void {
    if (this.destroyed || this.closed || this.connected || this.connecting) return
    clearTimeout(this.retryTimer)
    this.failures = 0
    void this.connect()
  }

  private refresh(): void {
    if (this.destroyed) return
    this.watchCommit()
    const inFlight = this.gestures.records
    const waiting = this.changes.waiting + this.expected + inFlight
    const state = this.state()
    const { current, reason } = this
    const kept = this.kept.isKept && inFlight === 0
    const isSame = current.state === state && current.reason === reason && current.kept === kept
    if (isSame && current.waiting === waiting) return
    this.current = { state, waiting, reason, kept }
    for (const listener of [...this.listeners]) listener()
  }

  private state(): SavedStatus['state'] {
    if (this.closed) return this.takenOver ? 'saving' : 'closed'
    const isAllWritten = this.expected === 0 && this.gestures.records === 0
    if (this.connected) return this.changes.settled && isAllWritten ? 'saved' : 'saving'
    return this.failedOnce ? 'offline' : 'saving'
  }

  /** Gives up on a line that moves no bytes and commits nothing. */
  private watchCommit(): void {
    if (!this.changes.inFlight) {
      clearTimeout(this.commitTimer)
      this.commitTimer = undefined
      return
    }
    const unsentBytes = this.provider.ws?.bufferedAmount ?? 0
    this.commitTimer ??= setTimeout(() => {
      this.commitTimer = undefined
      if (this.destroyed || !this.connected || !this.changes.inFlight) return
      // A long offline time on a slow line takes its while: that it moves is enough.
      if ((this.provider.ws?.bufferedAmount ?? 0) < unsentBytes) this.watchCommit()
      else this.provider.disconnect()
    }, COMMIT_TIMEOUT_MS)
  }
}
