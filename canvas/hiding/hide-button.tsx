import { useEditor, useValue, type Editor } from '@tldraw/editor'
import { EyeOff } from 'lucide-react'
import { Button } from '@/ui/button'
import { canvasWords, useBoardSettings } from '../board-settings'
import { hideOffer, hideSelected } from './hide-selected'

/** Pixels over a frame: its name, or its resize handles, stand at its edge. */
const ABOVE = 42
/** Under tldraw's menu. */
const HIGHEST = 52

/** At the upper right corner of the selected frame: hides it. Hidden frames carry their way back themselves. */
export function HideButton() {
  const editor = useEditor()
  const { locale } = useBoardSettings()
  const at = useValue('hide button', () => placeOf(editor), [editor])
  if (!at) return null
  return (
    <div
      className="pointer-events-auto absolute"
      style={{ left: at.x, top: at.y, transform: 'translateX(-100%)' }}
      // A press that reached the canvas would select what lies behind.
      onPointerDown={(event) => event.stopPropagation()}
    >
      <Button size="s" className="shadow-lift" onClick={() => hideSelected(editor)}>
        <EyeOff size={15} aria-hidden />
        {canvasWords(locale)('hiding.hide')}
      </Button>
    </div>
  )
}

function placeOf(editor: Editor): { x: number; y: number } | null {
  const offer = hideOffer(editor)
  if (offer?.do !== 'hide' || !editor.isIn('select.idle')) return null
  const bounds = editor.getShapePageBounds(offer.frame)
  const screen = editor.getViewportScreenBounds()
  if (!bounds || !editor.getViewportPageBounds().collides(bounds)) return null
  const { x, y } = editor.pageToViewport({ x: bounds.maxX, y: bounds.minY })
  return { x: Math.min(x, screen.w - 8), y: Math.max(y - ABOVE, HIGHEST) }
}
