import type { ReactNode } from 'react'
import { BOARD_FONT_STACK } from '../fonts/pretendard'

export interface TextLinesProps {
  lines: readonly string[]
  /** Left edge, middle or right edge of the text, as `anchor` says. */
  x: number
  /** Top of the first line's box. */
  y: number
  size: number
  /** Canvas units from line to line; default 1.27 of the size. */
  lineHeight?: number
  weight?: number
  color: string
  anchor?: 'start' | 'middle' | 'end'
  lang?: string
}

/**
 * Nothing is taken from the page around: a picture has no such page, and must come out the same.
 * Precise widths also keep lines as they are at every zoom.
 */
const PLAIN = {
  whiteSpace: 'pre',
  letterSpacing: 0,
  fontFeatureSettings: 'normal',
  textRendering: 'geometricPrecision',
} as const

/** Lines of text as SVG, one element per line so that nothing depends on the viewer's wrapping. */
export function TextLines(props: TextLinesProps): ReactNode {
  const { lines, x, y, size, weight = 400, color, anchor = 'start', lang } = props
  const lineHeight = props.lineHeight ?? lineHeightOf(size)
  // Pretendard's letters sit around 0.36 em above and below the middle of their line.
  const firstBaseline = y + lineHeight / 2 + size * 0.36
  return lines.map((line, i) =>
    line === '' ? null : (
      <text
        key={i}
        x={x}
        y={firstBaseline + i * lineHeight}
        fontFamily={BOARD_FONT_STACK}
        fontSize={size}
        fontWeight={weight}
        fill={color}
        textAnchor={anchor}
        lang={lang}
        style={PLAIN}
      >
        {line}
      </text>
    ),
  )
}

export function lineHeightOf(size: number): number {
  return Math.round(size * 1.27)
}
