import type { TLRecord, TLStore } from '@tldraw/tlschema'
import type * as Y from 'yjs'
import type { GestureChannel } from '@/sync/protocol/gesture-channel'
import { Binding, type BindingOptions, type BindingStatus } from './binding'
import type { Clock } from './clock'
import { Steps } from './history'

export type { BindingStatus, Clock }
export { Steps }
export type { History } from './history'

/** A store bound to a document. */
export interface StoreBinding {
  /** Writes what is left to write and stops. */
  dispose(): void
  /** Takes back this person's last step; what others did since stays. */
  undo(): void
  redo(): void
  /**
   * When the step was made that `undo` would take back, by the count that bindings of one editor share
   * (`steps`); null when there is none.
   */
  nextUndo(): number | null
  nextRedo(): number | null
  /** As `undo`, but nothing older than `notBefore`. False when there was nothing to take back. */
  undoSince(notBefore: number): boolean
  /** As `redo`, but nothing newer than `notAfter`. */
  redoUntil(notAfter: number): boolean
  /** Ends the current step of undo. The id is for `history.bailTo` and `history.squashTo`. */
  mark(id?: string): void
  /** Writes the store's changes into the document now instead of up to 50 ms later. */
  flush(): void
  /**
   * A gesture is on: with a channel, what it changes is in flight until it ends, or at most 2 s [D1].
   * Without one nothing is different.
   */
  beginGesture(): void
  /** The gesture is over: what was in flight is in the document. */
  endGesture(): void
  canUndo(): boolean
  canRedo(): boolean
  /** Calls back when `canUndo` or `canRedo` may have changed; returns the off switch. */
  onHistoryChange(listener: () => void): () => void
  /** Takes back everything since a mark (default: the last), for good: a cancelled gesture. */
  bail(mark?: string): void
  /** Makes one step of everything since a mark. */
  squash(mark: string): void
  /** The newest mark whose id contains `part`. */
  findMark(part: string): string | null
  clearHistory(): void
  /** Records left out because they don't fit, by id with the reason; and whether it only reads. */
  status(): BindingStatus
}

/**
 * Keeps a tldraw store's document records and a Y.Doc equal, both ways: Store = N(document) [B0].
 * No React, no socket; a plain store and an empty document are enough. Bind after the first sync:
 * an empty document takes in what the store holds, any other replaces it.
 *
 * `owns` limits the binding to some records, for stores that show several documents; shapes of the
 * document may then stand on pages and in frames that live elsewhere in the store.
 */
export function bindStoreToDoc(options: {
  store: TLStore
  doc: Y.Doc
  owns?: (record: TLRecord) => boolean
  /**
   * With `owns`: whether a record that has come to stand under an id of this document is another document's,
   * for good. It is then left there, and this document's own out of sight: nobody deleted it.
   */
  givesWay?: (record: TLRecord) => boolean
  /**
   * With `owns`: the document is a board of its own and has its own pages; none of its shapes stands on
   * what lives elsewhere in the store.
   */
  isWhole?: boolean
  /** Shared by bindings whose steps are undone in one order; see `joinBindings`. */
  steps?: Steps
  /** Called with the records left out, whenever they change. */
  onInvalid?: BindingOptions['onInvalid']
  /** Where gestures in flight go, and come from. */
  gestures?: GestureChannel
  /** Default: the browser's. */
  clock?: Clock
}): StoreBinding {
  const binding = new Binding(options)
  const { history } = binding
  return {
    dispose: () => binding.dispose(),
    undo: () => void binding.inHistory(() => history.undo()),
    redo: () => void binding.inHistory(() => history.redo()),
    nextUndo: () => history.nextUndo,
    nextRedo: () => history.nextRedo,
    undoSince: (notBefore) => binding.inHistory(() => history.undo(notBefore)) ?? false,
    redoUntil: (notAfter) => binding.inHistory(() => history.redo(notAfter)) ?? false,
    mark: (id) => binding.mark(id),
    flush: () => binding.flush(),
    beginGesture: () => binding.beginGesture(),
    endGesture: () => binding.endGesture(),
    canUndo: () => history.canUndo(),
    canRedo: () => history.canRedo(),
    onHistoryChange: (listener) => history.onChange(listener),
    bail: (mark) =>
      binding.inHistory(() => (mark === undefined ? history.bail() : history.bailTo(mark))),
    squash: (mark) => {
      binding.flush()
      history.squashTo(mark)
    },
    findMark: (part) => history.findMark(part),
    clearHistory: () => {
      binding.flush()
      history.clear()
    },
    status: () => binding.status(),
  }
}
