import type { ReactNode } from 'react'
import type { PublishedAxisResult } from '@/dialogue/publication/axis-result'
import type { AxisProps } from '@/sync/doc/shapes/axis'
import { measureText } from '../../drawing/measure'
import { TextLines } from '../../drawing/text-lines'
import { bothTexts, type DrawView } from '../../drawing/view'
import { fitLine } from '../../drawing/wrap'
import type { LaneLayout } from './lane'
import { phase } from './reveal-phase'
import { drawPlot } from './reveal-plot'
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
  published: PublishedAxisResult,
  layout: LaneLayout,
  view: DrawView,
  extras: RevealExtras,
): ReactNode {
  // From afar said and thought are what is read; what was expected is for who comes near.
  const result = view.full ? published : withoutExpected(published)
  return (
    <>
      {drawHeadline(props, result, layout, view, extras)}
      {drawPoles(props, result, layout, view, extras)}
      {result.suppressed
        ? drawSuppressed(result, layout, view)
        : drawPlot(result, layout, view, extras)}
    </>
  )
}

function withoutExpected(result: PublishedAxisResult): PublishedAxisResult {
  return { ...result, thoughts: result.thoughts.map((one) => ({ ...one, meta: null })) }
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
  const whole = headlineText(result, extras.parties, view)
  const weight = whole ? 750 : 500
  const headline =
    measureText(whole, { size: HEADLINE_SIZES.at(-1)!, weight }) <= width
      ? whole
      : headlineText(result, extras.parties, view, 'short')
  const text = headline || bothTexts(props.name, locale).first
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
  const gap = stamp ? 20 : 0
  const moreStyle = { size: 22, weight: convergence ? 600 : 400 }
  const more =
    [
      ...(convergence ? [convergenceText(convergence, 'short', view)] : legendOf(result, view)),
      ...(convergence || result.suppressed ? [] : [bothTexts(props.name, locale).first]),
    ].find((text) => measureText(text, moreStyle) + gap + stampWidth <= to - from) ?? ''
  const moreWidth = measureText(more, moreStyle)
  const fits = more !== ''
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

/** How to read what is not said beside its mark. */
function legendOf(result: PublishedAxisResult, { words }: DrawView): string[] {
  const isExpected = result.thoughts.some(({ meta }) => meta)
  if (result.parties.length > 2 && result.thoughts.length > 0)
    return isExpected
      ? [words('reveal.legendAll'), words('reveal.legendShort')]
      : [words('reveal.legend'), words('reveal.legendShort')]
  return isExpected ? [words('reveal.legendExpected'), words('reveal.legendExpectedShort')] : []
}

/** Both sides greyed alike: nobody learns whose answers were too few. */
function drawSuppressed(
  result: PublishedAxisResult,
  layout: LaneLayout,
  view: DrawView,
): ReactNode {
  const { colors, words } = view
  const y = (layout.plot.y + layout.line) / 2
  const style = { size: 26, weight: 600 }
  const text = fitLine(
    words(`reveal.${result.suppressed ?? 'too_few'}`),
    style,
    layout.lane.w - 4 * PAD,
  )
  const width = measureText(text, style) + 48
  const x = layout.lane.x + layout.lane.w / 2
  return (
    <>
      {(result.parties.length > 1 ? [-20, 20] : [0]).map((offset) => (
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
