import * as Y from 'yjs'
import type { Piece } from '@/sync/doc/delta'
import { insertPiece, pieceLength, visibleItems } from '@/sync/doc/shared-text'

/**
 * A run of letters of shared text, or a token of rich text, by identity: they stay the same whatever
 * happens around them.
 */
export interface Span {
  client: number
  clock: number
  length: number
}

/** Removed letters (or one token), with what it takes to put them back. */
export interface RemovedText {
  content: Piece
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
    const to = Math.min(at + length, offset + pieceLength(content))
    if (to > from) {
      const clock = item.id.clock + (from - offset)
      spans.push({ client: item.id.client, clock, length: to - from })
    }
    offset += pieceLength(content)
    if (offset >= at + length) break
  }
  return spans
}

/** Inserts letters or a token and returns them as a span. Call inside a transaction. */
export function insertSpan(doc: Y.Doc, text: Y.Text, at: number, content: Piece): Span {
  const clock = Y.getState(doc.store, doc.clientID)
  insertPiece(text, at, content)
  return { client: doc.clientID, clock, length: pieceLength(content) }
}

/** Removes those letters that are still there. Call inside a transaction. */
export function removeSpans(text: Y.Text, spans: readonly Span[]): RemovedText[] {
  const runs: RemovedText[] = []
  let offset = 0
  for (const { item, content } of visibleItems(text)) {
    for (const span of spans) {
      const start = Math.max(item.id.clock, span.clock)
      const end = Math.min(item.id.clock + pieceLength(content), span.clock + span.length)
      if (span.client !== item.id.client || end <= start) continue
      const skip = start - item.id.clock
      runs.push({
        content: typeof content === 'string' ? content.slice(skip, skip + end - start) : content,
        span: { client: item.id.client, clock: start, length: end - start },
        offset: offset + skip,
      })
    }
    offset += pieceLength(content)
  }
  runs.sort((a, b) => a.offset - b.offset)
  for (const run of [...runs].reverse()) text.delete(run.offset, pieceLength(run.content))
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
