import { useEditor, useValue } from '@tldraw/editor'
import { Check, CircleAlert, LoaderCircle } from 'lucide-react'
import { canvasWords, useBoardSettings, type CanvasWords } from '../board-settings'
import { measureText } from '../drawing/measure'
import type { LaneLayout } from '../shapes/axis/lane'
import {
  markOf,
  questionsOf,
  type MarksSaved,
  type PlacedMarks,
  type PlacingQuestion,
  type PlacingState,
} from './placing'
import { questionText, stepText } from './placing-words'

const PAD = 20
/** Canvas units; and pixels that it should not fall below while there is room. */
const SIZE = { least: 25, most: 32, pixels: 14 } as const

/** The line over the marks: what is asked now, how it is kept, and leaving the axis out. */
export function PlacingGuidance(props: {
  layout: LaneLayout
  placing: PlacingState
  axisId: string
  marks: PlacedMarks
  asked: PlacingQuestion | null
}) {
  const { layout, placing, axisId, marks, asked } = props
  const editor = useEditor()
  const settings = useBoardSettings()
  const words = canvasWords(settings.locale)
  const view = { words, locale: settings.locale }
  const zoom = useValue('zoom', () => editor.getZoomLevel(), [editor])
  const hasMarks = questionsOf(placing).some((question) => markOf(marks, question) !== null)
  const text = !placing.editable
    ? words(hasMarks ? 'placing.fixed' : 'placing.nothing')
    : marks.abstain
      ? words('placing.abstained')
      : asked
        ? questionText(asked, settings, view)
        : words('placing.done')
  const saved = placing.saved?.[axisId]
  const canLeave = placing.editable && (asked !== null || Boolean(marks.abstain))
  const leave = words(marks.abstain ? 'placing.resume' : 'placing.abstain')
  const width = layout.lane.w - 2 * PAD
  const beside = [
    saved ? hintWidth(words(`placing.${saved}`)) + SIGN : hintWidth(words('placing.private')),
    ...(canLeave ? [measureText(leave, { size: 20, weight: 600 }) + BUTTON] : []),
  ]
  const room = beside.reduce((left, taken) => left - taken - GAP, width - GAP)
  const { size, fits } = questionSize(
    text,
    room,
    Math.min(SIZE.most, Math.max(SIZE.least, SIZE.pixels / zoom)),
  )
  const whole = placing.editable && asked ? stepText(asked, placing, view) : ''
  const asking = measureText(text, { size, weight: 700 })
  const step = whole && asking + GAP + hintWidth(whole) <= room ? whole : ''
  const toggle = () => {
    const { abstain: _was, ...kept } = marks
    placing.onPlace(axisId, marks.abstain ? kept : { ...kept, abstain: true })
  }
  return (
    <div
      className="cg-lane-guidance"
      style={{
        left: layout.lane.x + PAD,
        top: layout.plot.y - 4,
        width,
        fontSize: size,
      }}
    >
      <p role="status" className="cg-lane-question">
        {text}
      </p>
      {step && <span className="cg-lane-hint">{step}</span>}
      <span className="cg-lane-space" />
      {saved ? (
        <SavedSign saved={saved} words={words} />
      ) : (
        fits && <span className="cg-lane-hint">{words('placing.private')}</span>
      )}
      {canLeave && (
        <button
          type="button"
          className="cg-stance-button"
          data-quiet
          onPointerDown={(event) => event.stopPropagation()}
          onTouchStart={(event) => event.stopPropagation()}
          onTouchEnd={(event) => event.stopPropagation()}
          onClick={(event) => {
            event.stopPropagation()
            toggle()
          }}
        >
          {leave}
        </button>
      )}
    </div>
  )
}

const HINT = { size: 22, weight: 400 }
const GAP = 14
/** The sign beside a hint, with its gap; a button's padding and border. */
const SIGN = 26
const BUTTON = 28

function hintWidth(text: string): number {
  return measureText(text, HINT)
}

/** As large as wanted, or as much smaller as lets the question be read to its end. */
function questionSize(text: string, room: number, wanted: number): { size: number; fits: boolean } {
  const widthAt = (size: number) => measureText(text, { size, weight: 700 })
  const size = Math.max(SIZE.least, Math.min(wanted, (wanted * room) / widthAt(wanted)))
  return { size, fits: widthAt(size) <= room + 1 }
}

const SIGNS = { saving: LoaderCircle, saved: Check, failed: CircleAlert } as const

function SavedSign({ saved, words }: { saved: MarksSaved; words: CanvasWords }) {
  const Sign = SIGNS[saved]
  return (
    <span className="cg-lane-hint" data-marks={saved} role="status">
      <Sign size={20} aria-hidden />
      {words(`placing.${saved}`)}
    </span>
  )
}
