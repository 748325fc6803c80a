import type { ReactNode } from 'react'
import { partyTone } from './party-tones'

export interface PartyMarkShapeProps {
  /** The party's place in its workshop, 0-based. */
  tone: number
  /** Centre, in the units of the SVG around it. */
  cx: number
  cy: number
  /** Width and height in the same units. */
  size: number
  /** Default: the theme's colour for this tone. */
  color?: string
  /** What lies behind a hatched mark. */
  ground?: string
}

/** A party's mark inside an SVG: its shape and fill say which party it is without any colour. */
export function PartyMarkShape({
  tone,
  cx,
  cy,
  size,
  color = `var(--tone-${tone % 6})`,
  ground = 'var(--surface)',
}: PartyMarkShapeProps): ReactNode {
  const { mark, fill } = partyTone(tone)
  const r = size / 2
  const stroke = Math.max(1.5, size * 0.11)
  if (fill === 'solid') return <path d={markPath(mark, cx, cy, r)} fill={color} />
  return (
    <>
      <path
        d={markPath(mark, cx, cy, r - stroke / 2)}
        fill={ground}
        stroke={color}
        strokeWidth={stroke}
      />
      <path
        d={hatching(cx, cy, r * hatchReach(mark))}
        stroke={color}
        strokeWidth={stroke}
        fill="none"
      />
    </>
  )
}

/** A party's mark in outline, dashed: where somebody else thinks it stands. */
export function HollowPartyMarkShape({
  tone,
  cx,
  cy,
  size,
  color = `var(--tone-${tone % 6})`,
  ground = 'var(--surface)',
  isDashed = true,
}: PartyMarkShapeProps & {
  /** False where a dashed outline is around it already. */ isDashed?: boolean
}): ReactNode {
  const stroke = Math.max(2, size * 0.11)
  return (
    <path
      d={markPath(partyTone(tone).mark, cx, cy, (size - stroke) / 2)}
      fill={ground}
      stroke={color}
      strokeWidth={stroke}
      strokeDasharray={isDashed ? `${n(stroke * 1.7)} ${n(stroke * 1.2)}` : undefined}
    />
  )
}

/** A party's mark in its colour, beside its name; the name is what screen readers say. */
export function PartyMark({ tone, size = 16 }: { tone: number; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      aria-hidden
      className="shrink-0"
    >
      <PartyMarkShape tone={tone} cx={size / 2} cy={size / 2} size={size} />
    </svg>
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
