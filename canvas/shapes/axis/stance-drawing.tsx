import type { ReactNode } from 'react'
import type { Rect } from '@/sync/doc/seed-layout'
import type { AxisProps, ShapeParty } from '@/sync/doc/shapes/axis'
import { PartyMarkShape } from '@/ui/party-mark'
import { measureText } from '../../drawing/measure'
import { toneColor } from '../../drawing/palette'
import { lineHeightOf, TextLines } from '../../drawing/text-lines'
import { bothTexts, type DrawView } from '../../drawing/view'
import { fitLine, wrapText } from '../../drawing/wrap'

const PAD = 20
const HEADER = 34
/** Room kept free at the right of a stance's header for its buttons on screen. */
const STATUS_GAP = 14

/** Where each of a side's stances stands: the column shared equally. */
export function stanceBoxes(
  parties: readonly ShapeParty[],
  column: Rect,
): { party: ShapeParty; box: Rect }[] {
  const h = column.h / Math.max(1, parties.length)
  return parties.map((party, i) => ({
    party,
    box: { x: column.x, y: column.y + i * h, w: column.w, h },
  }))
}

/** The stances of the parties that sit in one column. */
export function drawStances(
  props: AxisProps,
  parties: readonly ShapeParty[],
  column: Rect,
  view: DrawView,
): ReactNode {
  return stanceBoxes(parties, column).map(({ party, box }) => (
    <g key={party.id}>{drawStance(props, party, box, view)}</g>
  ))
}

function drawStance(props: AxisProps, party: ShapeParty, box: Rect, view: DrawView): ReactNode {
  const { colors, locale, words } = view
  const color = toneColor(colors, party.tone)
  const x = box.x + PAD
  const width = box.w - 2 * PAD
  const top = box.y + 16
  const stance = props.stances[party.id]
  const text = stance ? bothTexts(stance.text, locale).first : ''
  const short = fitLine(bothTexts(party.short, locale).first, { size: 24, weight: 700 }, width - 34)
  const status = !stance || stance.status === 'seeded' ? '' : words(`stance.${stance.status}`)
  const statusX = x + 34 + measureText(short, { size: 24, weight: 700 }) + STATUS_GAP
  const statusLine = fitLine(status, { size: 22, weight: 500 }, x + width - statusX)

  const room = box.h - (top - box.y) - HEADER - 12
  const { size, lines, evidence } = fitStance(
    text,
    stanceEvidence(props, party.id, view),
    width,
    room,
  )
  const textTop = top + HEADER
  const evidenceTop = textTop + lines.length * lineHeightOf(size) + 4
  return (
    <>
      <PartyMarkShape
        tone={party.tone}
        cx={x + 11}
        cy={top + 15}
        size={22}
        color={color}
        ground={colors.surface}
      />
      <TextLines lines={[short]} x={x + 34} y={top} size={24} weight={700} color={color} />
      {statusLine && (
        <TextLines
          lines={[statusLine]}
          x={statusX}
          y={top + 1}
          size={22}
          weight={500}
          color={colors.soft}
        />
      )}
      {text ? (
        <TextLines lines={lines} x={x} y={textTop} size={size} color={colors.ink} />
      ) : (
        <TextLines
          lines={wrapText(words('stance.empty'), { size: 24, weight: 400 }, width, 3).lines}
          x={x}
          y={textTop}
          size={24}
          color={colors.faint}
        />
      )}
      <TextLines lines={evidence} x={x} y={evidenceTop} size={22} color={colors.faint} />
    </>
  )
}

function stanceEvidence(props: AxisProps, party: string, view: DrawView): string {
  const documents = props.stances[party]?.evidence ?? []
  return documents
    .map((text) => bothTexts(text, view.locale).first)
    .filter(Boolean)
    .join(' · ')
}

/** The stance at the largest size that leaves its documents a line; they take what is left. */
function fitStance(text: string, documents: string, width: number, height: number) {
  const documentHeight = lineHeightOf(22)
  for (const size of [26, 25, 24, 23, 22]) {
    const style = { size, weight: 400 }
    const last = size === 22
    const kept = documents ? documentHeight + 4 : 0
    const wrapped = wrapText(text, style, width, Math.floor((height - kept) / lineHeightOf(size)))
    const left = Math.floor(
      (height - wrapped.lines.length * lineHeightOf(size) - 4) / documentHeight,
    )
    const evidence = wrapText(documents, { size: 22, weight: 400 }, width, Math.max(0, left))
    if ((!wrapped.cut && !evidence.cut) || last)
      return { size, lines: wrapped.lines, evidence: evidence.lines }
  }
  return { size: 22, lines: [], evidence: [] }
}
