import type * as Y from 'yjs'
import type { Stamp } from './operations'
import { spansIn, type Span } from './text-spans'

/**
 * What stands for what: undo and redo restore values and letters by writing them anew, under new
 * identities. Earlier steps know the old ones; here they find the new.
 */
export class Aliases {
  private readonly stamps = new Map<string, string>()
  /** By client: old runs, newest last. */
  private readonly letters = new Map<number, { from: Span; to: Span }[]>()

  addStamp(from: Stamp, to: Stamp): void {
    if (from !== null && to !== null && from !== to) this.stamps.set(from, to)
  }

  /** The write that stands for this one now. */
  stamp(stamp: Stamp): Stamp {
    let current = stamp
    while (current !== null && this.stamps.has(current)) current = this.stamps.get(current)!
    return current
  }

  /** `to` has the same length as `from`. */
  addSpan(from: Span, to: Span): void {
    const runs = this.letters.get(from.client)
    if (runs) runs.push({ from, to })
    else this.letters.set(from.client, [{ from, to }])
  }

  /** `text` was written anew, as a whole, from the letters of `spans` in order. */
  addText(spans: readonly Span[], text: Y.Text): void {
    let at = 0
    for (const span of spans) {
      let from = span
      for (const to of spansIn(text, at, span.length)) {
        this.addSpan({ ...from, length: to.length }, to)
        from = { ...from, clock: from.clock + to.length, length: from.length - to.length }
      }
      at += span.length
    }
  }

  /** The letters that stand for these now. */
  spans(spans: readonly Span[]): Span[] {
    return spans.flatMap((span) => this.resolve(span))
  }

  private resolve(span: Span): Span[] {
    const run = this.letters
      .get(span.client)
      ?.findLast(
        ({ from }) =>
          from.clock < span.clock + span.length && span.clock < from.clock + from.length,
      )
    if (!run) return [span]
    const { from, to } = run
    const start = Math.max(from.clock, span.clock)
    const end = Math.min(from.clock + from.length, span.clock + span.length)
    const parts = this.resolve({
      client: to.client,
      clock: to.clock + (start - from.clock),
      length: end - start,
    })
    const before = start - span.clock
    const after = span.clock + span.length - end
    if (before > 0) parts.unshift(...this.resolve({ ...span, length: before }))
    if (after > 0) parts.push(...this.resolve({ ...span, clock: end, length: after }))
    return parts
  }
}
