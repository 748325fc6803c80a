import { SVGContainer, useEditor, useValue } from '@tldraw/editor'
import type { AxisShape } from '@/sync/doc/shapes/axis'
import { useDrawView } from '../../drawing/view'
import { drawAxis } from './axis-drawing'
import { axisExtras } from './axis-shape-util'
import { ChipButtons } from './chip-buttons'
import { StanceButtons } from './stance-buttons'

/** An axis on the canvas: the drawing, and over it what can be pressed. */
export function AxisOnScreen({ shape }: { shape: AxisShape }) {
  const editor = useEditor()
  const view = useDrawView()
  const extras = useValue('axis extras', () => axisExtras(editor, shape), [editor, shape])
  return (
    <>
      <SVGContainer>{drawAxis(shape.props, view, extras)}</SVGContainer>
      <ChipButtons shape={shape} pins={extras.pins} />
      <StanceButtons shape={shape} />
    </>
  )
}
