import type { ReactNode } from 'react'
import { partyTone } from './palette'

export interface PartyMarkProps {
  tone: number
  /** Centre. */
  cx: number
  cy: number
  /** Width and height in canvas units. */
  size: number
  color: string
  /** What lies behind a hatched mark. */
  ground: string
}

/** A party's mark: its shape and fill say which party it is without any colour. */
export function PartyMark({ tone, cx, cy, size, color, ground }: PartyMarkProps): ReactNode {
  const { mark, fill } = partyTone(tone)
  const r = size / 2
  const stroke = Math.max(1.5, size * 0.11)
  const outline = markPath(mark, cx, cy, r - stroke / 2)
  if (fill === 'solid') return <path d={markPath(mark, cx, cy, r)} fill={color} />
  return (
    <>
      <path d={outline} fill={ground} stroke={color} strokeWidth={stroke} />
      <path
        d={hatching(cx, cy, r * hatchReach(mark))}
        stroke={color}
        strokeWidth={stroke}
        fill="none"
      />
    </>
  )
}

/** How far from the middle hatching may go and stay inside the outline. */
function hatchReach(mark: string): number {
  return mark === 'circle' ? 0.86 : mark === 'diamond' ? 0.62 : 0.4
}

/** Three strokes at 45°, cut to a circle: no clip paths, whose ids would clash between shapes. */
function hatching(cx: number, cy: number, r: number): string {
  return [-0.62, 0, 0.62]
    .map((offset) => {
      const d = offset * r
      const half = Math.sqrt(Math.max(0, r * r - d * d))
      const along = Math.SQRT1_2 * half
      const across = Math.SQRT1_2 * d
      return `M${n(cx + across - along)} ${n(cy + across + along)}L${n(cx + across + along)} ${n(cy + across - along)}`
    })
    .join('')
}

function markPath(mark: string, cx: number, cy: number, r: number): string {
  switch (mark) {
    case 'circle':
      return `M${n(cx - r)} ${n(cy)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0Z`
    case 'triangle':
      return polygon([0, -1, 1, 0.85, -1, 0.85], cx, cy, r)
    case 'diamond':
      return polygon([0, -1, 1, 0, 0, 1, -1, 0], cx, cy, r)
    case 'hexagon':
      return polygon([-0.5, -0.92, 0.5, -0.92, 1, 0, 0.5, 0.92, -0.5, 0.92, -1, 0], cx, cy, r)
    case 'cross':
      return polygon(
        [
          -0.4, -1, 0.4, -1, 0.4, -0.4, 1, -0.4, 1, 0.4, 0.4, 0.4, 0.4, 1, -0.4, 1, -0.4, 0.4, -1,
          0.4, -1, -0.4, -0.4, -0.4,
        ],
        cx,
        cy,
        r,
      )
    default:
      return `M${n(cx - r)} ${n(cy - r)}h${n(2 * r)}v${n(2 * r)}h${n(-2 * r)}Z`
  }
}

function polygon(points: number[], cx: number, cy: number, r: number): string {
  const corners: string[] = []
  for (let i = 0; i < points.length; i += 2) {
    corners.push(`${n(cx + points[i]! * r)} ${n(cy + points[i + 1]! * r)}`)
  }
  return `M${corners.join('L')}Z`
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100)
}
