import type { ReactNode } from 'react'
import type { PublishedCell } from '@/dialogue/publication/cell'
import type { Rect } from '@/sync/doc/seed-layout'
import { HollowPartyMarkShape, PartyMarkShape } from '@/ui/party-mark'
import { partyTone } from '@/ui/party-tones'
import type { RevealMark } from './reveal-layout'
import { levelsOf } from './reveal-spread'
import { middleHalf } from './reveal-words'

const TINT = 0.25
const DOT = 4.5

/** Solid where a side said it stands, hollow and dashed where it was thought to; as wide as its band. */
export function MarkDrawing(props: {
  mark: RevealMark
  tone: number
  color: string
  ground: string
}): ReactNode {
  const { mark, tone, color, ground } = props
  const { cx, cy, band } = mark
  const isExpected = mark.look === 'expected'
  const isHollow = mark.look === 'thought' || isExpected
  const size = band ? mark.size - 8 : mark.size
  const shape = { tone, cx, cy, size, color, ground }
  return (
    <>
      {band && (
        <Band
          from={band.from}
          to={band.to}
          cy={cy}
          height={mark.size - 4}
          isHollow={isHollow}
          dash={isExpected ? '2 6' : '6 5'}
          {...{ tone, color, ground }}
        />
      )}
      {!band && !isHollow && (
        // Keeps marks at nearly one place apart, and bars off them.
        <PartyMarkShape {...shape} size={size + 6} color={ground} />
      )}
      {isHollow ? (
        <HollowPartyMarkShape {...shape} isDashed={!band} />
      ) : (
        <PartyMarkShape {...shape} />
      )}
      {isExpected && (
        // How one's own side is seen: its mark, hollow, with the eye of the other; as when it was placed.
        <circle cx={cx} cy={cy} r={size * 0.18} fill={color} />
      )}
    </>
  )
}

function Band(props: {
  from: number
  to: number
  cy: number
  height: number
  isHollow: boolean
  dash: string
  tone: number
  color: string
  ground: string
}): ReactNode {
  const { from, to, cy, height, isHollow, dash, tone, color, ground } = props
  const box = {
    x: from + 1.5,
    y: cy - height / 2 + 1.5,
    width: to - from - 3,
    height: height - 3,
    rx: 9,
  }
  if (isHollow)
    return (
      <rect
        {...box}
        fill={ground}
        stroke={color}
        strokeWidth={3}
        strokeDasharray={dash}
        strokeLinecap={dash.startsWith('2') ? 'round' : undefined}
      />
    )
  const isHatched = partyTone(tone).fill === 'hatched'
  return (
    <>
      <rect {...box} fill={ground} />
      <rect
        {...box}
        fill={color}
        fillOpacity={isHatched ? 0 : 0.45}
        stroke={color}
        strokeWidth={3}
      />
      {isHatched && (
        <path
          d={hatching(from + 8, to - 8, cy, height)}
          stroke={color}
          strokeWidth={2.5}
          fill="none"
        />
      )}
    </>
  )
}

/** Strokes at 45° along a band, short of its rounded ends. */
function hatching(from: number, to: number, cy: number, height: number): string {
  const reach = height / 2 - 4
  const strokes: string[] = []
  for (let x = from + reach; x + reach <= to; x += 10)
    strokes.push(`M${x - reach} ${cy + reach}L${x + reach} ${cy - reach}`)
  return strokes.join('')
}

/** As much of the distribution as is published, behind a row: single answers, the middle half, or bins. */
export function drawTint(
  cell: PublishedCell,
  box: Rect,
  x: (value: number) => number,
  color: string,
): ReactNode {
  const [top, height] = [box.y + 3, box.h - 6]
  const half = middleHalf(cell)
  return (
    <>
      {half && half.to > half.from && (
        <rect
          x={x(half.from)}
          y={top}
          width={x(half.to) - x(half.from)}
          height={height}
          rx={6}
          fill={color}
          fillOpacity={TINT * 0.6}
        />
      )}
      {cell.kind === 'bins' &&
        (() => {
          const density = cell.bins.map(({ from, to, count }) => count / (to - from))
          const most = Math.max(...density)
          // One bin over most of the scale says little more than that there were answers.
          const opacity = cell.bins.length > 1 ? TINT : TINT / 2
          return cell.bins.map(({ from, to }, i) => {
            const h = height * (density[i]! / most)
            return (
              <rect
                key={from}
                x={x(from) + 1}
                y={top + height - h}
                width={x(to) - x(from) - 2}
                height={h}
                rx={4}
                fill={color}
                fillOpacity={opacity}
              />
            )
          })
        })()}
      {cell.kind === 'exact' &&
        levelsOf(cell.dots.map(({ value }) => value)).map(({ value, level }, i) => (
          <circle
            key={i}
            cx={x(value)}
            cy={box.y + box.h - DOT - level * (2 * DOT + 1)}
            r={DOT}
            fill={color}
            fillOpacity={TINT * 2}
          />
        ))}
    </>
  )
}
