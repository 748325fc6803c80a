import type { ReactNode } from 'react'
import { PRIORITY_LEVELS, type Priority } from '@/dialogue/priorities'
import { measureText } from '../drawing/measure'
import { TextLines } from '../drawing/text-lines'
import type { DrawView } from '../drawing/view'

/** What was told of a card's dots in words: "7 dots", "many dots". */
export function priorityText({ dots, level }: Priority, { words }: Pick<DrawView, 'words'>) {
  return dots === null ? words(`dots.levelLong.${level}`) : words('dots.value', { count: dots })
}

/**
 * Dots as a pill half over the upper edge of a card or note `width` wide, a little out at its right: a number
 * with one dot before it, or a level with three, of which it fills some. The more it got, the stronger its
 * ground.
 */
export function drawDotsBadge(
  priority: Priority,
  view: DrawView,
  { width, size }: { width: number; size: number },
): ReactNode {
  const { dots, level } = priority
  const { colors, words } = view
  const place = PRIORITY_LEVELS.indexOf(level)
  const [circles, full] =
    dots === null ? [PRIORITY_LEVELS.length, place + 1] : [1, dots > 0 ? 1 : 0]
  const text = dots === null ? words(`dots.level.${level}`) : String(dots)
  const style = { size, weight: 750 }
  const w = measureText(text, style) + size * (circles * 0.62 + 1)
  const right = width + OUT
  const h = size * 1.3
  const isMost = level === 'many'
  const ink = isMost ? colors.surface : colors.ink
  return (
    <g data-priority={dots ?? level}>
      <rect
        x={right - w}
        y={-h / 2}
        width={w}
        height={h}
        rx={h / 2}
        fill={isMost ? colors.ink : level === 'some' ? colors.sunken : colors.surface}
        stroke={isMost ? colors.ink : colors.lineStrong}
        strokeWidth={1.5}
      />
      {Array.from({ length: circles }, (_, i) => (
        <circle
          key={i}
          cx={right - w + size * (0.66 + i * 0.62)}
          cy={0}
          r={size * 0.23}
          fill={i < full ? ink : 'none'}
          stroke={ink}
          strokeWidth={size * 0.09}
        />
      ))}
      <TextLines
        lines={[text]}
        x={right - size * 0.35}
        y={-size * 0.635}
        {...style}
        color={ink}
        anchor="end"
      />
    </g>
  )
}

/** How far it stands out over the right edge. */
const OUT = 6
