import { useEditor, useValue } from '@tldraw/editor'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { AxisProps } from '@/sync/doc/shapes/axis'
import { canvasWords, useBoardSettings } from '../board-settings'
import type { PlacingRow } from './placing-layout'
import { toStep } from './placing'
import { sliderName, valueText } from './placing-words'

/** Pixels a target measures at least, at any zoom. */
const TARGET = 44

/**
 * A mark as a slider, for keyboards and screen readers: arrows by the step, Home and End; Enter places an
 * unmarked one where it stands, Delete takes it back. The drawing shows it; pointers go to the lane under it.
 */
export function PlacingSlider(props: {
  row: PlacingRow
  props: AxisProps
  step: number
  disabled: boolean
  onPlace: (value: number | null) => void
  onFocus: (isFocused: boolean) => void
}) {
  const { row, step, disabled, onPlace, onFocus } = props
  const editor = useEditor()
  const settings = useBoardSettings()
  const view = { words: canvasWords(settings.locale), locale: settings.locale }
  const zoom = useValue('zoom', () => editor.getZoomLevel(), [editor])
  const ref = useRef<HTMLInputElement>(null)
  const size = Math.max(row.size, TARGET / zoom)

  /** Whether the key meant something that the input itself doesn't do. */
  const act = useEffectEvent((key: string): boolean => {
    if (disabled) return false
    if (key === 'Delete' || key === 'Backspace') {
      if (row.value !== null) onPlace(null)
      return true
    }
    if (key !== 'Enter' && key !== ' ') return false
    if (row.value === null) onPlace(toStep(50, step))
    return true
  })
  // A listener on the input itself: tldraw's own, further out, would take arrows and Delete.
  useEffect(() => {
    const input = ref.current
    if (!input) return
    const listen = (event: KeyboardEvent) => {
      event.stopPropagation()
      if (event.ctrlKey || event.metaKey) return
      if (act(event.key)) event.preventDefault()
    }
    input.addEventListener('keydown', listen)
    return () => input.removeEventListener('keydown', listen)
  }, [])

  return (
    <input
      ref={ref}
      type="range"
      role="slider"
      min={0}
      max={100}
      step={step}
      value={row.value ?? 50}
      disabled={disabled}
      data-question={row.question.kind}
      aria-label={sliderName(row.question, props.props, settings, view)}
      aria-valuetext={valueText(props.props, row.value, view)}
      style={{
        position: 'absolute',
        left: row.cx - size / 2,
        top: row.cy - size / 2,
        width: size,
        height: size,
        margin: 0,
        opacity: 0,
        pointerEvents: 'none',
      }}
      onChange={(event) => onPlace(toStep(Number(event.target.value), step))}
      onFocus={() => onFocus(true)}
      onBlur={() => onFocus(false)}
    />
  )
}
