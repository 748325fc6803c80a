import * as Y from 'yjs'
import type { Delta } from '@/sync/doc/delta'
import { jsonEqual } from '@/sync/doc/json'
import { deltaOf } from '@/sync/doc/shared-text'
import { Aliases } from './aliases'
import {
  createRecord,
  mapOf,
  removeRecord,
  restoreText,
  setField,
  stampOf,
  wouldCycle,
  type Operation,
} from './operations'
import { removeSpans } from './text-spans'
import { GEOMETRY } from '@/sync/doc/fields'

/** Steps kept; older ones can't be undone any more. Each holds the values it replaced. */
const MAX_ENTRIES = 500

type Entry =
  | { kind: 'stop'; id: string }
  /** `at`: when it was made, by the steps' own count. */
  | { kind: 'step'; at: number; operations: Operation[] }

/** Counts steps over the histories of one editor that shows several documents. */
export class Steps {
  /** Grows with every mark, so that what one gesture does in two documents is one step. */
  now = 0
  readonly histories = new Set<History>()
}

/** Ids that still refer to a stored record: shapes inside it, bindings to it. */
export type Dependents = (id: string) => Iterable<string>

/**
 * Undo and redo of one person's own changes [U1]–[U4].
 *
 * 1. An operation is taken back only where the document still holds what that operation left: the
 *    field was written by nobody else since, the created record is as its maker left it and nobody
 *    relies on it, the letters are still there. What others did since stays as it is.
 * 2. Taking an operation back gives its inverse, so that redo obeys the same rule.
 * 3. What undo writes stands for what it restores (`Aliases`): the step before it finds its own
 *    writes again.
 * 4. One undo takes back one step; steps end at marks and at every undo and redo.
 */
export class History {
  private undos: Entry[] = []
  private redos: Entry[] = []
  private open = false
  private readonly aliases = new Aliases()
  private readonly listeners = new Set<() => void>()

  constructor(
    private readonly doc: Y.Doc,
    private readonly dependents: Dependents,
    private readonly steps = new Steps(),
  ) {
    steps.histories.add(this)
  }

  dispose(): void {
    this.steps.histories.delete(this)
  }

  /** When the step was made that `undo` would take back; null when there is none. */
  get nextUndo(): number | null {
    return lastStep(this.undos)
  }

  get nextRedo(): number | null {
    return lastStep(this.redos)
  }

  canUndo(): boolean {
    return this.undos.some((entry) => entry.kind === 'step')
  }

  canRedo(): boolean {
    return this.redos.some((entry) => entry.kind === 'step')
  }

  /** Calls `listener` whenever `canUndo` or `canRedo` may have changed; returns the off switch. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Adds to the current step; new work ends what could be redone. */
  record(operations: readonly Operation[]): void {
    if (operations.length === 0) return
    const last = this.undos.at(-1)
    if (this.open && last?.kind === 'step') {
      for (const operation of operations) append(last.operations, operation)
    } else {
      this.undos.push({ kind: 'step', at: this.steps.now, operations: [...operations] })
      if (this.undos.length > MAX_ENTRIES) this.undos.shift()
    }
    this.open = true
    // Beside this one's, also what could be redone in the editor's other documents.
    for (const history of this.steps.histories) history.forgetRedos()
  }

  /** Ends the current step. The id can be given to `bailTo` and `squashTo`. */
  mark(id: string): void {
    this.open = false
    this.undos.push({ kind: 'stop', id })
    if (this.undos.length > MAX_ENTRIES) this.undos.shift()
  }

  /** The newest mark whose id contains `part`, or null. */
  findMark(part: string): string | null {
    const found = this.undos.findLast((entry) => entry.kind === 'stop' && entry.id.includes(part))
    return found?.kind === 'stop' ? found.id : null
  }

  /**
   * Takes back the last step, but none made before `notBefore`. True when something was taken back, or
   * kept because others built on it. Call inside a transaction.
   */
  undo(notBefore = -Infinity): boolean {
    return this.step(this.undos, this.redos, (at) => at >= notBefore)
  }

  /** Does again what was last undone, but nothing made after `notAfter`. Call inside a transaction. */
  redo(notAfter = Infinity): boolean {
    return this.step(this.redos, this.undos, (at) => at <= notAfter)
  }

  /** Takes back everything since a mark, for good. Call inside a transaction. */
  bailTo(id: string): void {
    const at = this.undos.findLastIndex((entry) => entry.kind === 'stop' && entry.id === id)
    if (at >= 0) this.bailFrom(at)
  }

  /** Takes back everything since the last mark, for good. Call inside a transaction. */
  bail(): void {
    const lastStep = this.undos.findLastIndex((entry) => entry.kind === 'step')
    const at = this.undos.findLastIndex((entry, at) => entry.kind === 'stop' && at <= lastStep)
    this.bailFrom(Math.max(at, 0))
  }

  /** Makes one step of everything since a mark. */
  squashTo(id: string): void {
    const at = this.undos.findLastIndex((entry) => entry.kind === 'stop' && entry.id === id)
    if (at < 0) return
    const after = this.undos.splice(at + 1)
    const operations = after.flatMap((entry) => (entry.kind === 'step' ? entry.operations : []))
    const made = after.find((entry) => entry.kind === 'step')?.at ?? this.steps.now
    if (operations.length > 0) this.undos.push({ kind: 'step', at: made, operations })
    this.open = operations.length > 0
  }

  clear(): void {
    this.undos = []
    this.redos = []
    this.open = false
    this.changed()
  }

  private step(from: Entry[], to: Entry[], isDue: (at: number) => boolean): boolean {
    this.open = false
    let isDone = false
    for (let entry = from.at(-1); entry && !isDone; entry = from.at(-1)) {
      if (entry.kind === 'step' && !isDue(entry.at)) break
      from.pop()
      if (entry.kind === 'stop') {
        to.push(entry)
        continue
      }
      const { inverse, blocked } = this.takeBack(entry.operations)
      if (inverse.length > 0) to.push({ kind: 'step', at: entry.at, operations: inverse })
      // A step of which nothing is left is passed over; one that others built on ends the search,
      // lest one key press takes back something older than what it aimed at.
      isDone = inverse.length > 0 || blocked
    }
    this.changed()
    return isDone
  }

  private forgetRedos(): void {
    this.redos = []
    this.changed()
  }

  private bailFrom(at: number): void {
    for (const entry of this.undos.splice(at).reverse()) {
      if (entry.kind === 'step') this.takeBack(entry.operations)
    }
    this.open = false
    this.changed()
  }

  /** Applies the inverses, last operation first, and returns them in the order applied. */
  private takeBack(operations: readonly Operation[]): { inverse: Operation[]; blocked: boolean } {
    const inverse: Operation[] = []
    let blocked = false
    for (const operation of [...operations].reverse()) {
      const result = this.invert(operation)
      if (result === 'blocked') blocked = true
      else if (result) inverse.push(...result)
    }
    return { inverse, blocked }
  }

  private invert(operation: Operation): Operation[] | 'blocked' | null {
    switch (operation.kind) {
      case 'create':
        return this.uncreate(operation)
      case 'remove':
        return this.unremove(operation)
      case 'set':
        return this.unset(operation)
      case 'insert-text': {
        const text = mapOf(this.doc, operation.id)?.get(operation.path)
        if (!(text instanceof Y.Text)) return null
        const removed = removeSpans(text, this.aliases.spans(operation.spans))
        if (removed.length === 0) return null
        return [{ ...operation, kind: 'remove-text', removed }]
      }
      case 'remove-text': {
        const { id, path, removed } = operation
        const spans = restoreText(this.doc, id, path, removed)
        spans.forEach((span, at) => this.aliases.addSpan(removed[at]!.span, span))
        return spans.length > 0 ? [{ kind: 'insert-text', id, path, spans }] : null
      }
    }
  }

  private uncreate(operation: Operation & { kind: 'create' }): Operation[] | 'blocked' | null {
    const map = mapOf(this.doc, operation.id)
    if (!map) return null
    for (const path of new Set([...map.keys(), ...Object.keys(operation.stamps)])) {
      const own = operation.stamps[path] ?? null
      if (this.aliases.stamp(own) !== stampOf(map, path)) return 'blocked'
      if (!isTextAsLeft(map.get(path), operation.texts[path])) return 'blocked'
    }
    for (const _ of this.dependents(operation.id)) return 'blocked'
    const removed = removeRecord(this.doc, operation.id)
    return removed && [removed]
  }

  private unremove(operation: Operation & { kind: 'remove' }): Operation[] | null {
    // Someone brought it back meanwhile: theirs stays.
    if (mapOf(this.doc, operation.id)) return null
    const { id, fields, texts } = operation
    const created = createRecord(this.doc, id, fields, texts)
    const map = mapOf(this.doc, operation.id)!
    for (const [path, stamp] of Object.entries(operation.stamps)) {
      this.aliases.addStamp(stamp, stampOf(map, path))
    }
    for (const [path, { spans }] of Object.entries(texts)) {
      const text = map.get(path)
      if (text instanceof Y.Text) this.aliases.addText(spans, text)
    }
    return [created]
  }

  private unset(operation: Operation & { kind: 'set' }): Operation[] | 'blocked' | null {
    const { id, path, before, after } = operation
    const map = mapOf(this.doc, id)
    if (!map) return null
    if (this.aliases.stamp(after.stamp) !== stampOf(map, path)) return 'blocked'
    if (!isTextAsLeft(map.get(path), after.held)) return 'blocked'
    if (path === GEOMETRY && wouldCycle(this.doc, id, before.value)) return 'blocked'
    const inverse = setField(this.doc, id, path, before.value)
    if (inverse?.kind !== 'set') return null
    this.aliases.addStamp(before.stamp, inverse.after.stamp)
    return [inverse]
  }

  private changed(): void {
    for (const listener of this.listeners) listener()
  }
}

function lastStep(entries: readonly Entry[]): number | null {
  const found = entries.findLast((entry) => entry.kind === 'step')
  return found?.kind === 'step' ? found.at : null
}

/** Adds an operation to a step; a run of writes to one field (a drag) stays one operation. */
function append(operations: Operation[], next: Operation): void {
  if (next.kind === 'set') {
    const at = operations.findLastIndex((each) => each.id === next.id)
    const last = operations[at]
    const follows =
      last?.kind === 'set' && last.path === next.path && last.after.stamp === next.before.stamp
    if (follows && next.before.stamp !== null) {
      operations[at] = { ...next, before: last.before }
      return
    }
    if (last?.kind === 'create' && last.stamps[next.path] === next.before.stamp) {
      const { stamp, held } = next.after
      const texts = held ? { ...last.texts, [next.path]: held } : last.texts
      operations[at] = { ...last, stamps: { ...last.stamps, [next.path]: stamp }, texts }
      return
    }
  }
  operations.push(next)
}

/** False when someone typed in a shared text since `held` was written there. */
const isTextAsLeft = (stored: unknown, held: Delta | undefined): boolean =>
  !(stored instanceof Y.Text) || jsonEqual(deltaOf(stored), held)
