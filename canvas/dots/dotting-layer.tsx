import { useEditor, useValue, type Editor, type TLNoteShape, type TLShapeId } from '@tldraw/editor'
import { Check, CircleAlert, LoaderCircle } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { textIn } from '@/dialogue/localized'
import { DotStepper } from '@/ui/dot-stepper'
import { StackedNotice } from '@/ui/notice-stack'
import { canvasWords, useBoardSettings, type CanvasWords } from '../board-settings'
import { isCard } from '../cards'
import { cardTitle } from '../shapes/proposal-card/card-drawing'
import { dottingOf, type DottingState } from './dotting'
import { textOf } from './notes'

/** A card narrower than this on screen, in pixels, has no room for something to press: the sheet has. */
const NARROWEST = 72

/** While a round of priorities is open: one's own dots on the cards, and how many are left. */
export function DottingLayer() {
  const editor = useEditor()
  const dotting = useValue('dotting', () => dottingOf(editor).get(), [editor])
  if (!dotting) return null
  return (
    <>
      {dotting.cards.map((id) => (
        <DotsHere key={id} id={id as TLShapeId} dotting={dotting} />
      ))}
      <StackedNotice place="dots">
        <DotsLeft dotting={dotting} />
      </StackedNotice>
    </>
  )
}

/** Narrower than this, in pixels, and − and + would lie over what a card says: one round button is left of it. */
const NARROW = { fine: 220, coarse: 300 } as const
/** Pixels by which the control reaches into its card: the header's last words stay in sight. */
const REACH = 8

/** On the upper right corner of one card or note, in pixels: the same at every zoom. */
function DotsHere({ id, dotting }: { id: TLShapeId; dotting: DottingState }) {
  const editor = useEditor()
  const { locale } = useBoardSettings()
  const words = canvasWords(locale)
  const place = useValue('dots place', () => placeOf(editor, id), [editor, id])
  const title = useValue(
    'dots title',
    () => {
      const shape = editor.getShape(id)
      if (isCard(shape)) return textIn(cardTitle(shape.props), locale) || words('card.untitled')
      return (shape?.type === 'note' && textOf(shape as TLNoteShape)) || words('dots.untitled')
    },
    [editor, id, locale, words],
  )
  const isCoarse = useValue('coarse pointer', () => editor.getInstanceState().isCoarsePointer, [
    editor,
  ])
  if (!place) return null
  const value = dotting.dots[id] ?? 0
  const isNarrow = place.w < NARROW[isCoarse ? 'coarse' : 'fine']
  const [x, y] = [place.x + (isNarrow ? 14 : 10), place.y + REACH]
  return (
    <Kept
      className="absolute top-0 left-0 z-10 origin-top-right"
      style={{ transform: `translate(${x}px, ${y}px) translate(-100%, -100%)` }}
    >
      <DotStepper
        look={isNarrow ? 'round' : 'float'}
        value={value}
        most={dotting.mostPerCard}
        left={dotting.left}
        disabled={!dotting.editable}
        words={{
          more: words('dots.more', { title }),
          fewer: words('dots.fewer', { title }),
          name: words(dotting.mostPerCard === 1 ? 'dots.one' : 'dots.count', { title }),
          value: words('dots.value', { count: value }),
        }}
        onChange={(count) => dotting.onDots(id, count)}
      />
    </Kept>
  )
}

/** Where a shape's upper right corner is in the view, and how wide it is there, in pixels; null when it is out of it, or too small. */
function placeOf(editor: Editor, id: TLShapeId): { x: number; y: number; w: number } | null {
  const bounds = editor.getShapePageBounds(id)
  if (!bounds || editor.getAncestorPageId(id) !== editor.getCurrentPageId()) return null
  if (editor.isShapeHidden(id) || editor.getCulledShapes().has(id)) return null
  const w = bounds.w * editor.getZoomLevel()
  if (w < NARROWEST) return null
  const { x, y } = editor.pageToViewport({ x: bounds.maxX, y: bounds.minY })
  return { x, y, w }
}

/** What presses, turns and touches of the control must not become: the board's own. */
const KEPT = ['pointerdown', 'touchstart', 'touchend', 'dblclick', 'keydown', 'keyup'] as const

function Kept(props: { className: string; style?: React.CSSProperties; children: ReactNode }) {
  const { className, style, children } = props
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const keep = (event: Event) => {
      // Tab and Esc go on meaning what they mean.
      if (event instanceof KeyboardEvent && !['Enter', ' '].includes(event.key)) return
      event.stopPropagation()
    }
    for (const kind of KEPT) element.addEventListener(kind, keep)
    return () => {
      for (const kind of KEPT) element.removeEventListener(kind, keep)
    }
  }, [])
  return (
    <div ref={ref} className={`pointer-events-auto ${className}`} style={style}>
      {children}
    </div>
  )
}

const SIGNS = { saving: LoaderCircle, saved: Check, failed: CircleAlert } as const

/** Over the canvas: how many dots are left, and what became of those given. */
function DotsLeft({ dotting: { left, each, saved, editable } }: { dotting: DottingState }) {
  const words = canvasWords(useBoardSettings().locale)
  const Sign = saved && SIGNS[saved]
  return (
    <div
      role="status"
      data-dots-left={left}
      className="cg-dots-left mb-2 flex max-w-full items-center gap-2.5 rounded-full border border-line bg-raised px-4 py-2 text-sm whitespace-nowrap text-ink shadow-lift"
    >
      <span className="font-semibold">{words('dots.heading')}</span>
      <span className="tabular-nums">
        {left === 0
          ? words('dots.allGiven')
          : words('dots.left', { left: String(left), each: String(each) })}
      </span>
      <span className="flex items-center gap-1 text-[13px] text-soft">
        {Sign && editable && <Sign size={14} aria-hidden />}
        {statusText(words, saved, editable)}
      </span>
    </div>
  )
}

function statusText(words: CanvasWords, saved: DottingState['saved'], editable: boolean): string {
  if (!editable) return words('dots.fixed')
  return saved ? words(`dots.${saved}`) : words('dots.private')
}
