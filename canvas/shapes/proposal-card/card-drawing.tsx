import type { ReactNode } from 'react'
import type { Priority } from '@/dialogue/priorities'
import type { ProposalCardProps } from '@/sync/doc/shapes/proposal-card'
import { drawDotsBadge } from '../../dots/dots-badge'
import { measureText } from '../../drawing/measure'
import { toneColor } from '../../drawing/palette'
import { lineHeightOf, TextLines } from '../../drawing/text-lines'
import { bothTexts, type DrawView } from '../../drawing/view'
import { fitLine, wrapText } from '../../drawing/wrap'
import { drawTags, fitTags } from '../tags/tag-drawing'
import type { CardStanding } from './card-life'
import { drawHeader } from './card-header'
import { drawSideLines, drawSmallBars, type ResultSide } from './standing-drawing'

/** What a card shows besides its own record. */
export interface CardExtras {
  label: string
  /** The author's tone and short name; null for no side. */
  author: { tone: number; short: string } | null
  /** Who wrote it, where it was written privately and the name may be said; ''. */
  writer: string
  /** Numbers of the axes it is pinned to, increasing. */
  axes: readonly number[]
  fictional: boolean
  /** Hovered or selected here or by its chip. */
  linked: boolean
  standing: CardStanding | null
  /** Number of the card it was merged into, or ''. */
  mergedLabel: string
  /** Published support by side; empty before, and while its wording is another. */
  sides: readonly ResultSide[]
  /** A language was confirmed in another wording than this. */
  outdated: boolean
  /** Names, in their order. */
  tags: readonly string[]
  /** What its last round of priorities gave it. */
  priority: Priority | null
}

/** Canvas units that the sides' bars need; from afar tags give way to them. */
const LEAST_BARS = 160

/** From the card's edges to what is written on it. */
export const PAD = 16

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
        strokeDasharray={extras.standing?.kind === 'merged' ? '8 6' : undefined}
      />
      <path d={sidePath(props.h)} fill={edge} />
      {view.full ? drawFull(props, view, extras) : drawLarge(props, view, extras)}
      {extras.priority &&
        drawDotsBadge(extras.priority, view, { width: props.w, size: view.full ? 15 : 20 })}
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
  const isLast = under + lineHeightOf(22) > last
  // Tags share the last line with whatever else stands there, and leave it the larger part.
  const shared = isLast && title.second !== '' ? 0.5 : extras.sides.length > 0 ? 0.36 : 1
  const free = width - stamp.width
  const tagsRoom =
    extras.sides.length > 0 ? Math.min(free * shared, free - LEAST_BARS) : free * shared
  const tags = fitTags(extras.tags, tagsRoom, 20)
  const tagged = tags.chips.length > 0 ? tags.w + 10 : 0
  const secondWidth = width - (isLast ? stamp.width + tagged : 0)
  // Under a result the other language's title gives way; the card's panel shows it.
  const below = isLast && extras.sides.length > 0 ? '' : outdatedOr(title.second, view, extras)
  const second = below ? fitLine(below, { size: 22, weight: 450 }, secondWidth) : ''
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
      {extras.sides.length > 0 &&
        drawSmallBars(extras.sides, view, {
          x,
          y: last,
          w: width - stamp.width - tagged,
          h: 28,
        })}
      {drawTags(tags, view, { x: props.w - PAD - stamp.width - tags.w, y: last + 1 })}
      {stamp.drawing}
    </>
  )
}

/** A title that somebody may have to translate again says so instead of passing for what is meant. */
function outdatedOr(title: string, view: DrawView, extras: CardExtras): string {
  return extras.outdated ? view.words('translation.mark') : title
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
  // The header has room for one of them.
  const stamp = extras.fictional && extras.standing ? view.words('fictional') : ''
  const stampStyle = { size: 13, weight: 800 }
  const stampWidth = stamp ? measureText(stamp, stampStyle) + 12 : 0
  const other = outdatedOr(title.second, view, extras)
  const tagRoom = (width - stampWidth) * (other ? 0.5 : 1)
  const tags = fitTags(extras.tags, tagRoom, 13)
  const tagged = tags.chips.length > 0 ? tags.w + 8 : 0
  const resultLine = 17
  const resultTop = props.h - (other || stamp || tagged ? 26 : 8) - extras.sides.length * resultLine
  const bottom = resultTop - (extras.sides.length > 0 ? 2 : 0)
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
      {extras.sides.length > 0 &&
        drawSideLines(extras.sides, view, { x, y: resultTop, w: width, line: resultLine })}
      {stamp && (
        <TextLines
          lines={[stamp]}
          x={props.w - PAD}
          y={props.h - 25}
          {...stampStyle}
          lineHeight={18}
          color={colors.stamp}
          anchor="end"
        />
      )}
      {drawTags(tags, view, { x: props.w - PAD - stampWidth - tags.w, y: props.h - 25 })}
      {other && (
        <TextLines
          lines={[fitLine(other, { size: 13, weight: 450 }, width - stampWidth - tagged)]}
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
