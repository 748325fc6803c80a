import { Box, useEditor, useValue, type Editor, type TLShape } from '@tldraw/editor'
import { Lock } from 'lucide-react'
import { META } from '@/sync/doc/schema'
import { canvasWords, useBoardSettings } from '../board-settings'
import { isFacilitatorLocked } from './facilitator-lock'

/** The seeded board itself: locked from the beginning, and known to be. */
const FURNITURE: ReadonlySet<string> = new Set(['axis', 'heading', 'precedent'])
/** Shapes smaller than this on the screen have no room for a mark, in pixels. */
const SMALLEST = 24

interface Mark {
  id: string
  /** The shape's upper right corner, in pixels of the view. */
  x: number
  y: number
}

/** Over every shape that a facilitator has locked: that it is. For everyone to see. */
export function LockMarks() {
  const editor = useEditor()
  const { locale } = useBoardSettings()
  const marks = useValue('lock marks', () => marksOf(editor), [editor])
  const name = canvasWords(locale)('lock.mark')
  return marks.map(({ id, x, y }) => (
    <span
      key={id}
      role="img"
      aria-label={name}
      title={name}
      data-lock-mark={id}
      className="pointer-events-none absolute grid size-5 place-items-center rounded-full border border-line-input bg-raised text-ink shadow-card"
      style={{ left: x - 10, top: y - 10 }}
    >
      <Lock size={12} aria-hidden />
    </span>
  ))
}

function marksOf(editor: Editor): Mark[] {
  const view = editor.getViewportPageBounds()
  const zoom = editor.getZoomLevel()
  return editor.getCurrentPageShapes().flatMap((shape): Mark[] => {
    if (!isFacilitatorLocked(shape) || isFurniture(shape)) return []
    const bounds = editor.getShapeMaskedPageBounds(shape)
    if (!bounds || !Box.Collides(view, bounds) || bounds.w * zoom < SMALLEST) return []
    const { x, y } = editor.pageToViewport({ x: bounds.maxX, y: bounds.minY })
    return [{ id: shape.id, x, y }]
  })
}

function isFurniture({ type, meta }: TLShape): boolean {
  return FURNITURE.has(type) || (meta[META.area] ?? null) !== null
}
