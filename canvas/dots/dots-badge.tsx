import type { ReactNode } from 'react'
import { PRIORITY_LEVELS, type Priority } from '@/dialogue/priorities'
import { measureText } from '../drawing/measure'
import { TextLines } from '../drawing/text-lines'
import type { DrawView } from '../drawing/view'

/** What was told of a card's dots in words: "7 dots", "many dots". */
export function priorityText({ dots, level }: Priority, { words }: Pick<DrawView, 'words'>) {
  return dots === null ? words(`dots.levelLong.${level}`) : words('dots.value', { count: dots })
}

interface BadgeParts {
  text: string
  /** Circles before the text, and how many of them are full. */
  circles: number
  full: number
}

/** A number has one dot before it; a level three, of which it fills some. */
function partsOf({ dots, level }: Priority, { words }: DrawView, withWord: boolean): BadgeParts {
  if (dots !== null) return { text: String(dots), circles: 1, full: dots > 0 ? 1 : 0 }
  const text = withWord ? words(`dots.level.${level}`) : ''
  return { text, circles: PRIORITY_LEVELS.length, full: PRIORITY_LEVELS.indexOf(level) + 1 }
}

const styleOf = (size: number) => ({ size, weight: 750 })

/** Width of the badge at this text size. */
export function badgeWidth(
  priority: Priority,
  view: DrawView,
  size: number,
  withWord: boolean,
): number {
  const { text, circles } = partsOf(priority, view, withWord)
  const words = text === '' ? 0 : measureText(text, styleOf(size)) + size * 0.3
  return words + circles * size * 0.62 + size * 0.7
}

/**
 * Dots as a pill, its right end at `right`; the more a card got, the stronger its ground. The text stands on
 * the line that text of this size has at `y`.
 */
export function drawDotsBadge(
  priority: Priority,
  view: DrawView,
  at: { right: number; y: number; size: number; withWord: boolean },
): ReactNode {
  const { right, y, size, withWord } = at
  const { colors } = view
  const { text, circles, full } = partsOf(priority, view, withWord)
  const width = badgeWidth(priority, view, size, withWord)
  const left = right - width
  const middle = y + size * 0.635
  const height = size * 1.3
  const isMost = priority.level === 'many'
  const ink = isMost ? colors.surface : colors.ink
  const radius = size * 0.23
  return (
    <g data-priority={priority.dots ?? priority.level}>
      <rect
        x={left}
        y={middle - height / 2}
        width={width}
        height={height}
        rx={height / 2}
        fill={isMost ? colors.ink : priority.level === 'some' ? colors.sunken : colors.surface}
        stroke={isMost ? colors.ink : colors.lineStrong}
        strokeWidth={1.5}
      />
      {Array.from({ length: circles }, (_, i) => (
        <circle
          key={i}
          cx={left + size * (0.35 + 0.31 + i * 0.62)}
          cy={middle}
          r={radius}
          fill={i < full ? ink : 'none'}
          stroke={ink}
          strokeWidth={size * 0.09}
        />
      ))}
      {text !== '' && (
        <TextLines
          lines={[text]}
          x={right - size * 0.35}
          y={y}
          {...styleOf(size)}
          color={ink}
          anchor="end"
        />
      )}
    </g>
  )
}
