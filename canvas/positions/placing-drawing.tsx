import type { ReactNode } from 'react'
import { HollowPartyMarkShape, PartyMarkShape } from '@/ui/party-mark'
import { toneOf, type BoardSettings } from '../board-settings'
import { measureText } from '../drawing/measure'
import { toneColor } from '../drawing/palette'
import { TextLines } from '../drawing/text-lines'
import type { DrawView } from '../drawing/view'
import { fitLine } from '../drawing/wrap'
import type { LaneLayout } from '../shapes/axis/lane'
import type { PlacingRow } from './placing-layout'

/** A mark on its way or only pointed at. */
export interface DrawnMark {
  row: PlacingRow
  x: number
  label: string
  look: 'placed' | 'ghost'
  isFocused: boolean
}

const LABEL = { size: 22, weight: 600 }

/** One's own marks in the lane; drawn for the screen of their owner alone, never for a picture. */
export function drawPlaced(
  marks: readonly DrawnMark[],
  layout: LaneLayout,
  ownParty: string,
  settings: BoardSettings,
  view: DrawView,
): ReactNode {
  const { colors } = view
  return marks.map(({ row, x, label, look, isFocused }) => {
    const { question, cy, size } = row
    const party = question.kind === 'estimate' ? question.of : ownParty
    const tone = toneOf(settings, party) ?? 0
    const color = toneColor(colors, tone)
    const shape = { tone, cx: x, cy, size, color, ground: colors.surface }
    const width = measureText(label, LABEL)
    const isRight = x + size / 2 + 10 + width < layout.lane.x + layout.lane.w - 8
    const from = isRight ? x + size / 2 + 10 : x - size / 2 - 10 - width
    return (
      <g key={JSON.stringify(question)} opacity={look === 'ghost' ? 0.55 : 1}>
        <path
          d={`M${x} ${cy + size / 2}V${layout.line}`}
          stroke={color}
          strokeWidth={2.5}
          strokeDasharray={question.kind === 'self' ? undefined : '4 5'}
          fill="none"
        />
        {isFocused && (
          <circle
            cx={x}
            cy={cy}
            r={size * 0.75 + 4}
            fill="none"
            stroke="var(--focus)"
            strokeWidth={4}
          />
        )}
        {question.kind === 'self' ? (
          <PartyMarkShape {...shape} />
        ) : (
          <HollowPartyMarkShape {...shape} />
        )}
        {question.kind === 'meta' && (
          // How one's own side is seen: its mark, hollow, with the eye of the other.
          <circle cx={x} cy={cy} r={size * 0.16} fill={color} />
        )}
        <rect
          x={from - 5}
          y={cy - 14}
          width={width + 10}
          height={28}
          rx={8}
          fill={colors.surface}
          fillOpacity={0.85}
        />
        <TextLines lines={[label]} x={from} y={cy - 14} lineHeight={28} {...LABEL} color={color} />
      </g>
    )
  })
}

/** How to begin, where the first mark will stand. */
export function drawHint(layout: LaneLayout, text: string, view: DrawView): ReactNode {
  const { x, w } = layout.lane
  return (
    <TextLines
      lines={[fitLine(text, { size: 22, weight: 400 }, w - 40)]}
      x={x + w / 2}
      y={layout.line - 46}
      size={22}
      color={view.colors.faint}
      anchor="middle"
    />
  )
}
