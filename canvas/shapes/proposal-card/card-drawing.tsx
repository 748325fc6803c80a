import type { ReactNode } from 'react'
import type { ProposalCardProps } from '@/sync/doc/shapes/proposal-card'
import { measureText } from '../../drawing/measure'
import { toneColor } from '../../drawing/palette'
import { PartyMarkShape } from '@/ui/party-mark'
import { lineHeightOf, TextLines } from '../../drawing/text-lines'
import { bothTexts, type DrawView } from '../../drawing/view'
import { fitLine, wrapText } from '../../drawing/wrap'

/** What a card shows besides its own record. */
export interface CardExtras {
  label: string
  /** The author's tone and short name; null for no side. */
  author: { tone: number; short: string } | null
  /** Numbers of the axes it is pinned to, increasing. */
  axes: readonly number[]
  fictional: boolean
  /** Hovered or selected here or by its chip. */
  linked: boolean
}

const PAD = 16

export function cardTitle(props: ProposalCardProps) {
  return { en: props.titleEn, ko: props.titleKo }
}

export function cardText(props: ProposalCardProps) {
  return { en: props.textEn, ko: props.textKo }
}

export function drawCard(props: ProposalCardProps, view: DrawView, extras: CardExtras): ReactNode {
  const { colors } = view
  const edge = toneColor(colors, extras.author?.tone ?? null)
  return (
    <>
      <rect
        x={1.5}
        y={1.5}
        width={props.w - 3}
        height={props.h - 3}
        rx={12}
        fill={colors.surface}
        stroke={extras.linked ? edge : colors.lineStrong}
        strokeWidth={extras.linked ? 3 : 2}
      />
      <path d={sidePath(props.h)} fill={edge} />
      {view.full ? drawFull(props, view, extras) : drawLarge(props, view, extras)}
    </>
  )
}

/** A band along the left edge in the author's colour. */
function sidePath(h: number): string {
  return `M12 1.5A10.5 10.5 0 0 0 1.5 12V${h - 12}A10.5 10.5 0 0 0 12 ${h - 1.5}Z`
}

/** FICTIONAL in the bottom right corner. Returns its width with the gap before it. */
function stampOf(props: ProposalCardProps, view: DrawView, extras: CardExtras, y: number) {
  if (!extras.fictional) return { width: 0, drawing: null }
  const size = 20
  const style = { size, weight: 800 }
  const text = view.words('fictional')
  return {
    width: measureText(text, style) + size,
    drawing: (
      <TextLines
        lines={[text]}
        x={props.w - PAD}
        y={y}
        {...style}
        color={view.colors.stamp}
        anchor="end"
      />
    ),
  }
}

/** From afar: number, side and axes over a title on two lines. */
function drawLarge(props: ProposalCardProps, view: DrawView, extras: CardExtras): ReactNode {
  const { colors, locale, words } = view
  const x = PAD + 10
  const width = props.w - x - PAD
  const title = bothTexts(cardTitle(props), locale)
  const first = title.first || words('card.untitled')
  const style = { size: 26, weight: 650 }
  // The last line belongs to the other language and the stamp.
  const last = props.h - lineHeightOf(22) - 4
  const room = Math.max(1, Math.floor((last - 44) / lineHeightOf(26)))
  const { lines } = wrapText(first, style, width, room)
  const stamp = stampOf(props, view, extras, last + 2)
  const under = Math.min(last, 46 + lines.length * lineHeightOf(26))
  const secondWidth = width - (under + lineHeightOf(22) > last ? stamp.width : 0)
  const second = title.second ? fitLine(title.second, { size: 22, weight: 450 }, secondWidth) : ''
  return (
    <>
      {drawHeader(props, view, extras, { x, y: 11, size: 22 })}
      <TextLines
        lines={lines}
        x={x}
        y={44}
        {...style}
        color={title.first ? colors.ink : colors.faint}
      />
      {second && (
        <TextLines lines={[second]} x={x} y={under} size={22} weight={450} color={colors.soft} />
      )}
      {stamp.drawing}
    </>
  )
}

/** Close by: title, the text, and the title in the other language. */
function drawFull(props: ProposalCardProps, view: DrawView, extras: CardExtras): ReactNode {
  const { colors, locale, words } = view
  const x = PAD + 10
  const width = props.w - x - PAD
  const title = bothTexts(cardTitle(props), locale)
  const text = bothTexts(cardText(props), locale)
  const first = title.first || words('card.untitled')
  const titleStyle = { size: 18, weight: 700 }
  const titleLines = wrapText(first, titleStyle, width, 2).lines
  const titleTop = 29
  const textTop = titleTop + titleLines.length * 22 + 1
  const bottom = props.h - (title.second ? 26 : 8)
  const sizes = [16, 15, 14]
  const fitted = sizes.map((size) => {
    const lineHeight = Math.round(size * 1.26)
    const room = Math.floor((bottom - textTop) / lineHeight)
    return { size, lineHeight, ...wrapText(text.first, { size, weight: 400 }, width, room) }
  })
  const chosen = fitted.find(({ cut }) => !cut) ?? fitted.at(-1)!
  return (
    <>
      {drawHeader(props, view, extras, { x, y: 8, size: 15 })}
      <TextLines
        lines={titleLines}
        x={x}
        y={titleTop}
        {...titleStyle}
        lineHeight={22}
        color={title.first ? colors.ink : colors.faint}
      />
      <TextLines
        lines={chosen.lines}
        x={x}
        y={textTop}
        size={chosen.size}
        lineHeight={chosen.lineHeight}
        color={colors.ink}
      />
      {title.second && (
        <TextLines
          lines={[fitLine(title.second, { size: 13, weight: 450 }, width)]}
          x={x}
          y={props.h - 25}
          size={13}
          lineHeight={18}
          weight={450}
          color={colors.soft}
        />
      )}
    </>
  )
}

function drawHeader(
  props: ProposalCardProps,
  view: DrawView,
  extras: CardExtras,
  at: { x: number; y: number; size: number },
): ReactNode {
  const { colors } = view
  const { x, y, size } = at
  const right = props.w - PAD
  const { author } = extras
  const color = toneColor(colors, author?.tone ?? null)
  const labelStyle = { size, weight: 750 }
  const labelWidth = measureText(extras.label, labelStyle)
  let cursor = x + labelWidth + size * 0.7
  const mark = author && (
    <>
      <PartyMarkShape
        tone={author.tone}
        cx={cursor + size * 0.4}
        cy={y + size * 0.635}
        size={size * 0.8}
        color={color}
        ground={colors.surface}
      />
      <TextLines
        lines={[author.short]}
        x={cursor + size * 1.05}
        y={y}
        size={size}
        weight={600}
        color={color}
      />
    </>
  )
  if (author) cursor += size * 1.05 + measureText(author.short, { size, weight: 600 })

  const stampStyle = { size: size * 0.85, weight: 800 }
  const stamp = extras.fictional && view.full ? view.words('fictional') : ''
  const stampX = cursor + size
  if (stamp) cursor = stampX + measureText(stamp, stampStyle)

  const tag = size * 1.2
  const shown = extras.axes.slice(0, Math.max(0, Math.floor((right - cursor - size) / (tag + 4))))
  return (
    <>
      <TextLines lines={[extras.label]} x={x} y={y} {...labelStyle} color={colors.soft} />
      {mark}
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
        const left = right - (shown.length - i) * (tag + 4) + 4
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
