import type { ReactNode } from 'react'
import type { HeadingProps } from '@/sync/doc/shapes/heading'
import { measureText } from '../../drawing/measure'
import { TextLines } from '../../drawing/text-lines'
import { bothTexts, type DrawView } from '../../drawing/view'
import { fitLine } from '../../drawing/wrap'

const GAP = 24

/** The board's title, in both languages, with whose reading the stances are at the right. */
export function drawHeading(props: HeadingProps, view: DrawView): ReactNode {
  const { colors, locale, words } = view
  const board = props.level === 'board'
  const size = board ? 40 : 26
  const secondSize = board ? 28 : 22
  const middle = props.h / 2
  const { first, second } = bothTexts(props.title, locale)
  const stamp = props.fictional ? words('fictional') : ''
  const stampStyle = { size: 24, weight: 800 }
  const stampWidth = stamp ? measureText(stamp, stampStyle) + 36 : 0

  const note = bothTexts(props.note, locale).first
  const noteStyle = { size: 24, weight: 500 }
  const noteLine = note ? fitLine(note, noteStyle, props.w * 0.3) : ''
  const noteWidth = noteLine ? measureText(noteLine, noteStyle) + GAP : 0

  const room = props.w - noteWidth - (stampWidth ? stampWidth + GAP : 0)
  const firstStyle = { size, weight: 750 }
  const firstLine = fitLine(first, firstStyle, room)
  const firstWidth = measureText(firstLine, firstStyle)
  const secondStyle = { size: secondSize, weight: 500 }
  const secondRoom = room - firstWidth - GAP
  const secondLine = second && secondRoom > 80 ? fitLine(second, secondStyle, secondRoom) : ''
  const secondX = firstWidth + GAP
  const stampX = secondLine ? secondX + measureText(secondLine, secondStyle) + GAP : secondX
  const baselineShift = (size - secondSize) * 0.36

  const line = (
    text: string,
    x: number,
    at: { size: number; weight: number },
    color: string,
    shift = 0,
  ) => (
    <TextLines
      lines={[text]}
      x={x}
      y={middle - at.size * 0.635 + shift}
      lineHeight={at.size * 1.27}
      size={at.size}
      weight={at.weight}
      color={color}
    />
  )
  return (
    <>
      {line(firstLine, 0, firstStyle, colors.ink)}
      {secondLine && line(secondLine, secondX, secondStyle, colors.soft, baselineShift)}
      {stamp && (
        <g>
          <rect
            x={stampX}
            y={middle - 20}
            width={stampWidth}
            height={40}
            rx={6}
            fill="none"
            stroke={colors.stamp}
            strokeWidth={3}
          />
          {line(stamp, stampX + 18, stampStyle, colors.stamp)}
        </g>
      )}
      {noteLine && (
        <TextLines
          lines={[noteLine]}
          x={props.w}
          y={middle - noteStyle.size * 0.635 + (size - noteStyle.size) * 0.36}
          lineHeight={noteStyle.size * 1.27}
          size={noteStyle.size}
          weight={noteStyle.weight}
          color={colors.soft}
          anchor="end"
        />
      )}
    </>
  )
}
