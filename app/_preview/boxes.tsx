import type { Rect } from '@/sync/doc/seed-layout'
import { fitText } from './fit-text'

/** Lines that stand for words. Widths in hundredths of the box; always the same, so no flicker. */
export function WordLines({
  place,
  lines,
  gap = 34,
  color = 'var(--line-strong)',
}: {
  place: Rect
  lines: readonly number[]
  gap?: number
  color?: string
}) {
  return lines.map((share, i) => (
    <rect
      key={i}
      x={place.x}
      y={place.y + i * gap}
      width={(place.w * share) / 100}
      height={13}
      rx={6.5}
      fill={color}
    />
  ))
}

export function AreaBox({ place, name }: { place: Rect; name: string }) {
  return (
    <g>
      <rect {...size(place)} rx={14} fill="var(--sunken)" opacity={0.7} />
      <text x={place.x + 16} y={place.y + 44} fontSize={36} fontWeight={600} fill="var(--ink-soft)">
        {fitText(name, place.w - 32, 36)}
      </text>
    </g>
  )
}

/** A place for a proposal (`tone` undefined: still free), or a proposal of a side. */
export function CardBox({ place, tone }: { place: Rect; tone?: number | null }) {
  const inner = { x: place.x + 26, y: place.y + 44, w: place.w - 60, h: place.h }
  if (tone === undefined)
    return (
      <rect
        {...size(inset(place, 6, 10))}
        rx={10}
        fill="none"
        stroke="var(--line-strong)"
        strokeWidth={3}
        strokeDasharray="10 12"
      />
    )
  return (
    <g>
      <rect
        {...size(inset(place, 6, 10))}
        rx={10}
        fill="var(--raised)"
        stroke="var(--line-strong)"
        strokeWidth={3}
      />
      <rect
        x={place.x + 6}
        y={place.y + 10}
        width={10}
        height={place.h - 20}
        rx={5}
        fill={tone === null ? 'var(--line-strong)' : `var(--tone-${tone})`}
      />
      <WordLines place={inner} lines={[92, 58]} color="var(--ink-soft)" />
    </g>
  )
}

/** A precedent, or the advice. */
export function LeanBox({ place, advice }: { place: Rect; advice: boolean }) {
  const inner = { x: place.x + 30, y: place.y + 44, w: place.w - 80, h: place.h }
  return (
    <g>
      <rect
        {...size(place)}
        rx={12}
        fill={advice ? 'var(--sunken)' : 'var(--raised)'}
        stroke="var(--line-strong)"
        strokeWidth={3}
      />
      <WordLines place={inner} lines={advice ? [88, 94, 62] : [52]} color="var(--ink-soft)" />
      {!advice && <WordLines place={{ ...inner, y: inner.y + 48 }} lines={[96, 90, 70]} />}
    </g>
  )
}

/** The numbered chip a pinned card leaves in a lane. */
export function PinChip({
  x,
  y,
  number,
  tone,
}: {
  x: number
  y: number
  number: number
  tone: number | null
}) {
  return (
    <g>
      <rect
        x={x - 24}
        y={y}
        width={48}
        height={36}
        rx={9}
        fill={tone === null ? 'var(--ink-soft)' : `var(--tone-${tone})`}
      />
      <text
        x={x}
        y={y + 27}
        fontSize={27}
        fontWeight={700}
        textAnchor="middle"
        fill="var(--surface)"
      >
        {number}
      </text>
    </g>
  )
}

function inset(place: Rect, dx: number, dy: number): Rect {
  return { x: place.x + dx, y: place.y + dy, w: place.w - 2 * dx, h: place.h - 2 * dy }
}

function size({ x, y, w, h }: Rect) {
  return { x, y, width: w, height: h }
}
