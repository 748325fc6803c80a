import type { ReactNode } from 'react'
import type { ProposalCardProps } from '@/sync/doc/shapes/proposal-card'
import { PartyMarkShape } from '@/ui/party-mark'
import { measureText } from '../../drawing/measure'
import { toneColor } from '../../drawing/palette'
import { TextLines } from '../../drawing/text-lines'
import type { DrawView } from '../../drawing/view'
import { signatureText } from '../signature/signature'
import { PAD, type CardExtras } from './card-drawing'
import { drawStanding, standingText, standingWidth } from './standing-drawing'

/** Number, writer and side at the left; at the right how far the card has come, and the axes it is pinned to. */
export function drawHeader(
  props: ProposalCardProps,
  view: DrawView,
  extras: CardExtras,
  at: { x: number; y: number; size: number },
): ReactNode {
  const { colors } = view
  const { x, y, size } = at
  const right = props.w - PAD
  const { author, standing, writer } = extras
  const color = toneColor(colors, author?.tone ?? null)
  const labelStyle = { size, weight: 750 }
  const nameStyle = { size, weight: 600 }
  const markX = x + measureText(extras.label, labelStyle) + size * 0.7
  const nameX = author ? markX + size * 1.05 : markX
  const tag = size * 1.2
  const wanted = standing
    ? standingWidth(standingText(standing, extras.mergedLabel, view.words), size) + size * 0.4
    : 0
  // The writer's name gives way to the axes as well, and leaves the side's.
  const axesWidth = extras.axes.length > 0 ? extras.axes.length * (tag + 4) + size : 0
  const by = { name: writer, side: author?.short ?? '' }
  const name = signatureText(by, nameStyle, right - nameX - wanted - axesWidth)
  const nameWidth = name ? measureText(name, nameStyle) : 0
  // The mark says which side it is; its name gives way to how far the card has come.
  const isNamed = name !== '' && nameX + nameWidth + wanted <= right
  const nameEnd = isNamed ? nameX + nameWidth : author ? nameX : markX - size * 0.7

  const stampStyle = { size: size * 0.85, weight: 800 }
  const stamp = extras.fictional && view.full && !standing ? view.words('fictional') : ''
  const stampX = nameEnd + size
  const cursor = stamp ? stampX + measureText(stamp, stampStyle) : nameEnd

  const drawn =
    standing &&
    drawStanding(standing, extras.mergedLabel, view, {
      right,
      y,
      size,
      room: right - cursor - size * 0.3,
    })
  // Where it is pinned matters while it can still be moved there; afterwards the chips show it.
  const end = drawn ? drawn.left - size * 0.5 : right
  const room = Math.max(0, Math.floor((end - cursor - size) / (tag + 4)))
  // Beside a standing all or none: some of its axes would pass for all of them.
  const shown = drawn && extras.axes.length > room ? [] : extras.axes.slice(0, room)
  return (
    <>
      <TextLines lines={[extras.label]} x={x} y={y} {...labelStyle} color={colors.soft} />
      {author && (
        <PartyMarkShape
          tone={author.tone}
          cx={markX + size * 0.4}
          cy={y + size * 0.635}
          size={size * 0.8}
          color={color}
          ground={colors.surface}
        />
      )}
      {isNamed && <TextLines lines={[name]} x={nameX} y={y} {...nameStyle} color={color} />}
      {drawn?.drawing}
      {stamp && (
        <TextLines
          lines={[stamp]}
          x={stampX}
          y={y}
          {...stampStyle}
          lineHeight={size * 1.27}
          color={colors.stamp}
        />
      )}
      {shown.map((number, i) => {
        const left = end - (shown.length - i) * (tag + 4) + 4
        return (
          <g key={number}>
            <rect
              x={left}
              y={y + size * 0.03}
              width={tag}
              height={tag}
              rx={size * 0.27}
              fill={colors.sunken}
            />
            <TextLines
              lines={[String(number)]}
              x={left + tag / 2}
              y={y}
              size={size}
              weight={700}
              color={colors.soft}
              anchor="middle"
            />
          </g>
        )
      })}
    </>
  )
}
