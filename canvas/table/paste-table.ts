import type { Editor } from '@tldraw/editor'
import { openPanel } from '../panels/panel-state'
import { mayWriteCards } from '../rights/rights-state'
import { addNotes } from '../tools/paste-lines'
import { pastedTable, type Table } from './read-table'

/**
 * Takes cells that are pasted on the board before tldraw does: spreadsheets put a picture of the cells on the
 * clipboard too, and tldraw would take that. Returns the off switch.
 */
export function takePastedTables(editor: Editor): () => void {
  const { ownerDocument } = editor.getContainer()
  const take = (event: ClipboardEvent) => {
    const data = event.clipboardData
    if (!data || !wantsPaste(editor, event.target)) return
    const table = pastedTable(data.getData('text/plain'), data.getData('text/html'))
    if (!table || !takeTable(editor, table, null)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  ownerDocument.addEventListener('paste', take, { capture: true })
  return () => ownerDocument.removeEventListener('paste', take, { capture: true })
}

/**
 * Asks what several columns of cells should become; one column is notes, a cell each. Returns false for a single cell,
 * which is a text like any other.
 */
export function takeTable(
  editor: Editor,
  table: Table,
  point: { x: number; y: number } | null,
): boolean {
  const columns = table[0]?.length ?? 0
  if (columns > 1) {
    openPanel(editor).set({ kind: 'table', text: asText(table), point })
    return true
  }
  if (table.length < 2) return false
  const cells = table.map(([cell]) => cell ?? '').filter(Boolean)
  addNotes(editor, cells, point ?? editor.getViewportPageBounds().center)
  return true
}

/** The same conditions as tldraw's: on the board, not in a field, not while a menu is open. */
function wantsPaste(editor: Editor, target: EventTarget | null): boolean {
  const isField =
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName))
  return (
    editor.getInstanceState().isFocused &&
    !editor.getIsReadonly() &&
    mayWriteCards(editor) &&
    editor.getEditingShapeId() === null &&
    !editor.menus.hasAnyOpenMenus() &&
    !isField
  )
}

/** As a spreadsheet would have written it. */
export function asText(table: Table): string {
  const quoted = (cell: string) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return table.map((row) => row.map(quoted).join('\t')).join('\n')
}
