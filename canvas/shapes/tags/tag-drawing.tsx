import type { ReactNode } from 'react'
import { measureText, type Measure } from '../../drawing/measure'
import { TextLines } from '../../drawing/text-lines'
import type { DrawView } from '../../drawing/view'
import { fitLine } from '../../drawing/wrap'

export interface TagChip {
  text: string
  /** From the first chip's left edge. */
  x: number
  w: number
}

export interface TagRow {
  chips: readonly TagChip[]
  w: number
  h: number
  size: number
}

const WEIGHT = 600

/** As many tags as fit in a line of this width, then how many more there are; every chip in full or with "…". */
export function fitTags(
  names: readonly string[],
  room: number,
  size: number,
  measure: Measure = measureText,
): TagRow {
  const style = { size, weight: WEIGHT }
  const pad = size * 0.45
  const gap = size * 0.3
  const widthOf = (text: string) => measure(text, style) + 2 * pad
  const row = (texts: readonly string[]): TagRow => {
    let x = 0
    const chips = texts.map((text) => {
      const chip = { text, x, w: widthOf(text) }
      x += chip.w + gap
      return chip
    })
    return { chips, w: Math.max(0, x - gap), h: Math.round(size * 1.36), size }
  }
  for (let count = names.length; count > 0; count -= 1) {
    const rest = names.length - count
    const tried = row([...names.slice(0, count), ...(rest > 0 ? [`+${rest}`] : [])])
    if (tried.w <= room) return tried
  }
  // Too little even for a number.
  if (names.length === 0 || room < 2 * size) return row([])
  // Not even the first as it is: its beginning says more than a number, if there is room for some of it.
  const rest = names.length > 1 ? [`+${names.length - 1}`] : []
  const left = room - 2 * pad - rest.reduce((sum, text) => sum + widthOf(text) + gap, 0)
  if (left > size * 3) return row([fitLine(names[0]!, style, left, measure), ...rest])
  return row([`+${names.length}`])
}

/** A row of tags whose left top corner is here. */
export function drawTags(row: TagRow, view: DrawView, at: { x: number; y: number }): ReactNode {
  const { colors } = view
  return (
    <g data-tags="">
      {row.chips.map(({ text, x, w }) => (
        <g key={`${x}/${text}`}>
          <rect
            x={at.x + x + 0.75}
            y={at.y + 0.75}
            width={w - 1.5}
            height={row.h - 1.5}
            rx={row.h / 2}
            fill={colors.paper}
            stroke={colors.faint}
            strokeWidth={1.5}
          />
          <TextLines
            lines={[text]}
            x={at.x + x + w / 2}
            y={at.y}
            size={row.size}
            lineHeight={row.h}
            weight={WEIGHT}
            color={colors.ink}
            anchor="middle"
          />
        </g>
      ))}
    </g>
  )
}
