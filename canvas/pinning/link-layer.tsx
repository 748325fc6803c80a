import { useEditor, useValue, type Editor, type TLShapeId } from '@tldraw/editor'
import { boardSettings, toneOf } from '../board-settings'
import { boardIndex, isCard } from '../cards'
import { toneColor } from '../drawing/palette'
import { useDrawView } from '../drawing/view'
import { ChipBox, chipsOf, chipTop, drawTarget } from '../shapes/axis/axis-drawing'
import { leansTo } from '../shapes/axis/axis-shape-util'
import { CHIP } from '../shapes/axis/chip-layout'
import { laneLayout } from '../shapes/axis/lane'
import { pinState } from './pin-state'

interface Link {
  key: string
  from: { x: number; y: number }
  to: { x: number; y: number }
  tone: number | null
}

/**
 * In front of the shapes: lines from the card that is pointed at or selected to its chips, where a
 * dragged card or chip would be pinned, and a chip that is pulled away.
 */
export function LinkLayer() {
  const editor = useEditor()
  const view = useDrawView()
  const links = useValue('links', () => currentLinks(editor), [editor])
  const drag = useValue('dragged chip', () => pinState(editor).chip.get(), [editor])
  const camera = useValue('camera', () => editor.getCamera(), [editor])
  const pulled = drag?.value === null ? drag : null
  const target = useValue('pin target', () => currentTarget(editor), [editor])
  if (links.length === 0 && !pulled && !target) return null
  return (
    <svg className="pointer-events-none absolute inset-0 h-full w-full" aria-hidden>
      <g transform={`scale(${camera.z}) translate(${camera.x} ${camera.y})`}>
        {links.map(({ key, from, to, tone }) => (
          <path
            key={key}
            d={`M${from.x} ${from.y}C${(from.x + to.x) / 2} ${from.y} ${to.x} ${to.y + 70} ${to.x} ${to.y}`}
            stroke={toneColor(view.colors, tone)}
            strokeWidth={2.5}
            strokeDasharray="2 7"
            strokeLinecap="round"
            fill="none"
          />
        ))}
        {target && (
          <g transform={target.transform}>
            {drawTarget(target.axis.props, view, {
              value: target.value,
              words: leansTo(target.axis.props, target.value, view),
            })}
          </g>
        )}
        {pulled && (
          <g opacity={0.45}>
            <ChipBox
              x={pulled.at.x}
              y={pulled.at.y - CHIP.h / 2}
              label={pulled.label}
              color={view.colors.soft}
              linked={false}
              view={view}
            />
          </g>
        )}
      </g>
    </svg>
  )
}

function currentTarget(editor: Editor) {
  const target = pinState(editor).target.get()
  const axis = boardIndex(editor)
    .everyAxis.get()
    .find(({ props }) => props.axisId === target?.axisId)
  if (!target || !axis) return null
  return { axis, value: target.value, transform: editor.getShapePageTransform(axis).toCssString() }
}

function currentLinks(editor: Editor): Link[] {
  const state = pinState(editor)
  if (state.chip.get() || editor.isIn('select.translating')) return []
  const hovered = state.hovered.get() ?? editor.getHoveredShapeId()
  const only = editor.getOnlySelectedShapeId()
  const card = editor.getShape((hovered ?? only ?? '') as TLShapeId)
  const focus = isCard(card) ? card : editor.getShape((only ?? '') as TLShapeId)
  if (!isCard(focus)) return []
  const bounds = editor.getShapePageBounds(focus)
  if (!bounds) return []
  const index = boardIndex(editor)
  const tone = toneOf(boardSettings(editor).get(), focus.props.author)
  return index.everyAxis.get().flatMap((axis): Link[] => {
    const pins = index.pins.get().get(axis.props.axisId) ?? []
    const chip = chipsOf(axis.props, pins).find(({ pins }) =>
      pins.some((pin) => pin.cardId === focus.id),
    )
    if (!chip) return []
    const layout = laneLayout(axis.props)
    const to = editor
      .getShapePageTransform(axis)
      .applyToPoint({ x: chip.x, y: chipTop(layout) + CHIP.h })
    const from =
      to.x < bounds.center.x
        ? { x: bounds.minX, y: bounds.center.y }
        : { x: bounds.maxX, y: bounds.center.y }
    return [{ key: axis.id, from, to, tone }]
  })
}
