import { useEditor, useValue } from '@tldraw/editor'
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from '@/ui/button'
import { canvasWords, useBoardSettings } from '../board-settings'
import { goTo } from './go-to'
import { revealState, type RevealNotice } from './reveal-arrivals'

/** Long enough to look at the plot first and then decide. */
const SHOWN_MS = 20_000

/** Over the canvas: results have arrived here, and the way there or back. */
export function RevealNoticePill() {
  const editor = useEditor()
  const { notice } = revealState(editor)
  const shown = useValue('reveal notice', () => notice.get(), [notice])
  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => notice.set(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [shown, notice])
  return shown && <Pill shown={shown} />
}

function Pill({ shown }: { shown: RevealNotice }) {
  const editor = useEditor()
  const words = canvasWords(useBoardSettings().locale)
  const { notice, moves } = revealState(editor)
  const close = () => notice.set(null)
  const { axisId, from } = shown
  const number = String(shown.number)
  return (
    <div
      role="status"
      data-reveal-notice={axisId}
      className="cg-notice absolute inset-x-3 top-13 mx-auto flex w-fit items-center gap-2 bg-raised py-1.5 pr-1.5 pl-4 text-sm text-ink shadow-float"
      onPointerDown={(event) => event.stopPropagation()}
    >
      <span className="min-w-0 break-keep">
        {from ? words('reveal.movedHere', { number }) : words('reveal.shown', { number })}
      </span>
      <Button
        size="s"
        onClick={() => {
          if (from) {
            moves.set(false)
            editor.setCamera(from, { animation: { duration: 300 } })
          } else {
            moves.set(true)
            goTo(editor, axisId)
          }
          close()
        }}
      >
        {words(from ? 'reveal.back' : 'reveal.goThere')}
      </Button>
      <Button size="s" look="quiet" square aria-label={words('reveal.stay')} onClick={close}>
        <X size={16} aria-hidden />
      </Button>
    </div>
  )
}
