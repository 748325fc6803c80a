import { textIn, type Locale } from '@/dialogue/localized'
import type { Axis, Party } from '@/dialogue/workshop'
import type { Rect } from '@/sync/doc/seed-layout'
import { PartyMarkShape } from '@/ui/party-mark'
import { PinChip, WordLines } from './boxes'
import { fitText, textWidth } from './fit-text'

type PartyKey = Party['id'] | string

/** Widths of a row: stances outside, the lane between (canvas units). */
const STANCE_WIDTH = 400
const GUTTER = 20
const POLE_SIZE = 46
const SMALLEST_POLE = 32

/** One axis: the stances of each side around a lane with its poles, scale and pins. */
export function AxisRow({
  axis,
  place,
  left,
  right,
  tones,
  locale,
  pins,
}: {
  axis: Axis
  place: Rect
  left: readonly PartyKey[]
  right: readonly PartyKey[]
  tones: ReadonlyMap<string, number>
  locale: Locale
  pins: readonly { number: number; tone: number | null; value: number }[]
}) {
  const laneX = place.x + (left.length ? STANCE_WIDTH + GUTTER : 0)
  const laneEnd = place.x + place.w - (right.length ? STANCE_WIDTH + GUTTER : 0)
  const lane: Rect = { x: laneX, y: place.y, w: laneEnd - laneX, h: place.h }
  const scaleY = place.y + place.h * 0.66
  const inset = 40
  const at = (value: number) => lane.x + inset + ((lane.w - 2 * inset) * value) / 100
  const poles = fitPoles(textIn(axis.left, locale), textIn(axis.right, locale), lane.w - 80)
  return (
    <g>
      <Stances axis={axis} parties={left} x={place.x} place={place} tones={tones} locale={locale} />
      <Stances
        axis={axis}
        parties={right}
        x={laneEnd + GUTTER}
        place={place}
        tones={tones}
        locale={locale}
      />
      <rect
        x={lane.x}
        y={lane.y}
        width={lane.w}
        height={lane.h}
        rx={14}
        fill="var(--raised)"
        stroke="var(--line-strong)"
        strokeWidth={3}
      />
      <text
        x={lane.x + 26}
        y={lane.y + 74}
        fontSize={poles.size}
        fontWeight={700}
        fill="var(--ink)"
      >
        {poles.left}
      </text>
      <text
        x={laneEnd - 26}
        y={lane.y + 74}
        fontSize={poles.size}
        fontWeight={700}
        textAnchor="end"
        fill="var(--ink)"
      >
        {poles.right}
      </text>
      <line
        x1={at(0)}
        x2={at(100)}
        y1={scaleY}
        y2={scaleY}
        stroke="var(--ink-soft)"
        strokeWidth={5}
      />
      {[0, 25, 50, 75, 100].map((value) => (
        <line
          key={value}
          x1={at(value)}
          x2={at(value)}
          y1={scaleY - 14}
          y2={scaleY + 14}
          stroke="var(--ink-soft)"
          strokeWidth={5}
        />
      ))}
      {stack(pins).map((pin) => (
        <PinChip
          key={pin.number}
          x={at(pin.value)}
          y={scaleY + 24 - pin.level * 78}
          number={pin.number}
          tone={pin.tone}
        />
      ))}
    </g>
  )
}

function Stances({
  axis,
  parties,
  x,
  place,
  tones,
  locale,
}: {
  axis: Axis
  parties: readonly PartyKey[]
  x: number
  place: Rect
  tones: ReadonlyMap<string, number>
  locale: Locale
}) {
  const each = (place.h - (parties.length - 1) * 10) / Math.max(1, parties.length)
  return parties.map((party, i) => {
    const tone = tones.get(party) ?? 0
    const stance = axis.stances[party as Party['id']]
    const written = stance ? textIn(stance.text, locale) !== '' : false
    const y = place.y + i * (each + 10)
    return (
      <g key={party}>
        <rect
          x={x}
          y={y}
          width={STANCE_WIDTH}
          height={each}
          rx={14}
          fill={`color-mix(in srgb, var(--tone-${tone}) 9%, var(--surface))`}
        />
        <PartyMarkShape tone={tone} cx={x + 46} cy={y + 50} size={40} />
        <WordLines
          place={{ x: x + 26, y: y + 96, w: STANCE_WIDTH - 60, h: each }}
          lines={written ? linesFor(each) : [40]}
          color={`color-mix(in srgb, var(--tone-${tone}) ${written ? 42 : 16}%, var(--surface))`}
        />
      </g>
    )
  })
}

/** Both poles in one line of `width`: smaller when they are long, cut when even that is too long. */
function fitPoles(left: string, right: string, width: number) {
  const needed = textWidth(left, POLE_SIZE) + textWidth(right, POLE_SIZE)
  const size = Math.max(SMALLEST_POLE, Math.min(POLE_SIZE, (POLE_SIZE * width) / needed))
  const half = width / 2
  const room = (other: string) => Math.max(half, width - textWidth(other, size))
  return { left: fitText(left, room(right), size), right: fitText(right, room(left), size), size }
}

/** As many lines of words as fit under the mark. */
function linesFor(height: number): number[] {
  const count = Math.max(1, Math.min(4, Math.floor((height - 100) / 36)))
  return [100, 92, 97, 58].slice(4 - count)
}

/** Chips nearer than this (in hundredths of the lane) stand above each other. */
const CLOSE = 8

function stack(pins: readonly { number: number; tone: number | null; value: number }[]) {
  const placed: { number: number; tone: number | null; value: number; level: number }[] = []
  for (const pin of [...pins].sort((a, b) => a.value - b.value)) {
    const level = placed.some((other) => other.level === 0 && pin.value - other.value < CLOSE)
      ? 1
      : 0
    placed.push({ ...pin, level })
  }
  return placed
}
