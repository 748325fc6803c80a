import type { TLRecord, TLShape, TLStore } from '@tldraw/tlschema'
import * as Y from 'yjs'
import { gravesOf } from '@/sync/doc/graves'
import { jsonEqual, wellFormed, type Json } from '@/sync/doc/json'
import { compareSchemaStamp, recordsOf } from '@/sync/doc/layout'
import { Normalizer } from '@/sync/doc/normalize'
import { readText, toDelta } from '@/sync/doc/shared-text'
import { createRecordCheck } from '@/sync/doc/valid-record'
import { DocumentWriter } from './document-writer'
import { History } from './history'
import { localChanges, ownedIn } from './local-changes'
import { mapOf, spanEdits, type SpanEdit } from './operations'
import { writeToStore, type ViewChanges } from './store-writer'

export interface BindingOptions {
  store: TLStore
  doc: Y.Doc
  owns?: (record: TLRecord) => boolean
  onInvalid?: (invalid: ReadonlyMap<string, string>) => void
}

export interface BindingStatus {
  invalid: ReadonlyMap<string, string>
  /** The document follows a newer schema than this store: nothing is written. */
  isReadOnly: boolean
}

/**
 * Least time between two writes of local changes while they keep coming (a drag). Less makes the
 * document grow and others re-render more; more is seen as stutter by the others.
 */
const WRITE_INTERVAL_MS = 50

/**
 * One store bound to one document. Invariants:
 *
 * 1. `shown` is what the store held when it last agreed with the document; local changes are what
 *    differs from it [B1].
 * 2. Local changes are written before a change of the document enters the store [B3].
 * 3. Entering the store never makes the binding write [B5].
 * 4. After `sync`, the store's owned records equal the normalizer's view [B0].
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
  private textEdits = new Map<string, Map<string, SpanEdit[]>>()
  private readonly stops: (() => void)[] = []
  private isReadOnly = false
  private isSyncing = false
  private isDisposed = false
  private invalidCount = 0
  private lastWriteMs = -Infinity
  private timer: ReturnType<typeof setTimeout> | null = null
  private retry: ReturnType<typeof setTimeout> | null = null
  private markCount = 0

  constructor(private readonly options: BindingOptions) {
    const { store, doc, owns } = options
    this.store = store
    this.doc = doc
    this.owns = owns ?? (() => true)
    this.stored = ownedIn(store, this.owns)
    this.isReadOnly = compareSchemaStamp(doc, store.schema) === 'newer'
    const isFresh = recordsOf(doc).size === 0
    this.normalizer = new Normalizer(doc, {
      problem: createRecordCheck(store.schema),
      ...(owns && { outside: (id: string) => this.outsidePage(id) }),
    })
    this.history = new History(doc, (id) => this.dependents(id))
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
    if (this.timer !== null) clearTimeout(this.timer)
    if (this.retry !== null) clearTimeout(this.retry)
  }

  mark(id?: string): void {
    this.flush()
    this.history.mark(id ?? `mark ${++this.markCount}`)
  }

  /** Runs a step of history: local changes first, then its writes as one transaction. */
  inHistory(step: () => void): void {
    if (this.isDisposed || this.isReadOnly) return
    this.flush()
    this.doc.transact(step, this.origin)
    this.sync()
  }

  /** Writes local changes into the document and lets the store show the outcome. */
  flush(): void {
    if (this.isDisposed) return
    this.writeLocal()
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
    this.writeLocal({ isTracked: false })
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
    const onAfter = () => this.flush()
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
    )
  }

  private touch(id: string): void {
    const now = this.stored(id)
    const before = this.shown.get(id)
    if (now !== before) this.touched.add(id)
    // A record of another document that shapes of this one may stand on.
    if (this.options.owns && !now && !before) this.dirtyAround.add(id)
  }

  /** At the leading edge, then at most every `WRITE_INTERVAL_MS`. */
  private schedule(): void {
    if (this.timer !== null || this.isDisposed) return
    const waitMs = Math.max(0, this.lastWriteMs + WRITE_INTERVAL_MS - Date.now())
    this.timer = setTimeout(() => {
      this.timer = null
      this.flush()
    }, waitMs)
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
    for (const id of this.touched) {
      const before = this.shown.get(id)
      const after = this.stored(id)
      if (before?.typeName !== 'shape' || after?.typeName !== 'shape') continue
      const map = mapOf(this.doc, id)
      for (const [name, value] of Object.entries(after.props)) {
        const path = `props.${name}`
        const text = map?.get(path)
        const was = (before.props as Record<string, unknown>)[name]
        if (!(text instanceof Y.Text) || was === value) continue
        if (!jsonEqual(readText(after.type, path, text), was)) continue
        const delta = toDelta(after.type, path, wellFormed(value as Json))
        const edits = delta ? spanEdits(text, delta) : []
        if (edits.length === 0) continue
        const ofRecord = this.textEdits.get(id) ?? new Map<string, SpanEdit[]>()
        this.textEdits.set(id, ofRecord.set(path, edits))
      }
    }
  }

  private writeLocal({ isTracked } = { isTracked: true }): void {
    this.collectLocal()
    if (this.touched.size === 0) return
    const touched = [...this.touched]
    this.touched.clear()
    const { textEdits } = this
    this.textEdits = new Map()
    for (const id of touched) this.pending.add(id)
    if (this.isReadOnly) return
    // Inside someone's transaction our own observers would tell only later.
    for (const id of touched) this.dirtyRecords.add(id)
    for (const id of touched) if (!this.stored(id)) this.dirtyAround.add(id)
    const changes = localChanges(touched, this.shown, this.stored)
    const { created, updated, removed } = changes
    if (created.length + updated.length + removed.length === 0) return
    this.lastWriteMs = Date.now()
    this.doc.transact(() => {
      const { doc, normalizer, shown, stored } = this
      const writer = new DocumentWriter(doc, normalizer, shown, stored, textEdits)
      const operations = writer.write(changes)
      if (isTracked) this.history.record(operations)
      for (const record of created) shown.set(record.id, record)
      for (const { after } of updated) shown.set(after.id, after)
      for (const record of removed) shown.delete(record.id)
    }, this.origin)
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
        if (!this.enterStore()) break
      }
    } finally {
      this.isSyncing = false
    }
    this.reportInvalid()
  }

  /** Brings pending ids into the store; false when it has to wait for an operation to end. */
  private enterStore(): boolean {
    const changes: ViewChanges = { put: [], remove: [] }
    for (const id of this.pending) {
      const have = this.stored(id)
      const view = this.normalizer.view.get(id)
      const want = view && this.owns(view) ? view : undefined
      if (want && !(have && jsonEqual(have, want))) changes.put.push(want)
      else if (have && !want) changes.remove.push(id)
    }
    const isNeeded = changes.put.length + changes.remove.length > 0
    const outcome = isNeeded ? writeToStore(this.store, changes) : null
    if (outcome === 'busy') {
      this.retry ??= setTimeout(() => {
        this.retry = null
        this.flush()
      }, 0)
      return false
    }
    for (const [id, reason] of outcome ?? []) this.normalizer.invalid.set(id, reason)
    for (const id of this.pending) {
      const now = this.stored(id)
      if (now) this.shown.set(id, now)
      else this.shown.delete(id)
    }
    this.pending.clear()
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

  /** The page of a record that lives in the store but not in this document, or null. */
  private outsidePage(id: string): string | null {
    const seen = new Set<string>()
    for (let current = id; !seen.has(current);) {
      seen.add(current)
      const record = this.store.unsafeGetWithoutCapture(current as TLRecord['id'])
      if (!record || (current === id && this.owns(record))) return null
      if (record.typeName === 'page') return record.id
      if (record.typeName !== 'shape') return record.typeName === 'asset' ? record.id : null
      current = (record as TLShape).parentId
    }
    return null
  }
}
