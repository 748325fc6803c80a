import type { ReactNode } from 'react'
import type { Palette } from '../../drawing/palette'
import type { RevealRow } from './reveal-layout'
import { BRACKET, spreadShape } from './reveal-spread'

/** All answers of a brainstorm: dots, bars or a band, the middle half tinted, and where the middle is. */
export function drawSpread(
  row: RevealRow,
  x: (value: number) => number,
  color: string,
  colors: Palette,
): ReactNode {
  const [mark] = row.marks
  if (!mark) return null
  const { half, dots, bars } = spreadShape(mark.cell, row.box, x)
  const bottom = row.box.y + row.box.h
  const top = row.box.y + (row.label?.h ?? 0) + 2
  return (
    <>
      {half && (
        <rect
          x={half.from}
          y={top}
          width={half.to - half.from}
          height={bottom - top}
          rx={8}
          fill={color}
          fillOpacity={0.15}
        />
      )}
      {mark.band && bars.length === 0 && (
        <rect
          x={mark.band.from + 2}
          y={top + 3}
          width={mark.band.to - mark.band.from - 4}
          height={bottom - top - 3}
          rx={4}
          fill={color}
          fillOpacity={0.35}
        />
      )}
      {bars.map((bar) => (
        <rect
          key={bar.x}
          x={bar.x}
          y={bar.y}
          width={bar.w}
          height={bar.h}
          rx={Math.min(6, bar.h / 2)}
          fill={color}
          fillOpacity={0.45}
        />
      ))}
      {mark.band ? (
        <path
          d={`M${mark.band.from + 2} ${top + BRACKET}V${top + 3}H${mark.band.to - 2}V${top + BRACKET}`}
          stroke={colors.ink}
          strokeWidth={4}
          strokeLinejoin="round"
          strokeLinecap="round"
          fill="none"
        />
      ) : (
        <path
          d={`M${mark.cx} ${top - 2}V${bottom}`}
          stroke={colors.ink}
          strokeWidth={4}
          fill="none"
        />
      )}
      {dots.map(({ cx, cy, r }, i) => (
        <circle
          key={i}
          cx={cx}
          cy={cy}
          r={r}
          fill={color}
          stroke={colors.surface}
          strokeWidth={1.5}
        />
      ))}
    </>
  )
}
