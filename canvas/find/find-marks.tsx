import { useEditor, useValue, type TLShapeId } from '@tldraw/editor'

/** More outlines than this would be a grid over the board, and slow; the count says how many there are. */
const MOST = 300
/** Pixels around a shape. */
const AROUND = 5

/** Outlines around all that was found, in front of the board; the one where one is stands out. */
export function FindMarks({
  hits,
  current,
}: {
  hits: readonly TLShapeId[]
  current: TLShapeId | null
}) {
  const editor = useEditor()
  const boxes = useValue(
    'boxes of hits',
    () => {
      const view = editor.getViewportPageBounds()
      return hits.slice(0, MOST).flatMap((id) => {
        const bounds = editor.getShapePageBounds(id)
        if (!bounds?.collides(view)) return []
        const { x, y } = editor.pageToViewport(bounds.point)
        const zoom = editor.getZoomLevel()
        return [{ id, x, y, w: bounds.w * zoom, h: bounds.h * zoom }]
      })
    },
    [editor, hits],
  )
  return (
    <svg
      aria-hidden
      data-find-marks={boxes.length}
      className="pointer-events-none absolute inset-0 h-full w-full"
    >
      {boxes.map(({ id, x, y, w, h }) => (
        <rect
          key={id}
          x={x - AROUND}
          y={y - AROUND}
          width={w + 2 * AROUND}
          height={h + 2 * AROUND}
          rx={8}
          className="cg-find-mark"
          data-current={id === current || undefined}
        />
      ))}
    </svg>
  )
}
