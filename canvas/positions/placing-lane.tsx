import { useEditor, useValue, type Editor } from '@tldraw/editor'
import { useState, type PointerEvent } from 'react'
import { textIn } from '@/dialogue/localized'
import type { AxisShape } from '@/sync/doc/shapes/axis'
import { useBoardSettings } from '../board-settings'
import { useDrawView } from '../drawing/view'
import { laneLayout, laneValue, laneX, type LaneLayout } from '../shapes/axis/lane'
import { nextQuestion, noMarks, toStep, withMark, type PlacingState } from './placing'
import { drawHint, drawPlaced, type DrawnMark } from './placing-drawing'
import { GUIDANCE_HEIGHT, placingRows, rowAt, type PlacingRow } from './placing-layout'
import { PlacingGuidance } from './placing-guidance'
import { PlacingSlider } from './placing-slider'
import { markText, valueText } from './placing-words'

/** Half of what a finger needs, in pixels. */
const FINGER = 22
/** Pixels before a press on a mark moves it. */
const SLOP = 4

/** What a pointer is doing in the lane. */
interface Press {
  row: PlacingRow
  value: number
  /** It took hold of a mark that was there, and has not moved it yet. */
  held: boolean
  at: { x: number; y: number }
}

/**
 * Where one marks in a lane where one stands and where one thinks the others do: a press places what is asked,
 * marks can be dragged, and each is a slider for the keyboard. Only the owner's screen draws this.
 */
export function PlacingLane({ shape, placing }: { shape: AxisShape; placing: PlacingState }) {
  const editor = useEditor()
  const settings = useBoardSettings()
  const view = useDrawView()
  const [press, setPress] = useState<Press | null>(null)
  const [hover, setHover] = useState<number | null>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const isSelecting = useValue('select tool', () => editor.getCurrentToolId() === 'select', [
    editor,
  ])

  const { axisId } = shape.props
  const layout = laneLayout(shape.props)
  const marks = placing.marks[axisId] ?? noMarks()
  const rows = placingRows(layout, placing, marks)
  const asked = nextQuestion(placing, marks)
  const isOpen = placing.editable && !marks.abstain
  const askedRow = asked && rows.find((row) => keyOf(row) === JSON.stringify(asked))
  const place = (row: PlacingRow, value: number | null) =>
    placing.onPlace(axisId, withMark(marks, row.question, value))

  const valueAt = (event: PointerEvent) =>
    toStep(laneValue(layout, pointIn(editor, shape, event).x), placing.step)

  const start = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || editor.inputs.keys.has('Space')) return
    if (!event.isPrimary) return setPress(null)
    const held = rowAt(rows, pointIn(editor, shape, event), FINGER / editor.getZoomLevel())
    const row = held ?? askedRow
    if (!row) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    setHover(null)
    setPress({
      row,
      value: held?.value ?? valueAt(event),
      held: held !== null,
      at: { x: event.clientX, y: event.clientY },
    })
  }
  const move = (event: PointerEvent) => {
    if (!press) {
      if (event.pointerType === 'mouse' && event.buttons === 0) setHover(valueAt(event))
      return
    }
    event.stopPropagation()
    const moved = Math.hypot(event.clientX - press.at.x, event.clientY - press.at.y) >= SLOP
    if (press.held && !moved) return
    setPress({ ...press, held: false, value: valueAt(event) })
  }
  const end = (event: PointerEvent) => {
    if (!press) return
    event.stopPropagation()
    setPress(null)
    // Pressed, not dragged, where another mark stands: that is the answer to what is asked.
    if (press.held) {
      if (askedRow && askedRow !== press.row) place(askedRow, valueAt(event))
      return
    }
    place(press.row, press.value)
  }

  const drawn = rows.flatMap((row): DrawnMark[] => {
    const isFocused = focused === keyOf(row)
    const isPressed = press !== null && keyOf(press.row) === keyOf(row)
    const isGhost = !press && hover !== null && row === askedRow
    const value = isPressed ? press.value : isGhost ? hover : row.value
    const shown = value ?? (isFocused ? 50 : null)
    if (shown === null) return []
    const name = markText(row.question, settings, view)
    const label =
      isPressed || isGhost || isFocused
        ? valueText(shape.props, value, view)
        : `${name} ${String(shown)}`
    const look = value === null || isGhost ? 'ghost' : 'placed'
    return [{ row, x: laneX(layout, shown), label, look, isFocused }]
  })
  return (
    <div
      role="group"
      aria-label={textIn(shape.props.name, settings.locale)}
      data-placing={axisId}
      style={{ position: 'absolute', inset: 0 }}
    >
      {!marks.abstain && (
        <svg
          width={shape.props.w}
          height={shape.props.h}
          style={{ position: 'absolute', overflow: 'visible', pointerEvents: 'none' }}
          aria-hidden
        >
          {isOpen && drawn.length === 0 && drawHint(layout, view.words('placing.how'), view)}
          {drawPlaced(drawn, layout, placing.ownParty, settings, view)}
        </svg>
      )}
      {isOpen && (
        <div
          data-lane-surface
          style={{
            ...surfaceBox(layout),
            position: 'absolute',
            pointerEvents: isSelecting ? 'all' : 'none',
            touchAction: 'none',
            cursor: asked ? 'crosshair' : 'default',
          }}
          onPointerDown={start}
          onPointerMove={move}
          onPointerUp={end}
          onPointerCancel={() => setPress(null)}
          onPointerLeave={() => setHover(null)}
          onTouchStart={(event) => event.stopPropagation()}
          onTouchEnd={(event) => event.stopPropagation()}
          onDoubleClick={(event) => event.stopPropagation()}
        />
      )}
      {!marks.abstain &&
        rows.map((row) => (
          <PlacingSlider
            key={keyOf(row)}
            row={row}
            props={shape.props}
            step={placing.step}
            disabled={!placing.editable}
            onPlace={(value) => place(row, value)}
            onFocus={(is) => setFocused(is ? keyOf(row) : null)}
          />
        ))}
      <PlacingGuidance
        layout={layout}
        placing={placing}
        axisId={axisId}
        marks={marks}
        asked={asked}
      />
    </div>
  )
}

function keyOf(row: PlacingRow): string {
  return JSON.stringify(row.question)
}

function pointIn(editor: Editor, shape: AxisShape, event: { clientX: number; clientY: number }) {
  return editor.getPointInShapeSpace(
    shape,
    editor.screenToPage({ x: event.clientX, y: event.clientY }),
  )
}

/** All of the lane between the question and the chips can be pressed. */
function surfaceBox({ lane, plot, line }: LaneLayout) {
  const top = plot.y + GUIDANCE_HEIGHT - 4
  return { left: lane.x, top, width: lane.w, height: line + 10 - top }
}
