import { type Steps, type StoreBinding } from '.'

/** Several documents in one store, to an editor like one. */
export interface JoinedBindings extends StoreBinding {
  /** What every binding that joins has to be made with. */
  steps: Steps
  /** Takes a binding in; returns how to let go of it (and disposes it then). */
  join(binding: StoreBinding): () => void
}

/**
 * One undo over several documents: it takes back the last step, in whichever of them that was, and in
 * both when one gesture changed both. Everything else goes to each.
 */
export function joinBindings(steps: Steps, first: StoreBinding): JoinedBindings {
  const bindings = new Set([first])
  const listeners = new Map<() => void, Map<StoreBinding, () => void>>()
  const each = <Result>(work: (binding: StoreBinding) => Result): Result[] =>
    [...bindings].map(work)
  const last = (at: (binding: StoreBinding) => number | null, otherwise: number) =>
    each((binding) => at(binding) ?? otherwise)
  let marks = 0

  return {
    steps,
    join(binding) {
      bindings.add(binding)
      for (const [listener, stops] of listeners)
        stops.set(binding, binding.onHistoryChange(listener))
      return () => {
        bindings.delete(binding)
        for (const [listener, stops] of listeners) {
          stops.get(binding)?.()
          stops.delete(binding)
          listener()
        }
        binding.dispose()
      }
    },
    dispose() {
      each((binding) => binding.dispose())
    },
    undo() {
      each((binding) => binding.flush())
      steps.now += 1
      for (;;) {
        const newest = Math.max(...last((binding) => binding.nextUndo(), -Infinity))
        if (newest === -Infinity) return
        if (each((binding) => binding.undoSince(newest)).some(Boolean)) return
      }
    },
    redo() {
      each((binding) => binding.flush())
      steps.now += 1
      for (;;) {
        const oldest = Math.min(...last((binding) => binding.nextRedo(), Infinity))
        if (oldest === Infinity) return
        if (each((binding) => binding.redoUntil(oldest)).some(Boolean)) return
      }
    },
    nextUndo() {
      const newest = Math.max(...last((binding) => binding.nextUndo(), -Infinity))
      return newest === -Infinity ? null : newest
    },
    nextRedo() {
      const oldest = Math.min(...last((binding) => binding.nextRedo(), Infinity))
      return oldest === Infinity ? null : oldest
    },
    undoSince: (notBefore) => each((binding) => binding.undoSince(notBefore)).some(Boolean),
    redoUntil: (notAfter) => each((binding) => binding.redoUntil(notAfter)).some(Boolean),
    mark(id) {
      const name = id ?? `joint mark ${++marks}`
      each((binding) => binding.mark(name))
      steps.now += 1
    },
    flush() {
      each((binding) => binding.flush())
    },
    beginGesture() {
      each((binding) => binding.beginGesture())
    },
    endGesture() {
      each((binding) => binding.endGesture())
    },
    canUndo: () => each((binding) => binding.canUndo()).some(Boolean),
    canRedo: () => each((binding) => binding.canRedo()).some(Boolean),
    onHistoryChange(listener) {
      const stops = new Map(
        each((binding) => [binding, binding.onHistoryChange(listener)] as const),
      )
      listeners.set(listener, stops)
      return () => {
        listeners.delete(listener)
        for (const stop of stops.values()) stop()
      }
    },
    bail(mark) {
      if (mark !== undefined) return void each((binding) => binding.bail(mark))
      each((binding) => binding.flush())
      const newest = Math.max(...last((binding) => binding.nextUndo(), -Infinity))
      each((binding) => binding.nextUndo() === newest && binding.bail())
    },
    squash(mark) {
      each((binding) => binding.squash(mark))
    },
    // Marks go to all; the first has been there for all of them.
    findMark: (part) => first.findMark(part),
    clearHistory() {
      each((binding) => binding.clearHistory())
    },
    status: () => first.status(),
  }
}
