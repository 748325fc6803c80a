import { useEditor, useValue } from '@tldraw/editor'
import { useEffect, useRef } from 'react'
import { textIn } from '@/dialogue/localized'
import type { AxisShape } from '@/sync/doc/shapes/axis'
import type { ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { canvasWords, useBoardSettings } from '../board-settings'
import { axesFor } from '../cards'
import { setPin } from '../pinning/pins'
import { leansTo } from '../shapes/axis/axis-shape-util'
import { cardTitle } from '../shapes/proposal-card/card-drawing'

const MENU_ID = 'pin-dialog'

/** Pinning without dragging: a slider per axis, by keys, mouse or touch. */
export function PinDialog({ card, onClose }: { card: ProposalCardShape; onClose: () => void }) {
  const editor = useEditor()
  const { locale } = useBoardSettings()
  const words = canvasWords(locale)
  const axes = useValue('axes', () => axesFor(editor, card), [editor, card])

  // tldraw's shortcuts stay quiet while one of its menus is open, and this counts as one.
  useEffect(() => {
    editor.menus.addOpenMenu(MENU_ID)
    return () => editor.menus.deleteOpenMenu(MENU_ID)
  }, [editor])

  // The first slider, not the button that closes the dialog, is what P was pressed for.
  const sliders = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() => sliders.current?.querySelector('input')?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])

  const title = textIn(cardTitle(card.props), locale) || words('card.untitled')
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words('pin.title', { title })}
      lead={words('pin.hint')}
      closeLabel={words('card.close')}
    >
      <div ref={sliders} className="flex flex-col gap-5">
        {axes.length === 0 && <p className="text-sm text-soft">{words('pin.noAxes')}</p>}
        {axes.map((axis) => (
          <PinSlider key={axis.id} card={card} axis={axis} />
        ))}
        <div className="flex justify-end">
          <Button look="primary" onClick={onClose}>
            {words('pin.done')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function PinSlider({ card, axis }: { card: ProposalCardShape; axis: AxisShape }) {
  const editor = useEditor()
  const { locale } = useBoardSettings()
  const words = canvasWords(locale)
  const { axisId, name, left, right, number } = axis.props
  const value = card.props.pins[axisId] ?? null
  const label = words('pin.axis', { number: String(number), name: textIn(name, locale) })
  const leans = value === null ? words('pin.none') : leansTo(axis.props, value, { locale, words })
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <span className="text-sm font-semibold">{label}</span>
        <span className="text-[13px] text-soft" aria-live="polite">
          {leans}
        </span>
      </div>
      <div className="flex items-center gap-3">
        <input
          type="range"
          min={0}
          max={100}
          step={5}
          value={value ?? 50}
          aria-label={label}
          aria-valuetext={value === null ? leans : `${leans} (${value})`}
          className="h-8 min-w-0 flex-1 accent-(--accent)"
          style={{ opacity: value === null ? 0.45 : 1 }}
          onChange={(event) => setPin(editor, card.id, axisId, Number(event.target.value))}
        />
        <Button
          size="s"
          look="quiet"
          aria-label={`${value === null ? words('pin.set') : words('pin.remove')}: ${label}`}
          onClick={() => setPin(editor, card.id, axisId, value === null ? 50 : null)}
        >
          {value === null ? words('pin.set') : words('pin.remove')}
        </Button>
      </div>
      <div className="flex justify-between gap-4 text-[13px] text-soft">
        <span>{textIn(left, locale)}</span>
        <span className="text-right">{textIn(right, locale)}</span>
      </div>
    </div>
  )
}
