import {
  createShapeId,
  toRichText,
  type Editor,
  type TLNoteShape,
  type TLShapePartial,
} from '@tldraw/editor'

/** More lines than this are a document, not a list of ideas. */
export const LARGEST_PASTE = 100
const NOTE = 200
const GAP = 20

/** The lines of a pasted text that become notes: trimmed, without bullets, empty ones left out. */
export function pastedLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•·▪◦]|\d{1,3}[.)])\s+/, '').trim())
    .filter(Boolean)
}

/** Left and top of each note's square, in a block around `center` that is wider than high. */
export function noteGrid(
  count: number,
  center: { x: number; y: number },
): { x: number; y: number }[] {
  const columns = Math.ceil(Math.sqrt(count))
  const rows = Math.ceil(count / columns)
  const pitch = NOTE + GAP
  const left = center.x - (columns * pitch - GAP) / 2
  const top = center.y - (rows * pitch - GAP) / 2
  return Array.from({ length: count }, (_, i) => ({
    x: left + (i % columns) * pitch,
    y: top + Math.floor(i / columns) * pitch,
  }))
}

/** One note per line, in the order of the lines, as one step of undo. Returns how many there are. */
export function addNotes(
  editor: Editor,
  lines: readonly string[],
  center: { x: number; y: number },
): number {
  const kept = lines.slice(0, LARGEST_PASTE)
  const places = noteGrid(kept.length, center)
  const notes = kept.map((line, i): TLShapePartial<TLNoteShape> => ({
    id: createShapeId(),
    type: 'note',
    ...places[i]!,
    props: { richText: toRichText(line), font: 'sans', color: 'yellow' },
  }))
  if (!editor.canCreateShapes(notes)) return 0
  editor.markHistoryStoppingPoint('paste lines')
  editor.createShapes(notes)
  editor.select(...notes.map(({ id }) => id))
  return notes.length
}
