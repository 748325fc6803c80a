import { useEditor, useValue, type Box } from '@tldraw/editor'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { keepFromBoard } from './keep-from-board'

const MARGIN = 12
/** Room for tldraw's toolbar at the bottom. */
const BOTTOM = 72
/** A panel beside something is no narrower than this. */
const LEAST_WIDTH = 280
/** And for its menus at the top. */
const TOP = 52

/**
 * A panel in screen pixels beside something on the board: below it, else above, else to its side, always
 * inside the canvas. Keys pressed in it never reach tldraw's shortcuts; Esc calls `onClose`.
 */
export function FloatingPanel(props: {
  /** Page bounds of what the panel belongs to; reactive. */
  anchor: () => Box | undefined
  label: string
  width: number
  onClose: () => void
  children: ReactNode
}) {
  const { anchor, label, width, onClose, children } = props
  const editor = useEditor()
  const ref = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(0)

  const close = useEffectEvent(onClose)
  useEffect(() => {
    const panel = ref.current
    if (!panel) return
    return keepFromBoard(panel, (event) => {
      if (event.key === 'Escape' && !event.isComposing) close()
    })
  }, [])

  useLayoutEffect(() => {
    const panel = ref.current
    if (!panel) return
    const observer = new ResizeObserver(() => setHeight(panel.offsetHeight))
    observer.observe(panel)
    return () => observer.disconnect()
  }, [])

  const place = useValue(
    'panel place',
    () => {
      const box = anchor()
      if (!box) return null
      return placeBeside(editor.getViewportScreenBounds(), width, height, {
        from: editor.pageToViewport(box.point),
        to: editor.pageToViewport({ x: box.maxX, y: box.maxY }),
      })
    },
    [editor, anchor, width, height],
  )
  if (!place) return null
  return (
    <div
      ref={ref}
      role="dialog"
      aria-label={label}
      className="cg-panel absolute flex flex-col overflow-y-auto bg-raised font-sans text-ink shadow-float"
      style={{ left: place.x, top: place.y, width: place.width, maxHeight: place.maxHeight }}
    >
      {children}
    </div>
  )
}

/** Left and top of a panel in a canvas of this size, in pixels. */
export function placeBeside(
  screen: Pick<Box, 'w' | 'h'>,
  wantedWidth: number,
  height: number,
  anchor: { from: { x: number; y: number }; to: { x: number; y: number } },
) {
  const most = Math.min(wantedWidth, screen.w - 2 * MARGIN)
  const maxHeight = Math.max(160, screen.h - BOTTOM - 2 * MARGIN - 40)
  const used = Math.min(height, maxHeight)
  const clamp = (value: number, min: number, max: number) => Math.max(min, Math.min(value, max))
  const lowest = screen.h - BOTTOM - used
  const below = anchor.to.y + MARGIN
  const above = anchor.from.y - MARGIN - used
  const [toLeft, toRight] = [anchor.from.x - 2 * MARGIN, screen.w - anchor.to.x - 2 * MARGIN]
  const fitsUpright = below <= lowest || above >= TOP
  // A tall panel stands to the side rather than over what it is about, and gives up some width for it.
  const beside = Math.min(most, Math.max(toLeft, toRight))
  const isBeside = !fitsUpright && beside >= Math.min(most, LEAST_WIDTH)
  const width = isBeside ? beside : most
  const middle = clamp((anchor.from.x + anchor.to.x - width) / 2, MARGIN, screen.w - width - MARGIN)
  const left = anchor.from.x - MARGIN - width
  const x = !isBeside ? middle : left >= MARGIN ? left : anchor.to.x + MARGIN
  const y = below <= lowest || above < TOP ? below : above
  return { x, y: clamp(y, TOP, Math.max(TOP, lowest)), width, maxHeight }
}
