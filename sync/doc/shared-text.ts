import type { TLRichText } from '@tldraw/tlschema'
import * as Y from 'yjs'
import { addPiece, diffDelta, type Delta, type DeltaEdit, type Piece, type Token } from './delta'
import { isRichTextField, isTextField } from './fields'
import type { Json } from './json'
import { deltaToRichText, richTextToDelta } from './rich-text-delta'

/**
 * Text fields as the document keeps them [L3] [L6]: Y.Text without Yjs's formatting attributes, whose
 * clean-up would make every peer write in answer to a remote change. What isn't a letter is an embed.
 */

/**
 * What shared text would hold for this field's value, or null when the value is stored whole: the
 * field is no text, or holds what doesn't read back exactly from a line.
 */
export function toDelta(type: unknown, path: string, value: unknown): Delta | null {
  if (isTextField(type, path)) {
    if (typeof value !== 'string') return null
    return value === '' ? [] : [value]
  }
  return isRichTextField(type, path) ? richTextToDelta(value) : null
}

/** The value of a field that is kept as shared text. Mirror of `toDelta`. */
export function readText(type: unknown, path: string, text: Y.Text): string | TLRichText {
  const delta = deltaOf(text)
  if (isRichTextField(type, path)) return deltaToRichText(delta)
  return delta.filter((piece) => typeof piece === 'string').join('')
}

/** What the document is to hold for this value: shared text, or the value itself. */
export function toStored(type: unknown, path: string, value: Json): Y.Text | Json {
  const delta = toDelta(type, path, value)
  return delta ? createText(delta) : value
}

/** Shared text that holds this. */
export function createText(delta: Delta): Y.Text {
  const text = new Y.Text()
  if (delta.length > 0) text.applyDelta(delta.map((insert) => ({ insert })))
  return text
}

/** What shared text holds. Whatever a peer put in that is neither letter nor token counts as `{}`. */
export function deltaOf(text: Y.Text): Delta {
  const delta: Piece[] = []
  for (const { content } of visibleItems(text)) addPiece(delta, content)
  return delta
}

/** Items in sight with what they hold: letters, or a token of one unit. */
export function* visibleItems(text: Y.Text): Iterable<{ item: Y.Item; content: Piece }> {
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    const { content } = item
    if (content instanceof Y.ContentString) yield { item, content: content.str }
    else
      yield { item, content: content instanceof Y.ContentEmbed ? asToken(content.embed) : NOTHING }
  }
}

const NOTHING: Token = {}

const asToken = (value: unknown): Token =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Token) : NOTHING

/** Puts a piece into shared text. */
export function insertPiece(text: Y.Text, at: number, piece: Piece): void {
  if (typeof piece === 'string') text.insert(at, piece)
  else text.insertEmbed(at, piece)
}

export const pieceLength = (piece: Piece): number => (typeof piece === 'string' ? piece.length : 1)

/** Turns what shared text holds into `delta`, touching only what differs. */
export function writeText(text: Y.Text, delta: Delta): void {
  const edits: DeltaEdit[] = diffDelta(deltaOf(text), delta)
  for (const { at, remove, insert } of edits.reverse()) {
    if (remove > 0) text.delete(at, remove)
    let offset = at
    for (const piece of insert) {
      insertPiece(text, offset, piece)
      offset += pieceLength(piece)
    }
  }
}
