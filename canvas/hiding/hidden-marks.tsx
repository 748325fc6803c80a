import { useEditor, useValue, type Editor, type TLShapeId } from '@tldraw/editor'
import { Eye, EyeOff } from 'lucide-react'
import { canvasWords, useBoardSettings } from '../board-settings'
import { hidingOf, isHidden } from './hiding-state'

/** Narrower on the screen than this and the chip has no room for words, in pixels. */
const ROOM_FOR_WORDS = 250
/** The chip stands over the frame, its lower edge this far from it. */
const CHIP_HEIGHT = 28
/** Under tldraw's menu, when the frame's top is out of view. */
const HIGHEST = 52

interface Mark {
  id: TLShapeId
  x: number
  y: number
  w: number
  h: number
  isFrame: boolean
}

/**
 * Over what only facilitators see: a striped edge, and over each frame a chip that says so, with the
 * way back for everyone.
 */
export function HiddenMarks() {
  const editor = useEditor()
  const { locale } = useBoardSettings()
  const marks = useValue('hidden marks', () => marksOf(editor), [editor])
  const commands = useValue('hiding commands', () => hidingOf(editor).get().commands, [editor])
  const words = canvasWords(locale)
  return marks.map(({ id, x, y, w, h, isFrame }) => (
    <div
      key={id}
      data-hidden={id}
      className="pointer-events-none absolute top-0 left-0"
      style={{ transform: `translate(${x}px, ${y}px)`, width: w, height: h }}
    >
      <div className="cg-hidden-edge absolute" />
      {isFrame && (
        <span
          className="absolute left-0 flex h-7 max-w-none items-center rounded-full border border-line-input bg-raised text-[12px] leading-none font-semibold whitespace-nowrap text-ink shadow-card"
          style={{ top: Math.max(-CHIP_HEIGHT - 4, Math.min(HIGHEST - y, h - CHIP_HEIGHT)) }}
        >
          <span className="flex items-center gap-1.5 px-2.5">
            <EyeOff size={14} aria-hidden />
            <span className={w < ROOM_FOR_WORDS ? 'sr-only' : undefined}>
              {words('hiding.hidden')}
            </span>
          </span>
          {commands && (
            <button
              type="button"
              className="pointer-events-auto flex h-full items-center gap-1.5 rounded-r-full border-l border-line pr-3 pl-2.5 text-accent hover:bg-hover"
              title={words('hiding.show')}
              // A press that reached the canvas would select what lies behind.
              onPointerDown={(event) => event.stopPropagation()}
              onClick={() => commands.show(id)}
            >
              <Eye size={14} aria-hidden />
              <span className={w < ROOM_FOR_WORDS ? 'sr-only' : undefined}>
                {words('hiding.show')}
              </span>
            </button>
          )}
        </span>
      )}
    </div>
  ))
}

/** Around hidden things on the page itself, in view, in pixels of the canvas. */
function marksOf(editor: Editor): Mark[] {
  const view = editor.getViewportPageBounds()
  const zoom = editor.getZoomLevel()
  const page = editor.getCurrentPageId()
  return editor
    .getSortedChildIdsForParent(page)
    .filter((id) => isHidden(editor.getShape(id)))
    .flatMap((id): Mark[] => {
      const bounds = editor.getShapePageBounds(id)
      if (!bounds || !view.collides(bounds)) return []
      const { x, y } = editor.pageToViewport(bounds.point)
      const isFrame = editor.getShape(id)?.type === 'frame'
      return [{ id, x, y, w: bounds.w * zoom, h: bounds.h * zoom, isFrame }]
    })
}
