import type { Editor, TLNoteShape } from '@tldraw/editor'
import { plainText } from '@/sync/doc/plain-text'
import { openShapes } from '../hiding/hiding-state'

const texts = new WeakMap<object, string>()

/** Notes of the current page that have words and that everyone sees, as one reads the board: row by row. Reactive. */
export function notesOf(editor: Editor): { id: string; text: string }[] {
  return openShapes(editor)
    .flatMap((shape) => {
      if (shape.type !== 'note') return []
      const text = textOf(shape as TLNoteShape)
      const at = text && editor.getShapePageBounds(shape)
      return at ? [{ id: shape.id, text, at }] : []
    })
    .sort((a, b) => rowOf(a.at.y) - rowOf(b.at.y) || a.at.x - b.at.x || (a.id < b.id ? -1 : 1))
    .map(({ id, text }) => ({ id, text }))
}

/** All words of a note on one line; '' without any. */
export function textOf({ props: { richText } }: TLNoteShape): string {
  let text = texts.get(richText)
  if (text === undefined) {
    text = plainText(richText).replace(/\s+/g, ' ')
    texts.set(richText, text)
  }
  return text
}

/** Half a note: what stands a little higher or lower is in the same row. */
const rowOf = (y: number) => Math.round(y / 100)
