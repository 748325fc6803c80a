import type { ReactNode } from 'react'
import type { LocalizedText } from '@/dialogue/localized'
import type { PublishedAxisResult } from '@/dialogue/publication/axis-result'
import type { AxisProps } from '@/sync/doc/shapes/axis'
import { measureText } from '../../drawing/measure'
import { toneColor } from '../../drawing/palette'
import { lineHeightOf, TextLines } from '../../drawing/text-lines'
import { bothTexts, type DrawView } from '../../drawing/view'
import { fitLine, wrapText } from '../../drawing/wrap'
import { CHIP, layOutChips, type Chip, type Pin } from './chip-layout'
import { laneLayout, laneX, type LaneLayout } from './lane'
import { drawReveal, type RevealExtras } from './reveal-drawing'
import { drawStances } from './stance-drawing'

/** What an axis shows besides its own record. */
export interface AxisExtras {
  pins: readonly Pin[]
  /** Chips of these cards stand out. */
  linked: ReadonlySet<string>
  /** A card or chip is over the lane and would be pinned here. */
  lit: boolean
  /** What was published here; null before, and while a new round is answered in the lane. */
  result: PublishedAxisResult | null
  reveal: RevealExtras
  /** Somebody places their own marks in the lane: notes and hints leave it to them. */
  placing: boolean
}

const PAD = 20

export function chipsOf(props: AxisProps, pins: readonly Pin[]): Chip[] {
  const layout = laneLayout(props)
  const { x, w } = layout.lane
  return layOutChips(pins, (value) => laneX(layout, value), x, x + w)
}

/** One row: stances left, the lane with its poles, scale and chips, stances right. */
export function drawAxis(props: AxisProps, view: DrawView, extras: AxisExtras): ReactNode {
  const { colors } = view
  const layout = laneLayout(props)
  return (
    <>
      <rect
        x={1}
        y={1}
        width={props.w - 2}
        height={props.h - 2}
        rx={14}
        fill={colors.surface}
        stroke={colors.line}
        strokeWidth={2}
      />
      {extras.lit && (
        <rect
          x={layout.lane.x}
          y={2}
          width={layout.lane.w}
          height={props.h - 4}
          rx={layout.left ? 0 : 13}
          fill={colors.glow}
        />
      )}
      {layout.left && drawStances(props, props.leftParties, layout.left, view)}
      {layout.right && drawStances(props, props.rightParties, layout.right, view)}
      {drawRules(props, layout, view)}
      {!extras.result && drawNames(props, layout, view)}
      {!extras.result && !extras.placing && drawNotes(props, layout, view)}
      {drawScale(layout, view)}
      {extras.result && drawReveal(props, extras.result, layout, view, extras.reveal)}
      {drawStrip(props, layout, view, extras)}
    </>
  )
}

/** Thin rules between the stances and the lane. */
function drawRules(props: AxisProps, layout: LaneLayout, view: DrawView): ReactNode {
  const xs = [
    ...(layout.left ? [layout.lane.x - 10] : []),
    ...(layout.right ? [layout.lane.x + layout.lane.w + 10] : []),
  ]
  return xs.map((x) => (
    <path
      key={x}
      d={`M${x} 20V${props.h - 20}`}
      stroke={view.colors.line}
      strokeWidth={2}
      fill="none"
    />
  ))
}

/** Number and name small at the top, poles large under it, each in both languages. */
function drawNames(props: AxisProps, layout: LaneLayout, view: DrawView): ReactNode {
  const { colors, locale } = view
  const left = layout.lane.x + PAD
  const right = layout.lane.x + layout.lane.w - PAD
  const width = right - left
  const name = bothTexts(props.name, locale)
  const style = { size: 22, weight: 500 }
  const number = `${props.number}`
  const numberWidth = 38
  const first = fitLine(name.first, style, width - numberWidth)
  const firstWidth = measureText(first, style)
  const rest = width - numberWidth - firstWidth - 20
  const second = name.second && rest > 60 ? fitLine(name.second, style, rest) : ''
  const poles = fitPoles(props.left, props.right, width - 40, view)
  return (
    <>
      <rect x={left} y={15} width={26} height={26} rx={6} fill={colors.sunken} />
      <TextLines
        lines={[number]}
        x={left + 13}
        y={14}
        size={22}
        weight={700}
        color={colors.soft}
        anchor="middle"
      />
      <TextLines
        lines={[first]}
        x={left + numberWidth}
        y={14}
        size={22}
        weight={500}
        color={colors.soft}
      />
      {second && (
        <TextLines
          lines={[second]}
          x={left + numberWidth + firstWidth + 20}
          y={14}
          size={22}
          color={colors.faint}
        />
      )}
      <Pole texts={poles.left} x={left} y={45} anchor="start" view={view} />
      <Pole texts={poles.right} x={right} y={45} anchor="end" view={view} />
    </>
  )
}

interface PoleTexts {
  first: string
  second: string
}

const POLE = { size: 30, weight: 700 }
const POLE_SECOND = { size: 22, weight: 500 }
const POLE_GAP = 12

/** Both poles share the lane's width; the second language gives way first. */
function fitPoles(left: LocalizedText, right: LocalizedText, width: number, view: DrawView) {
  const texts = [left, right].map((text) => bothTexts(text, view.locale))
  const firsts = texts.map(({ first }) => measureText(first, POLE))
  const seconds = texts.map(({ second }) =>
    second ? measureText(second, POLE_SECOND) + POLE_GAP : 0,
  )
  const total = firsts[0]! + firsts[1]!
  const widthOf = (i: number) =>
    total <= width ? firsts[i]! : Math.max(width / 2, width - firsts[1 - i]!)
  const spare = Math.max(0, width - Math.min(total, width))
  const wanted = seconds[0]! + seconds[1]!
  const fitted = texts.map(({ first, second }, i) => {
    const room = wanted <= spare ? seconds[i]! : Math.max(spare / 2, spare - seconds[1 - i]!)
    const shown = second ? fitLine(second, POLE_SECOND, room - POLE_GAP + 1) : ''
    return {
      first: fitLine(first, POLE, widthOf(i)),
      // Two letters and an ellipsis say nothing.
      second: shown === second || shown.length > 4 ? shown : '',
    }
  })
  return { left: fitted[0]!, right: fitted[1]! }
}

/** The second language always stands towards the middle of the lane. */
function Pole(props: {
  texts: PoleTexts
  x: number
  y: number
  anchor: 'start' | 'end'
  view: DrawView
}) {
  const { texts, x, y, anchor, view } = props
  const offset = measureText(texts.first, POLE) + POLE_GAP
  return (
    <>
      <TextLines
        lines={[texts.first]}
        x={x}
        y={y}
        {...POLE}
        color={view.colors.ink}
        anchor={anchor}
      />
      {texts.second && (
        <TextLines
          lines={[texts.second]}
          x={anchor === 'start' ? x + offset : x - offset}
          y={y + 7}
          {...POLE_SECOND}
          color={view.colors.soft}
          anchor={anchor}
        />
      )}
    </>
  )
}

/** The authors' note and documents of no party; a reveal takes their place. */
function drawNotes(props: AxisProps, layout: LaneLayout, view: DrawView): ReactNode {
  const { colors, locale, words } = view
  const width = Math.min(layout.plot.w - 2 * PAD, 720)
  const size = 22
  const available = Math.floor((layout.plot.h - 14) / lineHeightOf(size))
  const evidence = props.furtherEvidence
    .map((text) => bothTexts(text, locale).first)
    .filter(Boolean)
  const evidenceText = evidence.length ? words('alsoSee', { documents: evidence.join(', ') }) : ''
  const note = props.note ? bothTexts(props.note, locale).first : ''
  const noteLines = wrapText(
    note,
    { size, weight: 400 },
    width,
    available - (evidenceText ? 1 : 0),
  ).lines
  const evidenceLines = evidenceText ? [fitLine(evidenceText, { size, weight: 400 }, width)] : []
  const lines = [...noteLines, ...evidenceLines].slice(0, Math.max(0, available))
  return (
    <TextLines
      lines={lines}
      x={layout.lane.x + PAD}
      y={layout.plot.y + 8}
      size={size}
      color={colors.faint}
    />
  )
}

function drawScale(layout: LaneLayout, view: DrawView): ReactNode {
  const { colors } = view
  const tick = (value: number, height: number) =>
    `M${laneX(layout, value)} ${layout.line - height}V${layout.line + height}`
  return (
    <>
      <path
        d={`M${layout.from} ${layout.line}H${layout.to}`}
        stroke={colors.lineStrong}
        strokeWidth={4}
        strokeLinecap="round"
        fill="none"
      />
      <path
        d={[tick(0, 9), tick(25, 5), tick(50, 9), tick(75, 5), tick(100, 9)].join('')}
        stroke={colors.lineStrong}
        strokeWidth={3}
        strokeLinecap="round"
        fill="none"
      />
    </>
  )
}

function drawStrip(
  props: AxisProps,
  layout: LaneLayout,
  view: DrawView,
  extras: AxisExtras,
): ReactNode {
  const { colors, words } = view
  const chips = chipsOf(props, extras.pins)
  const top = chipTop(layout)
  if (chips.length === 0 && extras.placing) return null
  if (chips.length === 0 && !extras.lit) {
    return (
      <TextLines
        lines={[fitLine(words('stripEmpty'), { size: 22, weight: 400 }, layout.lane.w - 2 * PAD)]}
        x={layout.lane.x + layout.lane.w / 2}
        y={top + 2}
        size={22}
        color={colors.faint}
        anchor="middle"
      />
    )
  }
  return chips.map((chip) => {
    const tone = chip.pins.length === 1 ? chip.pins[0]!.tone : null
    const linked = chip.pins.some((pin) => extras.linked.has(pin.cardId))
    const color = toneColor(colors, tone)
    return (
      <g key={chip.pins[0]!.cardId}>
        {chip.pins.map((pin) => (
          <path
            key={pin.cardId}
            d={`M${laneX(layout, pin.value)} ${layout.line}L${chip.x} ${top}`}
            stroke={toneColor(colors, pin.tone)}
            strokeWidth={2.5}
            fill="none"
          />
        ))}
        {chip.pins.map((pin) => (
          <circle
            key={pin.cardId}
            cx={laneX(layout, pin.value)}
            cy={layout.line}
            r={6}
            fill={toneColor(colors, pin.tone)}
            stroke={colors.surface}
            strokeWidth={2}
          />
        ))}
        <ChipBox x={chip.x} y={top} label={chip.label} color={color} linked={linked} view={view} />
      </g>
    )
  })
}

export function chipTop(layout: LaneLayout): number {
  return layout.strip.y + layout.strip.h - CHIP.h - 7
}

export function ChipBox(props: {
  x: number
  y: number
  label: string
  color: string
  linked: boolean
  view: DrawView
}): ReactNode {
  const { x, y, label, color, linked, view } = props
  return (
    <>
      <rect
        x={x - CHIP.w / 2}
        y={y}
        width={CHIP.w}
        height={CHIP.h}
        rx={9}
        fill={linked ? color : view.colors.surface}
        stroke={color}
        strokeWidth={2.5}
      />
      <TextLines
        lines={[label]}
        x={x}
        y={y + 2}
        size={22}
        weight={700}
        color={linked ? view.colors.surface : color}
        anchor="middle"
      />
    </>
  )
}

/** "leans to Specialization" and where on the scale, in the axis's coordinates. */
export function drawTarget(
  props: AxisProps,
  view: DrawView,
  target: { value: number; words: string },
): ReactNode {
  const { colors } = view
  const layout = laneLayout(props)
  const x = laneX(layout, target.value)
  const style = { size: 24, weight: 600 }
  const width = measureText(target.words, style) + 36
  const left = Math.min(
    Math.max(x - width / 2, layout.lane.x + 8),
    layout.lane.x + layout.lane.w - width - 8,
  )
  return (
    <>
      <path
        d={`M${x} ${layout.line - 44}V${layout.line}`}
        stroke={colors.ink}
        strokeWidth={3}
        fill="none"
      />
      <circle cx={x} cy={layout.line} r={8} fill={colors.ink} />
      <rect x={left} y={layout.line - 88} width={width} height={44} rx={12} fill={colors.ink} />
      <TextLines
        lines={[target.words]}
        x={left + 18}
        y={layout.line - 81}
        {...style}
        color={colors.surface}
      />
    </>
  )
}
