// Over 400 lines: what a store shows and what it writes has to be read side by side.
import type { TLRecord, TLStore } from '@tldraw/tlschema'
import type * as Y from 'yjs'
import { gravesOf } from '@/sync/doc/graves'
import { jsonEqual } from '@/sync/doc/json'
import { compareSchemaStamp, recordsOf } from '@/sync/doc/layout'
import { Normalizer } from '@/sync/doc/normalize'
import { createRecordCheck } from '@/sync/doc/valid-record'
import type { GestureChannel } from '@/sync/protocol/gesture-channel'
import { GESTURE_PACE } from '@/sync/protocol/gesture-frames'
import { systemClock, type Clock } from './clock'
import { DocumentWriter } from './document-writer'
import { GestureOverlays } from './gesture-overlays'
import { GestureWriter } from './gesture-writer'
import { History, type Steps } from './history'
import { changeCount, localChanges, ownedIn, type LocalChanges } from './local-changes'
import { mapOf } from './operations'
import { outsidePage } from './outside-page'
import { writeToStore, type ViewChanges } from './store-writer'
import { textEditsOf, type TextEdits } from './text-edits'

export interface BindingOptions {
  store: TLStore
  doc: Y.Doc
  owns?: (record: TLRecord) => boolean
  givesWay?: (record: TLRecord) => boolean
  isWhole?: boolean
  steps?: Steps
  onInvalid?: (invalid: ReadonlyMap<string, string>) => void
  gestures?: GestureChannel
  clock?: Clock
}

export interface BindingStatus {
  invalid: ReadonlyMap<string, string>
  /** The document follows a newer schema than this store: nothing is written. */
  isReadOnly: boolean
}

/** Least time between two writes of local changes while they keep coming (typing, a slider). Less makes
 * the document grow and others re-render more; more is seen as stutter by the others. */
const WRITE_INTERVAL_MS = 50

/**
 * One store bound to one document. Invariants:
 *
 * 1. `shown` is what the store held when it last agreed with the document and what others have in
 *    flight; local changes are what differs from it [B1].
 * 2. Local changes are written before a change of the same record enters the store [B3] [D2].
 * 3. Entering the store never makes the binding write [B5] [D7].
 * 4. After `sync`, the store's owned records equal the normalizer's view with what others have in
 *    flight over it [B0]; but for records in flight here, which stay in `touched`.
 */
export class Binding {
  readonly history: History
  private readonly store: TLStore
  private readonly doc: Y.Doc
  private readonly origin = { name: 'store binding' }
  private readonly owns: (record: TLRecord) => boolean
  private readonly stored: (id: string) => TLRecord | undefined
  private readonly normalizer: Normalizer
  private readonly shown = new Map<string, TLRecord>()
  /** Ids whose store record may differ from `shown`. */
  private readonly touched = new Set<string>()
  /** Ids of records, and of graves and outside records, that changed since the last `sync`. */
  private readonly dirtyRecords = new Set<string>()
  private readonly dirtyAround = new Set<string>()
  /** Ids whose view has yet to enter the store. */
  private readonly pending = new Set<string>()
  private textEdits: TextEdits = new Map()
  private readonly stops: (() => void)[] = []
  private isReadOnly = false
  private isSyncing = false
  private isDisposed = false
  private invalidCount = 0
  private readonly clock: Clock
  private readonly gesture: GestureWriter
  private readonly overlays: GestureOverlays
  private lastWriteMs = -Infinity
  private stopTimer: (() => void) | null = null
  private stopDue: (() => void) | null = null
  private retry: ReturnType<typeof setTimeout> | null = null
  private markCount = 0

  constructor(private readonly options: BindingOptions) {
    const { store, doc, owns, isWhole, gestures } = options
    this.store = store
    this.doc = doc
    this.owns = owns ?? (() => true)
    this.stored = ownedIn(store, this.owns)
    this.isReadOnly = compareSchemaStamp(doc, store.schema) === 'newer'
    const isFresh = recordsOf(doc).size === 0
    const problem = createRecordCheck(store.schema)
    this.clock = options.clock ?? systemClock
    this.gesture = new GestureWriter(gestures, this.clock)
    this.overlays = new GestureOverlays({
      problem,
      clock: this.clock,
      shown: (id) => this.shown.get(id),
      onChange: (ids) => this.refresh(ids),
    })
    this.normalizer = new Normalizer(doc, {
      problem,
      ...(owns && !isWhole && { outside: (id: string) => outsidePage(store, owns, id) }),
    })
    this.history = new History(doc, (id) => this.dependents(id), options.steps)
    this.start(isFresh)
    this.listen()
  }

  status(): BindingStatus {
    return { invalid: this.normalizer.invalid, isReadOnly: this.isReadOnly }
  }

  dispose(): void {
    if (this.isDisposed) return
    this.flush()
    this.isDisposed = true
    for (const stop of this.stops) stop()
    this.overlays.dispose()
    this.history.dispose()
    this.stopTimer?.()
    this.stopDue?.()
    if (this.retry !== null) clearTimeout(this.retry)
  }

  mark(id?: string): void {
    this.flush()
    this.history.mark(id ?? `mark ${++this.markCount}`)
  }

  /** Runs a step of history: local changes first, then its writes as one transaction. */
  inHistory<Result>(step: () => Result): Result | undefined {
    if (this.isDisposed || this.isReadOnly) return undefined
    this.flush()
    const result = this.doc.transact(step, this.origin)
    this.sync()
    return result
  }

  /** Writes local changes into the document and lets the store show the outcome. */
  flush(): void {
    if (this.isDisposed) return
    this.writeLocal({ isWhole: true })
    this.sync()
  }

  beginGesture(): void {
    this.gesture.begin()
  }

  /** Writes what is in flight [D2]. */
  endGesture(): void {
    this.gesture.end()
    this.flush()
  }

  /** As `flush`, but what may be in flight stays so while it may. */
  private settle(): void {
    if (this.isDisposed) return
    this.writeLocal({ isWhole: !this.gesture.isHolding })
    this.sync()
  }

  private start(isFresh: boolean): void {
    const all = this.store.allRecords().map((record) => record.id as string)
    for (const [id, record] of this.normalizer.view) this.shown.set(id, record)
    for (const id of [...all, ...this.shown.keys()]) {
      if (isFresh) this.touched.add(id)
      else if (this.stored(id) || this.shown.has(id)) this.pending.add(id)
    }
    if (!isFresh) {
      this.enterStore()
      return
    }
    this.writeLocal({ isWhole: true, isTracked: false })
    // Observers are not attached yet: take in what was written.
    for (const id of recordsOf(this.doc).keys()) this.dirtyRecords.add(id)
    for (const id of this.shown.keys()) this.pending.add(id)
    for (const id of this.normalizer.view.keys()) this.pending.add(id)
    this.sync()
  }

  private listen(): void {
    const records = recordsOf(this.doc)
    const graves = gravesOf(this.doc)
    const meta = this.doc.getMap('meta')
    const onRecords = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      for (const event of events) {
        if (event.target === records)
          event.changes.keys.forEach((_, id) => this.dirtyRecords.add(id))
        else this.dirtyRecords.add(String(event.path[0]))
      }
    }
    const onGraves = (event: Y.YMapEvent<unknown>) => {
      event.changes.keys.forEach((_, id) => this.dirtyAround.add(id))
    }
    const onMeta = () => {
      this.isReadOnly = compareSchemaStamp(this.doc, this.store.schema) === 'newer'
    }
    const onBefore = (transaction: Y.Transaction) => {
      if (transaction.origin !== this.origin) this.captureTextEdits()
    }
    const onAfter = () => this.settle()
    records.observeDeep(onRecords)
    graves.observe(onGraves)
    meta.observe(onMeta)
    this.doc.on('beforeTransaction', onBefore)
    this.doc.on('afterAllTransactions', onAfter)
    this.stops.push(
      () => records.unobserveDeep(onRecords),
      () => graves.unobserve(onGraves),
      () => meta.unobserve(onMeta),
      () => this.doc.off('beforeTransaction', onBefore),
      () => this.doc.off('afterAllTransactions', onAfter),
      this.store.listen(
        ({ changes }) => {
          for (const id of Object.keys(changes.added)) this.touch(id)
          for (const id of Object.keys(changes.updated)) this.touch(id)
          for (const id of Object.keys(changes.removed)) this.touch(id)
          if (this.touched.size + this.dirtyAround.size > 0) this.schedule()
        },
        { scope: 'document' },
      ),
      this.options.gestures?.listen((frame) => {
        if (frame === null) this.flush()
        this.overlays.receive(frame)
      }) ?? (() => undefined),
    )
  }

  private touch(id: string): void {
    const now = this.stored(id)
    const before = this.shown.get(id)
    if (now !== before) this.touched.add(id)
    // A record of another document that shapes of this one may stand on.
    if (this.options.owns && !now && !before) this.dirtyAround.add(id)
  }

  /** At the leading edge, then at most once per interval. */
  private schedule(): void {
    if (this.stopTimer || this.isDisposed) return
    const intervalMs = this.gesture.isHolding ? GESTURE_PACE.frameMs : WRITE_INTERVAL_MS
    const waitMs = Math.max(0, this.lastWriteMs + intervalMs - this.clock.now())
    this.stopTimer = this.clock.after(waitMs, () => {
      this.stopTimer = null
      this.settle()
    })
  }

  /** What others have in flight of these records has changed, or glides on. */
  private refresh(ids: Iterable<string>): void {
    if (this.isDisposed) return
    this.collectLocal()
    // What was changed here stays as it is until it is written.
    for (const id of ids) if (!this.touched.has(id)) this.pending.add(id)
    if (this.retry === null) this.sync()
  }

  /** The store delivers its events once a frame; adding a listener makes it deliver now [B3]. */
  private collectLocal(): void {
    this.store.listen(() => undefined)()
  }

  /**
   * Before others' letters enter a text that also changed here: notes what changed here by the
   * letters' identity, which holds whatever comes in between [B7].
   */
  private captureTextEdits(): void {
    if (this.isSyncing || this.textEdits.size > 0 || this.dirtyRecords.size > 0) return
    this.collectLocal()
    this.textEdits = textEditsOf(this.doc, this.touched, this.shown, this.stored)
  }

  /**
   * Writes local changes, with those in flight when `isWhole` or when they are due; else takes note of
   * what may be in flight and writes the rest.
   */
  private writeLocal({ isWhole, isTracked = true }: { isWhole: boolean; isTracked?: boolean }) {
    this.collectLocal()
    this.giveWay()
    if (this.touched.size === 0) return
    const now = this.clock.now()
    const changes = localChanges(this.touched, this.shown, this.stored)
    const isGone = (id: string) => this.gesture.has(id) && !mapOf(this.doc, id)
    changes.updated = changes.updated.filter(({ after }) => !isGone(after.id)) // [D2]
    if (changeCount(changes) > 0) this.lastWriteMs = now
    for (const each of changes.updated) this.overlays.mute(each)
    if (isWhole || this.isReadOnly || (this.gesture.dueMs ?? Infinity) <= now) {
      this.gesture.land()
    } else {
      const stored = (id: string) =>
        mapOf(this.doc, id) ? this.normalizer.view.get(id) : undefined
      changes.updated = this.gesture.hold(changes.updated, stored)
      this.watchDue()
    }
    this.write(changes, isTracked)
    this.gesture.tell()
  }

  /** What another document's record has taken the place of was not deleted here. */
  private giveWay(): void {
    const { givesWay } = this.options
    if (!givesWay) return
    for (const id of this.touched) {
      const there = this.store.unsafeGetWithoutCapture(id as TLRecord['id'])
      if (!there || !this.shown.has(id) || !givesWay(there)) continue
      this.touched.delete(id)
      this.shown.delete(id)
    }
  }

  /** Everything that was touched and isn't in flight is then as the document has it. */
  private write(changes: LocalChanges, isTracked: boolean): void {
    const touched = [...this.touched].filter((id) => !this.gesture.has(id))
    for (const id of touched) this.touched.delete(id)
    const { textEdits } = this
    this.textEdits = new Map()
    for (const id of touched) this.pending.add(id)
    if (this.isReadOnly) return
    // Inside someone's transaction our own observers would tell only later.
    for (const id of touched) this.dirtyRecords.add(id)
    for (const id of touched) if (!this.stored(id)) this.dirtyAround.add(id)
    if (changeCount(changes) === 0) return
    this.doc.transact(() => {
      const { doc, normalizer, shown, stored } = this
      const writer = new DocumentWriter(doc, normalizer, shown, stored, textEdits)
      const operations = writer.write(changes)
      if (isTracked) this.history.record(operations)
      for (const record of changes.created) shown.set(record.id, record)
      for (const { after } of changes.updated) shown.set(after.id, after)
      for (const record of changes.removed) shown.delete(record.id)
    }, this.origin)
  }

  private watchDue(): void {
    const { dueMs } = this.gesture
    if (dueMs === null || this.stopDue) return
    this.stopDue = this.clock.after(dueMs - this.clock.now(), () => {
      this.stopDue = null
      this.settle()
      this.watchDue()
    })
  }

  /** Takes in what changed in the document and brings it into the store. */
  private sync(): void {
    if (this.isSyncing || this.isDisposed) return
    this.isSyncing = true
    try {
      while (this.dirtyRecords.size + this.dirtyAround.size + this.pending.size > 0) {
        const records = [...this.dirtyRecords]
        const around = [...this.dirtyAround]
        this.dirtyRecords.clear()
        this.dirtyAround.clear()
        for (const id of this.normalizer.update(records, around)) this.pending.add(id)
        // Somebody else's change reaches what is in flight here [D2]. It is written over it, as
        // everything local is, and the view has to be taken in once more.
        if (this.gesture.touches(this.pending)) this.writeLocal({ isWhole: true })
        else if (!this.enterStore()) break
      }
    } finally {
      this.isSyncing = false
    }
    this.reportInvalid()
  }

  /** Brings pending ids into the store; false when it has to wait for an operation to end. */
  private enterStore(): boolean {
    const changes: ViewChanges = { put: [], remove: [] }
    const refused = new Set<string>()
    for (const id of this.pending) {
      const have = this.stored(id)
      const view = this.normalizer.view.get(id)
      const want = view && this.owns(view) ? this.overlays.over(view) : undefined
      if (want && !(have && jsonEqual(have, want))) changes.put.push(want)
      else if (have && !want) changes.remove.push(id)
    }
    const isNeeded = changes.put.length + changes.remove.length > 0
    const outcome = isNeeded ? writeToStore(this.store, changes) : null
    if (outcome === 'busy') {
      this.retry ??= setTimeout(() => {
        this.retry = null
        this.settle()
      }, 0)
      return false
    }
    for (const [id, reason] of outcome ?? []) {
      if (this.overlays.drop(id))
        refused.add(id) // Shown as the document has it, next round.
      else this.normalizer.invalid.set(id, reason)
    }
    for (const id of this.pending) {
      const now = this.stored(id)
      if (now) this.shown.set(id, now)
      else this.shown.delete(id)
    }
    this.pending.clear()
    for (const id of refused) this.pending.add(id)
    return true
  }

  private reportInvalid(): void {
    const { size } = this.normalizer.invalid
    if (size === this.invalidCount) return
    this.invalidCount = size
    this.options.onInvalid?.(this.normalizer.invalid)
  }

  /** Stored records that refer to this one right now, also in the middle of a transaction. */
  private *dependents(id: string): Iterable<string> {
    for (const child of this.normalizer.storedChildren(id)) {
      const geometry = mapOf(this.doc, child)?.get('geometry')
      if (Array.isArray(geometry) && geometry[0] === id) yield child
    }
    for (const binding of this.normalizer.ends.involving(id))
      if (mapOf(this.doc, binding)) yield binding
  }
}
