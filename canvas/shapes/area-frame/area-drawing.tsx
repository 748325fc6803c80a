import type { ReactNode } from 'react'
import { areaTitle, type Area } from '@/sync/doc/areas'
import { measureText } from '../../drawing/measure'
import { lineHeightOf, TextLines } from '../../drawing/text-lines'
import { bothTexts, type DrawView } from '../../drawing/view'
import { fitLine, wrapText } from '../../drawing/wrap'

const PAD = 18

export interface AreaProps {
  w: number
  h: number
  name: string
  area: Area
  isEmpty: boolean
}

/**
 * An area's ground and, inside it, its title in both languages; an empty area says what goes there.
 * Axes and precedents need neither: their shapes fill them.
 */
export function drawArea(props: AreaProps, view: DrawView): ReactNode {
  const { area, w, h } = props
  if (area === 'axes' || area === 'precedents') return null
  const { colors, locale, words } = view
  const width = w - 2 * PAD
  const title = bothTexts(areaTitle(area, props.name), locale)
  const first = fitLine(title.first, { size: 24, weight: 700 }, width)
  const used = measureText(first, { size: 24, weight: 700 })
  const second =
    width - used > 60 ? fitLine(title.second, { size: 22, weight: 500 }, width - used - 14) : ''
  return (
    <>
      <rect x={0} y={0} width={w} height={h} rx={14} fill={colors.sunken} />
      <TextLines lines={[first]} x={PAD} y={4} size={24} weight={700} color={colors.ink} />
      {second && (
        <TextLines
          lines={[second]}
          x={PAD + used + 14}
          y={5}
          size={22}
          weight={500}
          color={colors.soft}
        />
      )}
      {props.isEmpty && (
        <TextLines
          lines={
            wrapText(
              words(`area.${area}`),
              { size: 24, weight: 400 },
              width,
              Math.floor((h - 60) / lineHeightOf(24)),
            ).lines
          }
          x={PAD}
          y={46}
          size={24}
          color={colors.faint}
        />
      )}
    </>
  )
}
