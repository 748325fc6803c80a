import type { Editor, TLShapeId } from '@tldraw/editor'
import { areaFrame } from '../tools/park'

/** What a release is about: what is selected, else what stands in the area for it. */
export function toRelease(editor: Editor): string[] {
  const selected = editor.getSelectedShapeIds()
  if (selected.length > 0) return selected
  const area = areaFrame(editor, 'caucus-release')
  return area ? editor.getSortedChildIdsForParent(area.id) : []
}

/** These shapes alone as a picture, for an `img` or a background; null when there is nothing to draw. */
export async function pictureOf(editor: Editor, ids: readonly string[]): Promise<string | null> {
  const known = (ids as TLShapeId[]).filter((id) => editor.getShape(id))
  if (known.length === 0) return null
  const drawn = await editor.getSvgString(known, {
    background: false,
    darkMode: editor.user.getIsDarkMode(),
    padding: 16,
  })
  return drawn ? `data:image/svg+xml,${encodeURIComponent(drawn.svg)}` : null
}
