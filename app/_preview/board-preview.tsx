import { textIn, type Locale } from '@/dialogue/localized'
import type { DialogueContent } from '@/dialogue/workshop'
import { AREA_TITLES } from '@/sync/doc/areas'
import { layOut, proposalSlots, seatSides } from '@/sync/doc/seed-layout'
import { AreaBox, CardBox, LeanBox } from './boxes'
import { AxisRow } from './axis-row'
import { fitText } from './fit-text'

/** A card of the sample, as far as a small drawing shows it. */
export interface PreviewCard {
  number: number
  /** Place of its author among the parties, or null. */
  tone: number | null
  /** By axis id, 0–100. */
  pins: Record<string, number>
}

/**
 * A drawing of the board a content seeds: same layout, same sides, bigger words. One description
 * stands for it in screen readers.
 */
export function BoardPreview({
  content,
  locale,
  cards = [],
  label,
  className,
}: {
  content: DialogueContent
  locale: Locale
  cards?: readonly PreviewCard[]
  /** What the drawing shows, for screen readers. */
  label: string
  className?: string
}) {
  const layout = layOut(content, cards.length)
  const sides = seatSides(content)
  const tones = new Map(content.parties.map((party, tone): [string, number] => [party.id, tone]))
  const slots = proposalSlots(layout.proposalsArea)
  const { bounds } = layout
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-40 -40 ${bounds.w + 80} ${bounds.h + 80}`}
      className={className}
      preserveAspectRatio="xMidYMid meet"
    >
      <text x={0} y={50} fontSize={54} fontWeight={700} fill="var(--ink)">
        {fitText(textIn(content.title, locale), bounds.w - 200, 54)}
      </text>

      {content.axes.map((axis, i) => (
        <AxisRow
          key={axis.id}
          axis={axis}
          place={layout.axes[i]!}
          left={sides.left}
          right={sides.right}
          tones={tones}
          locale={locale}
          pins={cards.flatMap((card) => {
            const value = card.pins[axis.id]
            return value === undefined ? [] : [{ number: card.number, tone: card.tone, value }]
          })}
        />
      ))}

      {layout.precedents.map((place, i) => (
        <LeanBox key={i} place={place} advice={i === content.precedents.length} />
      ))}

      <AreaBox place={layout.proposalsArea} name={AREA_TITLES.proposals[locale]} />
      {slots.map((slot, i) => (
        <CardBox
          key={i}
          place={{
            ...slot,
            x: slot.x + layout.proposalsArea.x,
            y: slot.y + layout.proposalsArea.y,
          }}
          tone={cards[i] ? cards[i].tone : undefined}
        />
      ))}
      <AreaBox place={layout.parkingArea} name={AREA_TITLES.parking[locale]} />
      <AreaBox place={layout.nextStepsArea} name={AREA_TITLES['next-steps'][locale]} />
    </svg>
  )
}
