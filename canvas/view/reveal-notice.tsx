import { useEditor, useValue } from '@tldraw/editor'
import { X } from 'lucide-react'
import { useEffect } from 'react'
import type { Locale } from '@/dialogue/localized'
import { Button } from '@/ui/button'
import { StackedNotice } from '@/ui/notice-stack'
import { canvasWords, useBoardSettings, type CanvasWords } from '../board-settings'
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
  return (
    shown && (
      <StackedNotice place="arrived">
        <Pill shown={shown} />
      </StackedNotice>
    )
  )
}

function Pill({ shown }: { shown: RevealNotice }) {
  const editor = useEditor()
  const { locale } = useBoardSettings()
  const words = canvasWords(locale)
  const { notice, moves } = revealState(editor)
  const close = () => notice.set(null)
  const { axes, from } = shown
  const axisIds = axes.map(({ axisId }) => axisId)
  return (
    <div
      role="status"
      data-reveal-notice={axisIds.join(' ')}
      className="mb-2 flex max-w-full items-center gap-2 rounded-full border border-line bg-raised py-1 pr-1.5 pl-4 text-sm text-ink shadow-float max-sm:rounded-card"
      onPointerDown={(event) => event.stopPropagation()}
    >
      <span className="min-w-0 break-keep">{noticeText(words, locale, shown)}</span>
      <Button
        size="s"
        className="rounded-full"
        onClick={() => {
          if (from) {
            moves.set(false)
            editor.setCamera(from, { animation: { duration: 300 } })
          } else {
            moves.set(true)
            goTo(editor, axisIds)
          }
          close()
        }}
      >
        {words(from ? 'reveal.back' : 'reveal.goThere')}
      </Button>
      <Button
        size="s"
        look="quiet"
        square
        className="rounded-full"
        aria-label={words('reveal.stay')}
        onClick={close}
      >
        <X size={16} aria-hidden />
      </Button>
    </div>
  )
}

/** "Moved to the results of axis 2.", "… of axes 2 and 3." */
function noticeText(words: CanvasWords, locale: Locale, { axes, from }: RevealNotice): string {
  const numbers = axes.map(({ number }) => String(number))
  const [number = ''] = numbers
  if (numbers.length === 1)
    return from ? words('reveal.movedHere', { number }) : words('reveal.shown', { number })
  const all = { numbers: new Intl.ListFormat(locale, { type: 'conjunction' }).format(numbers) }
  return from ? words('reveal.movedToAll', all) : words('reveal.shownAll', all)
}
