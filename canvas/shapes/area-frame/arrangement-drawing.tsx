import type { ReactNode } from 'react'
import { CARD_SIZE } from '@/sync/doc/seed-layout'
import type { AxisProps } from '@/sync/doc/shapes/axis'
import { SCALE_PAD } from '../../tools/arrange-along'
import { TextLines } from '../../drawing/text-lines'
import { bothTexts, type DrawView } from '../../drawing/view'
import { fitLine } from '../../drawing/wrap'

export interface ArrangementProps {
  w: number
  h: number
  axis: Pick<AxisProps, 'number' | 'name' | 'left' | 'right'> | null
}

/** The ground under cards that are laid out along an axis: its name, its poles at the ends, and the scale. */
export function drawArrangement({ w, h, axis }: ArrangementProps, view: DrawView): ReactNode {
  const { colors, locale, words } = view
  const ground = <rect x={0} y={0} width={w} height={h} rx={14} fill={colors.sunken} />
  if (!axis) return ground
  const name = bothTexts(axis.name, locale)
  const both = ({ first, second }: { first: string; second: string }) =>
    second ? `${first} / ${second}` : first
  const title = words('arrange.along', { number: String(axis.number), name: both(name) })
  const third = w / 3 - SCALE_PAD
  const pole = { size: 24, weight: 650 }
  // The middles of cards at 0 and at 100.
  const [from, to, y] = [SCALE_PAD + CARD_SIZE.w / 2, w - SCALE_PAD - CARD_SIZE.w / 2, 58]
  return (
    <>
      {ground}
      <TextLines
        lines={[fitLine(both(bothTexts(axis.left, locale)), pole, third)]}
        x={SCALE_PAD}
        y={8}
        {...pole}
        color={colors.ink}
      />
      <TextLines
        lines={[fitLine(title, { size: 22, weight: 500 }, third)]}
        x={w / 2}
        y={9}
        size={22}
        weight={500}
        color={colors.soft}
        anchor="middle"
      />
      <TextLines
        lines={[fitLine(both(bothTexts(axis.right, locale)), pole, third)]}
        x={w - SCALE_PAD}
        y={8}
        {...pole}
        color={colors.ink}
        anchor="end"
      />
      <path
        d={`M${from} ${y}H${to}M${from} ${y - 8}v16M${(from + to) / 2} ${y - 8}v16M${to} ${y - 8}v16`}
        stroke={colors.lineStrong}
        strokeWidth={2.5}
        strokeLinecap="round"
        fill="none"
      />
    </>
  )
}
