import { SVGContainer, useEditor, useValue } from '@tldraw/editor'
import { useMemo } from 'react'
import type { AxisShape } from '@/sync/doc/shapes/axis'
import { useBoardSettings } from '../../board-settings'
import { useDrawView } from '../../drawing/view'
import { PlacingLane } from '../../positions/placing-lane'
import { usePlacing } from '../../positions/placing-state'
import { drawAxis } from './axis-drawing'
import { axisResult } from './axis-result'
import { axisExtras, isFictional, revealParties } from './axis-shape-util'
import { ChipButtons } from './chip-buttons'
import { StanceButtons } from './stance-buttons'
import { RevealTable } from './reveal-table'
import { useArrival } from './use-arrival'

/** An axis on the canvas: the drawing, and over it what can be pressed. */
export function AxisOnScreen({ shape }: { shape: AxisShape }) {
  const editor = useEditor()
  const view = useDrawView()
  const extras = useValue('axis extras', () => axisExtras(editor, shape), [editor, shape])
  const settings = useBoardSettings()
  const parties = useMemo(() => revealParties(settings), [settings])
  const fictional = useValue('is fictional', () => isFictional(editor, shape), [editor, shape])
  // What was found earlier would sway who is asked anew.
  const placing = usePlacing(shape.props.axisId)
  const result = placing ? null : axisResult(shape.props)
  const shown = useArrival(shape.props.result)
  return (
    <>
      <SVGContainer>
        {drawAxis(shape.props, view, {
          ...extras,
          result,
          reveal: { parties, fictional, shown },
          placing: placing !== null,
        })}
      </SVGContainer>
      {result && (
        <RevealTable
          axis={shape.props}
          result={result}
          parties={parties}
          fictional={fictional}
          view={view}
        />
      )}
      {placing && <PlacingLane shape={shape} placing={placing} />}
      <ChipButtons shape={shape} pins={extras.pins} />
      <StanceButtons shape={shape} />
    </>
  )
}
