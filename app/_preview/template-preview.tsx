import { textIn, type Locale } from '@/dialogue/localized'
import { templateContent, type TemplateId } from '@/dialogue/templates'
import { sampleCards } from '@/dialogue/templates/sample'
import type { DialogueContent } from '@/dialogue/workshop'
import { inventedAuthor, inventedLean } from '@/sync/doc/seed-sample'
import { BoardPreview, type PreviewCard } from './board-preview'

/** A drawing of a template's board, or of the sample session's. */
export function TemplatePreview({
  template,
  sample = false,
  locale,
  alt,
  className,
}: {
  template: TemplateId
  sample?: boolean
  locale: Locale
  /** Says that this is a drawing, around a description of it. */
  alt: (description: string) => string
  className?: string
}) {
  const content = templateContent(template)
  return (
    <BoardPreview
      content={content}
      locale={locale}
      cards={sample ? samplePreviewCards(content) : []}
      label={alt(describeAxes(content, locale))}
      className={className}
    />
  )
}

/** "Flexibility – Specialization; North Korea – China", for screen readers. */
export function describeAxes(content: DialogueContent, locale: Locale): string {
  return content.axes
    .map((axis) => `${textIn(axis.left, locale)} – ${textIn(axis.right, locale)}`)
    .join('; ')
}

function samplePreviewCards(content: DialogueContent): PreviewCard[] {
  return sampleCards().map((card, i) => {
    const author = inventedAuthor(card.id, content.seating)
    const tone = content.parties.findIndex((party) => party.id === author)
    const pins = card.axes.flatMap((number, place) => {
      const axis = content.axes[number - 1]
      return axis ? [[axis.id, inventedLean(card.id, place)] as const] : []
    })
    return { number: i + 1, tone: tone < 0 ? null : tone, pins: Object.fromEntries(pins) }
  })
}
