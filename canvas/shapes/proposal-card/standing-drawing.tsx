import type { ReactNode } from 'react'
import type { PublishedProposalResult } from '@/dialogue/publication/proposal-result'
import { PartyMarkShape } from '@/ui/party-mark'
import type { CanvasWords } from '../../board-settings'
import { measureText } from '../../drawing/measure'
import { toneColor, type Palette } from '../../drawing/palette'
import { TextLines } from '../../drawing/text-lines'
import type { DrawView } from '../../drawing/view'
import { fitLine } from '../../drawing/wrap'
import type { CardStanding } from './card-life'
import type { AdReferendumStatus } from '@/dialogue/views'
import { supportParts, type SupportPart } from './support'

/** A side of a result, as it is drawn. */
export interface ResultSide {
  party: string
  tone: number
  short: string
  support: NonNullable<PublishedProposalResult['parties'][number]['support']>
  /** What its capital has said of it; null where nothing depends on one. */
  capital: AdReferendumStatus | null
}

/** How far a card has come, in words. `mergedLabel`: the number of the card it was merged into. */
export function standingText(
  standing: CardStanding,
  mergedLabel: string,
  words: CanvasWords,
): string {
  switch (standing.kind) {
    case 'merged':
      return words('merged.intoShort', { number: mergedLabel })
    case 'tabled':
      return words('assessed.status.tabled')
    case 'reconfirm':
      return words('assessed.reconfirmShort')
    case 'class':
      return standing.alone
        ? words(`assessed.classOne.${standing.class}`)
        : words(`assessed.classShort.${standing.class}`)
  }
}

/** What a result is called; with one party, without sides. */
export function classText(
  result: Pick<PublishedProposalResult, 'class' | 'parties'>,
  words: CanvasWords,
): string {
  const name = result.class ?? 'roster'
  return result.parties.length < 2
    ? words(`assessed.classOne.${name}`)
    : words(`assessed.class.${name}`)
}

/** Of the text's size; and from sign to text, of the sign's. */
const SIGN = 0.85
const SIGN_PITCH = 1.35

/** What the words and sign of a standing need. */
export function standingWidth(text: string, size: number): number {
  return measureText(text, { size, weight: 700 }) + size * SIGN * SIGN_PITCH
}

/** Sign and words at the right end of a card's header. Returns the x where it starts. */
export function drawStanding(
  standing: CardStanding,
  mergedLabel: string,
  view: DrawView,
  at: { right: number; y: number; size: number; room: number },
): { left: number; drawing: ReactNode } {
  const { right, y, size, room } = at
  const style = { size, weight: 700 }
  const sign = size * SIGN
  const text = fitLine(
    standingText(standing, mergedLabel, view.words),
    style,
    room - sign * SIGN_PITCH,
  )
  const left = right - measureText(text, style) - sign * SIGN_PITCH
  const isStrong = standing.kind === 'class' || standing.kind === 'reconfirm'
  const color = isStrong ? view.colors.ink : view.colors.soft
  return {
    left,
    drawing: (
      <>
        <Sign
          standing={standing}
          x={left}
          y={y + size * 0.635 - sign / 2}
          size={sign}
          color={color}
          colors={view.colors}
        />
        <TextLines lines={[text]} x={right} y={y} {...style} color={color} anchor="end" />
      </>
    ),
  }
}

/** Told apart by form: overlapping circles for common ground, a divided one where sides differ, and so on. */
function Sign(props: {
  standing: CardStanding
  x: number
  y: number
  size: number
  color: string
  colors: Palette
}): ReactNode {
  const { standing, x, y, size, color } = props
  const stroke = Math.max(1.5, size * 0.1)
  const [cx, cy, r] = [x + size / 2, y + size / 2, size / 2 - stroke / 2]
  const line = { stroke: color, strokeWidth: stroke, fill: 'none', strokeLinecap: 'round' } as const
  switch (standing.kind) {
    case 'tabled':
      // A lock: nothing of it changes now.
      return (
        <>
          <rect
            x={x + size * 0.14}
            y={y + size * 0.45}
            width={size * 0.72}
            height={size * 0.5}
            rx={size * 0.12}
            fill={color}
          />
          <path
            d={`M${x + size * 0.28} ${y + size * 0.45}v${-size * 0.14}a${size * 0.22} ${size * 0.22} 0 0 1 ${size * 0.44} 0v${size * 0.14}`}
            {...line}
          />
        </>
      )
    case 'merged':
      return (
        <path
          d={`M${x + size * 0.1} ${y + size * 0.2}L${cx} ${cy}L${x + size * 0.1} ${y + size * 0.8}M${cx} ${cy}H${x + size * 0.95}`}
          {...line}
        />
      )
    case 'reconfirm':
      return (
        <>
          <path
            d={`M${cx} ${cy - r}L${cx + r} ${cy + r}H${cx - r}Z`}
            {...line}
            strokeLinejoin="round"
          />
          <path
            d={`M${cx} ${cy - r * 0.25}V${cy + r * 0.3}M${cx} ${cy + r * 0.65}v0.1`}
            {...line}
          />
        </>
      )
    case 'class':
      break
  }
  const small = size * 0.32
  switch (standing.class) {
    case 'common':
    case 'common_against':
      return (
        <>
          <circle cx={cx - small * 0.55} cy={cy} r={small} {...line} />
          <circle cx={cx + small * 0.55} cy={cy} r={small} {...line} />
          {standing.class === 'common' ? (
            <ellipse cx={cx} cy={cy} rx={small * 0.42} ry={small * 0.8} fill={color} />
          ) : (
            <path d={`M${cx - r} ${cy + r}L${cx + r} ${cy - r}`} {...line} />
          )}
        </>
      )
    case 'divisive':
      return (
        <>
          <circle cx={cx} cy={cy} r={r} {...line} />
          <path d={`M${cx} ${cy - r}a${r} ${r} 0 0 0 0 ${2 * r}Z`} fill={color} />
        </>
      )
    case 'unresolved':
      return <circle cx={cx} cy={cy} r={r} {...line} />
    default:
      return (
        <path
          d={`M${cx - r * 0.7} ${cy}h0.1M${cx} ${cy}h0.1M${cx + r * 0.7} ${cy}h0.1`}
          {...line}
          strokeWidth={stroke * 2}
        />
      )
  }
}

/** From afar: a bar per side, from yes to no, in one line. */
export function drawSmallBars(
  sides: readonly ResultSide[],
  view: DrawView,
  box: { x: number; y: number; w: number; h: number },
): ReactNode {
  const pitch = box.w / sides.length
  const mark = 16
  return sides.map((side, i) => {
    const x = box.x + i * pitch
    const color = toneColor(view.colors, side.tone)
    const room = pitch - mark - 6 - (side.capital ? CAPITAL + 10 : 10)
    const w = Math.max(12, room)
    return (
      <g key={side.short}>
        <PartyMarkShape
          tone={side.tone}
          cx={x + mark / 2}
          cy={box.y + box.h / 2}
          size={mark}
          color={color}
          ground={view.colors.surface}
        />
        <Bar
          parts={supportParts(side.support)}
          x={x + mark + 6}
          y={box.y + box.h / 2 - 8}
          w={w}
          h={16}
          color={color}
          colors={view.colors}
        />
        {side.capital && (
          <Capital
            status={side.capital}
            x={x + mark + 6 + w + 4}
            y={box.y + box.h / 2 - CAPITAL / 2}
            color={color}
          />
        )}
      </g>
    )
  })
}

/** From afar, canvas units. */
const CAPITAL = 18

/** A house with columns: something depends on a capital. Filled once it agrees, crossed out if it does not. */
function Capital(props: { status: AdReferendumStatus; x: number; y: number; color: string }) {
  const { status, x, y, color } = props
  const at = (dx: number, dy: number) => `${x + dx * CAPITAL} ${y + dy * CAPITAL}`
  return (
    <>
      <path
        d={`M${at(0.05, 0.38)}L${at(0.5, 0.06)}L${at(0.95, 0.38)}Z`}
        fill={status === 'confirmed' ? color : 'none'}
        stroke={color}
        strokeWidth={1.8}
        strokeLinejoin="round"
      />
      <path
        d={`M${at(0.2, 0.5)}V${y + 0.8 * CAPITAL}M${at(0.5, 0.5)}V${y + 0.8 * CAPITAL}M${at(0.8, 0.5)}V${y + 0.8 * CAPITAL}M${at(0.05, 0.93)}H${x + 0.95 * CAPITAL}`}
        stroke={color}
        strokeWidth={2}
        fill="none"
      />
      {status === 'refused' && (
        <path
          d={`M${at(0, 1)}L${at(1, 0)}`}
          stroke={color}
          strokeWidth={2.4}
          strokeLinecap="round"
        />
      )}
    </>
  )
}

/** Close by: a bar per side with its rates in words, a line each. */
export function drawSideLines(
  sides: readonly ResultSide[],
  view: DrawView,
  box: { x: number; y: number; w: number; line: number },
): ReactNode {
  const { words, colors } = view
  const barWidth = box.w * 0.24
  return sides.map((side, i) => {
    const y = box.y + i * box.line
    const color = toneColor(colors, side.tone)
    const says = saysShortly(side.support, words)
    const text = side.capital ? `${says} · ${words(`assessed.capitalShort.${side.capital}`)}` : says
    const style = { size: 13, weight: 500 }
    return (
      <g key={side.short}>
        <PartyMarkShape
          tone={side.tone}
          cx={box.x + 6}
          cy={y + box.line / 2}
          size={12}
          color={color}
          ground={colors.surface}
        />
        <Bar
          parts={supportParts(side.support)}
          x={box.x + 18}
          y={y + box.line / 2 - 5}
          w={barWidth - 24}
          h={10}
          color={color}
          colors={colors}
        />
        <TextLines
          lines={[fitLine(text, style, box.w - barWidth)]}
          x={box.x + barWidth}
          y={y}
          {...style}
          lineHeight={box.line}
          color={colors.soft}
        />
      </g>
    )
  })
}

/** Of the yeses, the more hesitant ones. */
const PALER: Partial<Record<SupportPart['key'], number>> = {
  agreement_with_contention: 0.8,
  support_with_reservations: 0.6,
}

/** Yes is full, no view is empty, no is crossed: told apart without colour. */
function Bar(props: {
  parts: readonly SupportPart[]
  x: number
  y: number
  w: number
  h: number
  color: string
  colors: Palette
}): ReactNode {
  const { parts, x, y, w, h, color, colors } = props
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  const before = (place: number) => parts.slice(0, place).reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      {parts.map(({ key, kind, count }, place) => {
        const width = (w * count) / total
        const left = x + (w * before(place)) / total
        const inner = Math.max(1, width - 1.5)
        return (
          <g key={key}>
            <rect
              x={left}
              y={y}
              width={inner}
              height={h}
              rx={2}
              fill={kind === 'pass' ? colors.sunken : color}
              fillOpacity={kind === 'disagree' ? 0.15 : (PALER[key] ?? 1)}
              stroke={kind === 'agree' ? 'none' : color}
              strokeWidth={1}
            />
            {kind === 'disagree' && (
              <path
                d={crossing(left, y, inner, h, key === 'veto')}
                stroke={color}
                strokeWidth={1.5}
                fill="none"
              />
            )}
          </g>
        )
      })}
    </>
  )
}

/** Strokes one way for an objection or a plain no, both ways for what cannot be accepted. */
function crossing(x: number, y: number, w: number, h: number, both: boolean): string {
  const strokes: string[] = []
  for (let at = x; at + h <= x + w + 0.5; at += 6) {
    strokes.push(`M${at} ${y + h}L${at + h} ${y}`)
    if (both) strokes.push(`M${at} ${y}L${at + h} ${y + h}`)
  }
  return strokes.join('')
}

/** How many of a side can accept it; where only groups are known, how many say yes. */
function saysShortly(support: ResultSide['support'], words: DrawView['words']): string {
  return support.kind === 'groups'
    ? words('assessed.yesShort', { count: String(support.groups.yes), of: String(support.n) })
    : words('assessed.acceptShort', {
        count: String(support.accept.count),
        of: String(support.accept.of),
      })
}
