import { EyeOff } from 'lucide-react'
import { useEditor, useValue, type TLShapeId } from '@tldraw/editor'
import { boardSettings, canvasWords } from '../board-settings'
import { isDraft } from './drafting-state'

/** Narrower on the screen than this and the sign has no room for words. */
const ROOM_FOR_WORDS = 120
const OUTSIDE = 5

interface Mark {
  id: TLShapeId
  x: number
  y: number
  w: number
  h: number
}

/** A dashed line around what only this person sees, and a chip that says so. */
export function DraftMarks() {
  const editor = useEditor()
  const marks = useValue('draft marks', () => marksOf(editor), [editor])
  const words = useValue(
    'draft words',
    () => canvasWords(boardSettings(editor).get().locale)('drafts.own'),
    [editor],
  )
  return (
    <>
      {marks.map(({ id, x, y, w, h }) => (
        <div
          key={id}
          data-draft={id}
          className="pointer-events-none absolute top-0 left-0 rounded-[6px] border-2 border-dashed border-accent"
          style={{ transform: `translate(${x}px, ${y}px)`, width: w, height: h }}
        >
          <span className="absolute -top-[13px] left-2 flex h-6 items-center gap-1 rounded-full border border-accent bg-raised px-2 text-[12px] leading-none font-semibold whitespace-nowrap text-accent">
            <EyeOff size={13} aria-hidden />
            <span className={w < ROOM_FOR_WORDS ? 'sr-only' : undefined}>{words}</span>
          </span>
        </div>
      ))}
    </>
  )
}

/** Around drafts in view, in pixels of the canvas. */
function marksOf(editor: ReturnType<typeof useEditor>): Mark[] {
  const view = editor.getViewportPageBounds()
  return editor
    .getCurrentPageShapes()
    .filter(isDraft)
    .flatMap(({ id }): Mark[] => {
      const bounds = editor.getShapePageBounds(id)
      if (!bounds || !view.collides(bounds)) return []
      const { x, y } = editor.pageToViewport(bounds.point)
      const zoom = editor.getZoomLevel()
      return [
        {
          id,
          x: x - OUTSIDE,
          y: y - OUTSIDE,
          w: bounds.w * zoom + 2 * OUTSIDE,
          h: bounds.h * zoom + 2 * OUTSIDE,
        },
      ]
    })
}
