import type { ReactNode } from 'react'
import type { PublishedAxisResult } from '@/dialogue/publication/axis-result'
import type { AxisProps } from '@/sync/doc/shapes/axis'
import { measureText } from '../../drawing/measure'
import { toneColor } from '../../drawing/palette'
import { TextLines } from '../../drawing/text-lines'
import { bothTexts, type DrawView } from '../../drawing/view'
import { fitLine } from '../../drawing/wrap'
import { laneX, type LaneLayout } from './lane'
import { layOutReveal, REVEAL_TEXT, type RevealRow, type RevealText } from './reveal-layout'
import type { Span } from './spans'
import { drawTint, MarkDrawing } from './reveal-marks'
import { convergenceText, headlineText, type RevealParty } from './reveal-words'

export interface RevealExtras {
  parties: readonly RevealParty[]
  fictional: boolean
  /** 0–1: how far the plot has come since it arrived; 1 once it stands still, and in every picture. */
  shown: number
}

const PAD = 20
const HEADLINE_SIZES = [28, 26, 24, 22]
const POLE = { size: 24, weight: 700 }

/** What was published of the positions on an axis, in its lane: headline, poles, plot. */
export function drawReveal(
  props: AxisProps,
  result: PublishedAxisResult,
  layout: LaneLayout,
  view: DrawView,
  extras: RevealExtras,
): ReactNode {
  return (
    <>
      {drawHeadline(props, result, layout, view, extras)}
      {drawPoles(props, result, layout, view, extras)}
      {result.suppressed
        ? drawSuppressed(result.suppressed, layout, view)
        : drawPlot(result, layout, view, extras)}
    </>
  )
}

/** The axis's number, and the sentence that says it all. While suppressed the axis's name. */
function drawHeadline(
  props: AxisProps,
  result: PublishedAxisResult,
  layout: LaneLayout,
  view: DrawView,
  extras: RevealExtras,
): ReactNode {
  const { colors, locale } = view
  const left = layout.lane.x + PAD
  const width = layout.lane.w - 2 * PAD - 40
  const headline = headlineText(result, extras.parties, view)
  const text = headline || bothTexts(props.name, locale).first
  const weight = headline ? 750 : 500
  const sizes = headline ? HEADLINE_SIZES : [22]
  const size =
    sizes.find((each) => measureText(text, { size: each, weight }) <= width) ?? sizes.at(-1)!
  return (
    <>
      <rect x={left} y={13} width={28} height={28} rx={7} fill={colors.sunken} />
      <TextLines
        lines={[String(props.number)]}
        x={left + 14}
        y={13}
        size={22}
        weight={700}
        color={colors.soft}
        anchor="middle"
      />
      <g opacity={phase(extras.shown, 0.72, 1)}>
        <TextLines
          lines={[fitLine(text, { size, weight }, width)]}
          x={left + 40}
          y={27 - size * 0.635}
          size={size}
          weight={weight}
          color={headline ? colors.ink : colors.soft}
        />
      </g>
    </>
  )
}

/** Poles step back to one language; between them what else belongs to the result. */
function drawPoles(
  props: AxisProps,
  result: PublishedAxisResult,
  layout: LaneLayout,
  view: DrawView,
  extras: RevealExtras,
): ReactNode {
  const { colors, locale, words } = view
  const left = layout.lane.x + PAD
  const right = layout.lane.x + layout.lane.w - PAD
  const width = right - left
  const y = 46
  const stamp = extras.fictional ? words('fictional') : ''
  const stampStyle = { size: 22, weight: 800 }
  const stampWidth = stamp ? measureText(stamp, stampStyle) : 0
  const between = stamp ? stampWidth + 32 : 0
  const poles = [props.left, props.right].map((pole) => bothTexts(pole, locale).first)
  const widths = poles.map((pole) => measureText(pole, POLE))
  const room = width - between
  const shown = poles.map((pole, i) =>
    fitLine(pole, POLE, Math.max(room / 2, room - (widths[1 - i] ?? 0))),
  )
  const [from, to] = [
    left + measureText(shown[0]!, POLE) + 16,
    right - measureText(shown[1]!, POLE) - 16,
  ]
  const convergence = result.pairs[0]?.convergence ?? null
  const name = bothTexts(props.name, locale).first
  const more = convergence
    ? convergenceText(convergence, 'short', view)
    : result.suppressed
      ? ''
      : name
  const moreStyle = { size: 22, weight: convergence ? 600 : 400 }
  const moreWidth = measureText(more, moreStyle)
  const gap = stamp && more ? 20 : 0
  const fits = more !== '' && moreWidth + gap + stampWidth <= to - from
  const total = stampWidth + (fits ? gap + moreWidth : 0)
  const start = Math.min(Math.max(left + width / 2 - total / 2, from), Math.max(from, to - total))
  return (
    <>
      <TextLines lines={[shown[0]!]} x={left} y={y} {...POLE} color={colors.ink} />
      <TextLines lines={[shown[1]!]} x={right} y={y} {...POLE} color={colors.ink} anchor="end" />
      {stamp && (
        <TextLines lines={[stamp]} x={start} y={y + 1} {...stampStyle} color={colors.stamp} />
      )}
      {fits && (
        <TextLines
          lines={[more]}
          x={start + stampWidth + gap}
          y={y + 1}
          {...moreStyle}
          color={convergence ? colors.soft : colors.faint}
        />
      )}
    </>
  )
}

/** Both sides greyed alike: nobody learns whose answers were too few. */
function drawSuppressed(
  reason: NonNullable<PublishedAxisResult['suppressed']>,
  layout: LaneLayout,
  view: DrawView,
): ReactNode {
  const { colors, words } = view
  const y = (layout.plot.y + layout.line) / 2
  const style = { size: 26, weight: 600 }
  const text = fitLine(words(`reveal.${reason}`), style, layout.lane.w - 4 * PAD)
  const width = measureText(text, style) + 48
  const x = layout.lane.x + layout.lane.w / 2
  return (
    <>
      {[-20, 20].map((offset) => (
        <path
          key={offset}
          d={`M${layout.from} ${y + offset}H${layout.to}`}
          stroke={colors.line}
          strokeWidth={10}
          strokeLinecap="round"
          fill="none"
        />
      ))}
      <rect
        x={x - width / 2}
        y={y - 24}
        width={width}
        height={48}
        rx={12}
        fill={colors.surface}
        stroke={colors.line}
        strokeWidth={2}
      />
      <TextLines lines={[text]} x={x} y={y - 17} {...style} color={colors.soft} anchor="middle" />
    </>
  )
}

function drawPlot(
  result: PublishedAxisResult,
  lane: LaneLayout,
  view: DrawView,
  extras: RevealExtras,
): ReactNode {
  const { shown, parties } = extras
  const { rows, guides } = layOutReveal(result, lane, parties, view)
  const toneOf = (party: string) => parties.find(({ id }) => id === party)?.tone ?? null
  const x = (value: number) => laneX(lane, value)
  return (
    <>
      {rows.flatMap((row, i) =>
        row.marks.map((mark) => (
          <g key={`${i}/${mark.party}/${mark.look}`} opacity={phase(shown, 0, 0.25)}>
            {(mark.look === 'said' || (mark.look === 'thought' && row.bar)) &&
              drawTint(mark.cell, row.box, x, toneColor(view.colors, toneOf(mark.party)))}
          </g>
        )),
      )}
      {guides.map(({ party, x: at, from, to }) => (
        <path
          key={party}
          d={`M${at} ${from}V${to}`}
          stroke={toneColor(view.colors, toneOf(party))}
          strokeWidth={2.5}
          strokeDasharray="1 7"
          strokeLinecap="round"
          opacity={phase(shown, 0.35, 0.6)}
          fill="none"
        />
      ))}
      {rows.map((row, i) => (
        <g key={i}>{drawRow(row, view, shown, toneOf)}</g>
      ))}
    </>
  )
}

/** First what was thought, then the arrows to what was said, then the distance. */
function drawRow(
  row: RevealRow,
  view: DrawView,
  shown: number,
  toneOf: (party: string) => number | null,
): ReactNode {
  const { colors } = view
  const isSaid = row.kind === 'said'
  const color = (party: string | null) =>
    party === null ? colors.ink : toneColor(colors, toneOf(party))
  const appears = isSaid ? phase(shown, 0.35, 0.6) : phase(shown, 0, 0.25)
  return (
    <>
      {row.bar && (
        <path
          d={`M${row.bar.from} ${row.bar.y}H${row.bar.to}`}
          stroke={isSaid ? colors.ink : color(row.by)}
          strokeWidth={isSaid ? 10 : 3}
          strokeDasharray={isSaid ? undefined : '9 7'}
          opacity={isSaid ? phase(shown, 0.6, 0.8) : appears}
          fill="none"
        />
      )}
      {row.arrows.map(({ from, to, y, party }) => {
        const head = from < to ? -11 : 11
        const end = from + (to - from) * phase(shown, 0.35, 0.6)
        return (
          <g key={party} opacity={phase(shown, 0.33, 0.4)}>
            <path d={`M${from} ${y}H${end}`} stroke={colors.surface} strokeWidth={8} fill="none" />
            <path
              d={`M${from} ${y}H${end - Math.sign(to - from) * 2}M${end + head} ${y - 8}L${end} ${y}L${end + head} ${y + 8}`}
              stroke={color(party)}
              strokeWidth={3.5}
              strokeLinejoin="round"
              strokeLinecap="round"
              fill="none"
            />
          </g>
        )
      })}
      <g opacity={appears}>
        {row.marks.map((mark) => (
          <MarkDrawing
            key={`${mark.party}/${mark.look}`}
            mark={mark}
            tone={toneOf(mark.party) ?? 0}
            color={color(mark.party)}
            ground={colors.surface}
          />
        ))}
        {row.values.map((value) => (
          <g key={value.party}>
            {row.bar && isOver(value, row.bar) && <Ground text={value} color={colors.surface} />}
            <Label text={value} color={color(value.party)} />
          </g>
        ))}
      </g>
      {row.label && (
        <g opacity={isSaid && row.bar ? phase(shown, 0.6, 0.8) : appears}>
          <Ground
            text={row.label}
            color={isSaid && row.bar ? colors.ink : colors.surface}
            opacity={row.bar ? 1 : 0.8}
          />
          <Label
            text={row.label}
            color={row.bar && isSaid ? colors.surface : color(row.label.party)}
            centred={row.bar !== null}
          />
        </g>
      )}
    </>
  )
}

function isOver(text: RevealText, bar: Span): boolean {
  return text.x < bar.to && bar.from < text.x + text.w
}

function Ground(props: { text: RevealText; color: string; opacity?: number }): ReactNode {
  const { x, y, w, h } = props.text
  return (
    <rect
      x={x}
      y={y}
      width={w}
      height={h}
      rx={8}
      fill={props.color}
      fillOpacity={props.opacity ?? 1}
    />
  )
}

function Label(props: { text: RevealText; color: string; centred?: boolean }): ReactNode {
  const { text, color, centred } = props
  return (
    <TextLines
      lines={[text.text]}
      x={centred ? text.x + text.w / 2 : text.x}
      y={text.y}
      size={REVEAL_TEXT}
      lineHeight={text.h}
      weight={text.weight}
      color={color}
      anchor={centred ? 'middle' : 'start'}
    />
  )
}

/** 0 before `from`, 1 after `to`, eased between; all in parts of the whole arrival. */
function phase(shown: number, from: number, to: number): number {
  const part = Math.min(1, Math.max(0, (shown - from) / (to - from)))
  return part * part * (3 - 2 * part)
}
