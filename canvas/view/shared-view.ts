import type { Editor, TLPageId } from '@tldraw/editor'

/** A part of a page, in canvas units. */
export interface ViewOfBoard {
  page: string
  x: number
  y: number
  w: number
  h: number
}

const MOVE_MS = 500
/** Screens differ: the whole of what the other sees, with a little around it. */
const INSET = 16

/** What this tab shows of the board. */
export function viewOf(editor: Editor): ViewOfBoard {
  const { x, y, w, h } = editor.getViewportPageBounds()
  return { page: editor.getCurrentPageId(), x, y, w: Math.max(1, w), h: Math.max(1, h) }
}

/** Moves this tab's view to show all of another's. False when that page is gone. */
export function lookAt(editor: Editor, { page, ...box }: ViewOfBoard): boolean {
  const pageId = page as TLPageId
  if (!editor.getPage(pageId)) return false
  editor.stopFollowingUser()
  if (editor.getCurrentPageId() !== pageId) editor.setCurrentPage(pageId)
  editor.zoomToBounds(box, { inset: INSET, animation: { duration: MOVE_MS } })
  return true
}

/** Remembers where this tab looks; what it returns goes back there. */
export function keepView(editor: Editor): () => void {
  const pageId = editor.getCurrentPageId()
  const { x, y, z } = editor.getCamera()
  return () => {
    editor.stopFollowingUser()
    if (editor.getPage(pageId)) editor.setCurrentPage(pageId)
    editor.setCamera({ x, y, z }, { animation: { duration: MOVE_MS } })
  }
}
