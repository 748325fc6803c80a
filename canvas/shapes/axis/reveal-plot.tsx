import type { ReactNode } from 'react'
import type { PublishedAxisResult } from '@/dialogue/publication/axis-result'
import type { Rect } from '@/sync/doc/seed-layout'
import { PartyMarkShape } from '@/ui/party-mark'
import { toneColor } from '../../drawing/palette'
import { TextLines } from '../../drawing/text-lines'
import type { DrawView } from '../../drawing/view'
import { laneX, type LaneLayout } from './lane'
import type { RevealExtras } from './reveal-drawing'
import { layOutReveal, REVEAL_TEXT, type RevealRow, type RevealText } from './reveal-layout'
import { drawTint, MarkDrawing } from './reveal-marks'
import { ICON } from './reveal-parts'
import { phase } from './reveal-phase'
import { drawSpread } from './reveal-spread-drawing'

/** Marks, arrows, distances and distributions of a result, as they are laid out. */
export function drawPlot(
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
      {result.parties.length > 2 && drawGrid(rows, lane, view)}
      {rows.flatMap((row, i) =>
        row.marks.map((mark, place) => (
          <g key={`${i}/${place}`} opacity={phase(shown, 0, 0.25)}>
            {row.kind !== 'spread' &&
              (mark.look === 'said' || (mark.look === 'thought' && row.bar)) &&
              drawTint(mark.cell, marksBox(row), x, toneColor(view.colors, toneOf(mark.party)))}
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
        <g key={i}>
          {row.kind === 'spread' && (
            <g opacity={phase(shown, 0, 0.6)}>
              {drawSpread(row, x, toneColor(view.colors, toneOf(row.by ?? '')), view.colors)}
            </g>
          )}
          {drawRow(row, view, shown, toneOf)}
        </g>
      ))}
    </>
  )
}

/** With many rows the eye needs help to find the same place in each. */
function drawGrid(rows: readonly RevealRow[], lane: LaneLayout, { colors }: DrawView): ReactNode {
  const lines = rows.flatMap((row) => {
    const { y, h } = marksBox(row)
    return [0, 25, 50, 75, 100].map((value) => `M${laneX(lane, value)} ${y}v${h}`)
  })
  return <path d={lines.join('')} stroke={colors.line} strokeWidth={2} fill="none" />
}

/** The part of a row that marks stand in: texts under them keep a plain ground. */
function marksBox({ kind, box, values }: RevealRow): Rect {
  if (kind !== 'party') return box
  return { ...box, h: (values[0]?.y ?? box.y + box.h) - box.y }
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
  /** The one that is true, and the middle of all: on ink. */
  const hasRealLabel = isSaid || row.kind === 'spread'
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
        {row.kind !== 'spread' &&
          row.marks.map((mark, place) => (
            <MarkDrawing
              key={place}
              mark={mark}
              tone={toneOf(mark.party) ?? 0}
              color={color(mark.party)}
              ground={colors.surface}
            />
          ))}
        {row.values.map((value, place) => (
          <g key={place}>
            {isOverLine(value, row) && <Ground text={value} color={colors.surface} />}
            {value.icons.map((party, i) => (
              <PartyMarkShape
                key={party}
                tone={toneOf(party) ?? 0}
                cx={value.x + (i + 0.5) * ICON - 3}
                cy={value.y + value.h / 2}
                size={16}
                color={color(party)}
                ground={colors.surface}
              />
            ))}
            <Label text={value} color={color(value.party)} />
          </g>
        ))}
      </g>
      {row.label && (
        <g opacity={hasRealLabel ? phase(shown, 0.6, 0.8) : appears}>
          <Ground text={row.label} color={hasRealLabel ? colors.ink : colors.surface} />
          <Label
            text={row.label}
            color={hasRealLabel ? colors.surface : color(row.label.party)}
            centred
          />
        </g>
      )}
    </>
  )
}

/** Texts on a bar or an arrow stand on a ground of their own. */
function isOverLine(text: RevealText, { bar, arrows }: RevealRow): boolean {
  return [...(bar ? [bar] : []), ...arrows].some(
    ({ from, to, y }) =>
      text.x < Math.max(from, to) &&
      Math.min(from, to) < text.x + text.w &&
      text.y < y &&
      y < text.y + text.h,
  )
}

function Ground(props: { text: RevealText; color: string }): ReactNode {
  const { x, y, w, h } = props.text
  return <rect x={x} y={y} width={w} height={h} rx={8} fill={props.color} />
}

function Label(props: { text: RevealText; color: string; centred?: boolean }): ReactNode {
  const { text, color, centred } = props
  return (
    <TextLines
      lines={[text.text]}
      x={centred ? text.x + text.w / 2 : text.x + text.icons.length * ICON}
      y={text.y}
      size={REVEAL_TEXT}
      lineHeight={text.h}
      weight={text.weight}
      color={color}
      anchor={centred ? 'middle' : 'start'}
    />
  )
}
