import { useEditor, useValue } from '@tldraw/editor'
import { Check, CircleAlert, LoaderCircle } from 'lucide-react'
import { canvasWords, useBoardSettings, type CanvasWords } from '../board-settings'
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
  const size = Math.min(SIZE.most, Math.max(SIZE.least, SIZE.pixels / zoom))
  const hasMarks = questionsOf(placing).some((question) => markOf(marks, question) !== null)
  const text = !placing.editable
    ? words(hasMarks ? 'placing.fixed' : 'placing.nothing')
    : marks.abstain
      ? words('placing.abstained')
      : asked
        ? questionText(asked, settings, view)
        : words('placing.done')
  const step = placing.editable && asked ? stepText(asked, placing, view) : ''
  const saved = placing.saved?.[axisId]
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
        width: layout.lane.w - 2 * PAD,
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
        <span className="cg-lane-hint">{words('placing.private')}</span>
      )}
      {placing.editable && (asked !== null || marks.abstain) && (
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
          {words(marks.abstain ? 'placing.resume' : 'placing.abstain')}
        </button>
      )}
    </div>
  )
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
