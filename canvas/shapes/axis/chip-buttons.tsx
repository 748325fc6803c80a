import { useEditor, useValue, type TLShapeId } from '@tldraw/editor'
import { useEffect, useEffectEvent, useRef } from 'react'
import { textIn } from '@/dialogue/localized'
import type { AxisShape } from '@/sync/doc/shapes/axis'
import { useBoardSettings, canvasWords } from '../../board-settings'
import { isCard } from '../../cards'
import { startChipDrag } from '../../pinning/chip-drag'
import { pinState } from '../../pinning/pin-state'
import { setPin } from '../../pinning/pins'
import { useMayWriteCards } from '../../rights/rights-state'
import { cardTitle } from '../proposal-card/card-drawing'
import { chipsOf, chipTop } from './axis-drawing'
import { CHIP, type Chip, type Pin } from './chip-layout'
import { laneLayout } from './lane'

/** Fingers need more than the chip's own 44 × 32 units when the board is far away. */
const REACH = 6

/** Invisible buttons over the drawn chips: they can be pressed, dragged and reached by Tab. */
export function ChipButtons({ shape, pins }: { shape: AxisShape; pins: readonly Pin[] }) {
  return chipsOf(shape.props, pins).map((chip) => (
    <ChipButton key={chip.pins[0]!.cardId} shape={shape} chip={chip} />
  ))
}

function ChipButton({ shape, chip }: { shape: AxisShape; chip: Chip }) {
  const editor = useEditor()
  const settings = useBoardSettings()
  const words = canvasWords(settings.locale)
  const ref = useRef<HTMLButtonElement>(null)
  const { axisId } = shape.props
  const cardIds = chip.pins.map((pin) => pin.cardId)
  const first = chip.pins[0]!
  const readOnly = !useMayWriteCards()
  const title = useValue(
    'chip title',
    () => {
      const card = editor.getShape(first.cardId as TLShapeId)
      return isCard(card) ? textIn(cardTitle(card.props), settings.locale) : ''
    },
    [editor, first.cardId, settings.locale],
  )
  const label =
    chip.pins.length === 1
      ? words('pin.chip', { number: first.label, title, value: String(first.value) })
      : words('pin.stack', { count: String(chip.pins.length) })

  /** Whether the key meant something here. */
  const act = useEffectEvent((key: string): boolean => {
    if (key === 'Enter' || key === ' ') {
      editor.setSelectedShapes(cardIds as TLShapeId[])
      return true
    }
    if (readOnly || chip.pins.length > 1) return false
    const step =
      key === 'ArrowLeft' || key === 'ArrowDown'
        ? -5
        : key === 'ArrowRight' || key === 'ArrowUp'
          ? 5
          : 0
    if (step === 0 && key !== 'Delete' && key !== 'Backspace') return false
    for (const pin of chip.pins)
      setPin(editor, pin.cardId, axisId, step === 0 ? null : pin.value + step)
    return true
  })
  // A listener on the button itself: tldraw's own, further out, would nudge or delete the selection.
  useEffect(() => {
    const button = ref.current
    if (!button) return
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || !act(event.key)) return
      event.preventDefault()
      event.stopPropagation()
    }
    button.addEventListener('keydown', listen)
    return () => button.removeEventListener('keydown', listen)
  }, [])

  const { hovered } = pinState(editor)
  // A chip that goes away under the pointer sends no `pointerleave`.
  const cardId = first.cardId
  useEffect(
    () => () => {
      if (hovered.get() === cardId) hovered.set(null)
    },
    [hovered, cardId],
  )

  const layout = laneLayout(shape.props)
  return (
    <button
      ref={ref}
      type="button"
      aria-label={label}
      title={label}
      data-chip={first.label}
      style={{
        position: 'absolute',
        left: chip.x - CHIP.w / 2 - REACH / 2,
        top: chipTop(layout) - REACH,
        width: CHIP.w + REACH,
        height: CHIP.h + 2 * REACH,
        padding: 0,
        border: 0,
        borderRadius: 10,
        background: 'transparent',
        cursor: readOnly || cardIds.length > 1 ? 'pointer' : 'grab',
        pointerEvents: 'all',
        touchAction: 'none',
      }}
      onPointerEnter={() => hovered.set(first.cardId)}
      onPointerLeave={() => hovered.set(null)}
      onFocus={() => hovered.set(first.cardId)}
      onBlur={() => hovered.set(null)}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.stopPropagation()
        startChipDrag(
          editor,
          shape,
          { cardIds, label: chip.label },
          event.nativeEvent,
          !readOnly && cardIds.length === 1,
        )
      }}
      onPointerMove={(event) => event.stopPropagation()}
      onTouchStart={(event) => event.stopPropagation()}
      onTouchEnd={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  )
}
