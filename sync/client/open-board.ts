import { Doc } from 'yjs'
import {
  canReplay,
  replay,
  type RecordChange,
  type RecordChanges,
  type Replayed,
} from '../doc/replay'
import { readFields } from '../doc/layout'
import { isLocked } from '../doc/permissions'
import type { CloseReason } from '../protocol/close-reasons'
import { connectBoard, type BoardConnection, type ConnectBoardOptions } from './connect-board'
import { clearOldCopies } from './old-copies'
import type { LateReason } from './returning'
import {
  AsideChanges,
  isFollowReason,
  type AsideReason,
  type FollowReason,
  type WaitingAside,
} from './set-aside'

/** A document and the connection that fills it and keeps it equal to everyone else's. */
export interface BoardAt {
  doc: Doc
  connection: BoardConnection
}

/**
 * A board that stays open whatever happens to its document: when the server starts a new epoch, or
 * this person's rights change, a fresh document follows, and what was unsent is done again in it, or
 * kept until it may be [E5].
 */
export interface OpenBoard {
  /** The same object until another document has followed. */
  readonly current: BoardAt
  /** Why `current` followed another document; null for the first. */
  readonly followed: FollowReason | null
  /** Records whose changes wait for `replayAside` or `discardAside`. */
  readonly aside: number
  /** Of these, how many came too late for the board [E9]. */
  readonly late: number
  /** Calls back when `current` or `aside` has changed. */
  subscribe(listener: () => void): () => void
  /** Called with what became of changes that were done again. */
  onReplayed(listener: (result: Replayed) => void): () => void
  /** Does again what was set aside because it was not allowed then. What isn't `allowed` goes on waiting. */
  replayAside(allowed?: (change: RecordChange) => boolean): Promise<void>
  discardAside(): Promise<void>
  /** Ends the connection and lets go of the document. */
  close(): void
}

/** What this person could not write, as a reader or for want of room, waits until they say so; the
 * rest goes on by itself. */
const isAutomatic = (reason: AsideReason) => reason === 'epoch_changed'
const isOffered = (reason: AsideReason) => !isAutomatic(reason)
const isLate = (reason: AsideReason): reason is LateReason =>
  reason === 'removed' || reason === 'put_back'
/** A fresh document that is refused this often in a row will go on being refused. */
const MOST_FOLLOWERS = 3

/** Where the board is and who opens it. */
export type OpenBoardOptions = Omit<ConnectBoardOptions, 'doc' | 'onEnded' | 'onLate'>

export function openBoard(options: OpenBoardOptions): OpenBoard {
  return new LiveBoard(options)
}

class LiveBoard implements OpenBoard {
  current: BoardAt
  followed: FollowReason | null = null
  aside = 0
  late = 0
  private readonly cleared: Promise<void>
  private readonly changes: AsideChanges
  private readonly listeners = new Set<() => void>()
  private readonly replayListeners = new Set<(result: Replayed) => void>()
  /** Keys of what is being done again. */
  private readonly bringing = new Set<string>()
  private closed = false
  /** Documents opened since the last one that arrived. */
  private followers = 0

  constructor(private readonly options: OpenBoardOptions) {
    const owner = { participantId: options.participantId, documentId: options.boardId }
    this.changes = new AsideChanges(owner)
    this.cleared = options.keepOffline ? clearOldCopies(owner, this.changes) : Promise.resolve()
    this.current = this.open(0)
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  onReplayed(listener: (result: Replayed) => void): () => void {
    this.replayListeners.add(listener)
    return () => this.replayListeners.delete(listener)
  }

  async replayAside(allowed: (change: RecordChange) => boolean = () => true): Promise<void> {
    await this.bring(this.current, isOffered, allowed)
    await this.countAside()
  }

  async discardAside(): Promise<void> {
    await this.changes.delete(await this.changes.waiting(isOffered))
    await this.countAside()
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    this.listeners.clear()
    this.replayListeners.clear()
    end(this.current)
  }

  private open(expected: number): BoardAt {
    const doc = new Doc()
    const connection = connectBoard({
      ...this.options,
      doc,
      onEnded: (reason) => this.follows(reason),
      onLate: (reason, { changes, schema }) => this.keepLate(reason, changes, schema),
    })
    const at = { doc, connection }
    connection.expect(expected)
    void connection.whenSynced.then(() => this.arrived(at))
    return at
  }

  private async arrived(at: BoardAt): Promise<void> {
    this.followers = 0
    await this.cleared
    await this.bring(at, isAutomatic)
    at.connection.expect(0)
    await this.countAside()
  }

  /** True when a fresh document follows one that ended for this reason. */
  private follows(reason: CloseReason): boolean {
    if (!isFollowReason(reason) || this.closed || this.followers >= MOST_FOLLOWERS) return false
    this.followers += 1
    void this.follow(reason)
    return true
  }

  private async follow(reason: FollowReason): Promise<void> {
    const old = this.current
    await old.connection.setAside(this.changes, reason)
    end(old)
    if (this.closed) return
    const expected = await this.changes.count(isAutomatic)
    this.followed = reason
    this.current = this.open(expected)
    await this.countAside()
    this.tell()
  }

  /**
   * Does changes again in a document that holds what the server has [E7]. They are deleted where they
   * waited once they are kept in the document's copy, or sent where nothing is kept.
   */
  private async bring(
    at: BoardAt,
    isWanted: (reason: AsideReason) => boolean,
    isAllowed: (change: RecordChange) => boolean = () => true,
  ): Promise<void> {
    if (this.isGone(at) || !canReplay(at.doc)) return
    const all = (await this.changes.waiting(isWanted)).filter((set) => !this.isBringing(set))
    const sets = all.filter((set) => set.changes.every(isAllowed) && !isOutOfReach(at.doc, set))
    const result = { written: 0, left: all.length - sets.length }
    if (all.length === 0) return
    const keys = sets.map(({ key }) => key)
    for (const key of keys) this.bringing.add(key.join())
    let isDone = false
    await at.connection.bring(keys, (fresh) => {
      // Another document has followed meanwhile: they are for that one.
      if (this.isGone(at)) return false
      for (const set of sets) {
        if (!fresh.includes(set.key)) continue
        // Deleted meanwhile: whoever says so wants it there again.
        const restores = set.reason === 'removed'
        const { written, left } = replay(at.doc, set, { origin: this, restores })
        result.written += written
        result.left += left
      }
      isDone = true
      return true
    })
    if (isDone) await this.changes.delete(sets)
    for (const key of keys) this.bringing.delete(key.join())
    if (result.written + result.left === 0) return
    for (const listener of [...this.replayListeners]) listener(result)
  }

  /** Each record is a set of its own, so that tabs which sent the same change keep it once. */
  private async keepLate(
    reason: LateReason,
    changes: readonly RecordChange[],
    schema: RecordChanges['schema'],
  ): Promise<void> {
    for (const change of changes) {
      const identity = JSON.stringify([reason, change.id, change.after])
      await this.changes.put({ reason, schema, changes: [change] }, identity)
    }
    await this.countAside()
  }

  private isBringing({ key }: WaitingAside): boolean {
    return this.bringing.has(key.join())
  }

  private isGone(at: BoardAt): boolean {
    return this.closed || at !== this.current
  }

  private async countAside(): Promise<void> {
    const aside = await this.changes.count(isOffered)
    const late = await this.changes.count(isLate)
    if (aside === this.aside && late === this.late) return
    this.aside = aside
    this.late = late
    this.tell()
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener()
  }
}

function end({ doc, connection }: BoardAt): void {
  connection.destroy()
  doc.destroy()
}

/**
 * Of what is gone only a facilitator may make another (an axis, an area): it waits until that is there
 * again, as when a hidden frame is shown.
 */
function isOutOfReach(doc: Doc, { reason, changes }: WaitingAside): boolean {
  return (
    reason === 'removed' &&
    changes.some(({ id, after }) => after !== null && isLocked(after) && !readFields(doc, id))
  )
}
