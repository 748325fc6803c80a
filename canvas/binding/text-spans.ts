import * as Y from 'yjs'

/** A run of letters of shared text by identity: they stay the same whatever happens around them. */
export interface Span {
  client: number
  clock: number
  length: number
}

/** Removed letters, with what it takes to put them back. */
export interface RemovedText {
  content: string
  span: Span
  /** Where they were, as an offset; used when the letters' own place is gone. */
  offset: number
}

/** The visible letters `[at, at + length)` as spans, in order. */
export function spansIn(text: Y.Text, at: number, length: number): Span[] {
  const spans: Span[] = []
  let offset = 0
  for (const { item, content } of visibleItems(text)) {
    const from = Math.max(at, offset)
    const to = Math.min(at + length, offset + content.length)
    if (to > from) {
      const clock = item.id.clock + (from - offset)
      spans.push({ client: item.id.client, clock, length: to - from })
    }
    offset += content.length
    if (offset >= at + length) break
  }
  return spans
}

/** Inserts letters and returns them as a span. Call inside a transaction. */
export function insertSpan(doc: Y.Doc, text: Y.Text, at: number, content: string): Span {
  const clock = Y.getState(doc.store, doc.clientID)
  text.insert(at, content)
  return { client: doc.clientID, clock, length: content.length }
}

/** Removes those letters that are still there. Call inside a transaction. */
export function removeSpans(text: Y.Text, spans: readonly Span[]): RemovedText[] {
  const runs: RemovedText[] = []
  let offset = 0
  for (const { item, content } of visibleItems(text)) {
    for (const span of spans) {
      const start = Math.max(item.id.clock, span.clock)
      const end = Math.min(item.id.clock + content.length, span.clock + span.length)
      if (span.client !== item.id.client || end <= start) continue
      const skip = start - item.id.clock
      runs.push({
        content: content.slice(skip, skip + end - start),
        span: { client: item.id.client, clock: start, length: end - start },
        offset: offset + skip,
      })
    }
    offset += content.length
  }
  runs.sort((a, b) => a.offset - b.offset)
  for (const run of [...runs].reverse()) text.delete(run.offset, run.content.length)
  return runs
}

/** The offset where removed letters belong now; their tombstone marks the place while it exists. */
export function offsetOf(text: Y.Text, removed: RemovedText): number {
  const { client, clock } = removed.span
  let item = text._start
  let offset = 0
  while (item !== null) {
    const isHere =
      item.id.client === client && item.id.clock <= clock && clock < item.id.clock + item.length
    if (isHere) return offset + (item.deleted ? 0 : clock - item.id.clock)
    if (!item.deleted && item.countable) offset += item.length
    item = item.right
  }
  return Math.min(removed.offset, text.length)
}

function* visibleItems(text: Y.Text): Iterable<{ item: Y.Item; content: string }> {
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    // Embeds (a peer's) count one unit each and are never letters of ours.
    const content = item.content instanceof Y.ContentString ? item.content.str : '\ufffc'
    yield { item, content }
  }
}
