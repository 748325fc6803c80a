import type { ReactNode } from 'react'
import type { PrecedentProps } from '@/sync/doc/shapes/precedent'
import { lineHeightOf, TextLines } from '../../drawing/text-lines'
import { bothTexts, type DrawView } from '../../drawing/view'
import { fitLine, wrapText } from '../../drawing/wrap'

const PAD = 20
/** Preferred size first; the smallest still reads at the zoom that shows the whole board. */
const TEXT_SIZES = [25, 24, 23, 22]

/** A case to lean on, or the source's advice; the advice stands out by its ground. */
export function drawPrecedent(props: PrecedentProps, view: DrawView): ReactNode {
  const { colors, locale, words } = view
  const advice = props.kind === 'advice'
  const width = props.w - 2 * PAD
  const title =
    bothTexts(props.title, locale).first || (advice ? words('advice') : words('precedent'))
  const text = bothTexts(props.text, locale).first
  const top = 16
  const titleHeight = 36
  const room = props.h - top - titleHeight - 14
  const { size, lines } = fitText(text, width, room)
  return (
    <>
      <rect
        x={1}
        y={1}
        width={props.w - 2}
        height={props.h - 2}
        rx={14}
        fill={advice ? colors.ink : colors.surface}
        stroke={advice ? colors.ink : colors.line}
        strokeWidth={2}
      />
      <TextLines
        lines={[fitLine(title, { size: 26, weight: 700 }, width)]}
        x={PAD}
        y={top}
        size={26}
        weight={700}
        color={advice ? colors.surface : colors.ink}
      />
      <TextLines
        lines={lines}
        x={PAD}
        y={top + titleHeight}
        size={size}
        weight={advice ? 500 : 400}
        color={advice ? colors.surface : colors.soft}
      />
    </>
  )
}

function fitText(text: string, width: number, height: number): { size: number; lines: string[] } {
  for (const size of TEXT_SIZES) {
    const wrapped = wrapText(
      text,
      { size, weight: 500 },
      width,
      Math.floor(height / lineHeightOf(size)),
    )
    if (!wrapped.cut || size === TEXT_SIZES.at(-1)) return { size, lines: wrapped.lines }
  }
  return { size: 22, lines: [] }
}
