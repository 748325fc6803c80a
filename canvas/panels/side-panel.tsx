import { X } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react'
import { Button } from '@/ui/button'
import { keepFromBoard } from './keep-from-board'

/**
 * A panel at the canvas's left edge, for lists about the whole board. Keys pressed in it never reach tldraw's
 * shortcuts; Esc calls `onClose`.
 */
export function SidePanel(props: {
  label: string
  closeLabel: string
  onClose: () => void
  children: ReactNode
}) {
  const { label, closeLabel, onClose, children } = props
  const ref = useRef<HTMLDivElement>(null)
  const close = useEffectEvent(onClose)
  useEffect(() => {
    const panel = ref.current
    if (!panel) return
    panel.focus({ preventScroll: true })
    return keepFromBoard(panel, (event) => {
      if (event.key === 'Escape') close()
    })
  }, [])
  return (
    <div
      ref={ref}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      className="cg-panel cg-side-panel absolute flex flex-col overflow-y-auto bg-raised font-sans text-ink shadow-float outline-none"
    >
      <div className="flex flex-col gap-3 p-4 text-sm">
        <div className="flex items-center gap-2">
          <h2 className="flex-1 text-[15px] font-bold">{label}</h2>
          <Button look="quiet" size="s" square aria-label={closeLabel} onClick={onClose}>
            <X size={16} aria-hidden />
          </Button>
        </div>
        {children}
      </div>
    </div>
  )
}
