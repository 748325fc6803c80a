'use client'

import { useTranslations } from 'use-intl'
import { BoardPreview } from '@/app/_preview/board-preview'
import { describeAxes } from '@/app/_preview/template-preview'
import type { PartyId } from '@/dialogue/ids'
import type { DialogueContent } from '@/dialogue/workshop'
import { toContent, type Draft, type Versus } from './draft'

/** The board as the form stands now. */
export function DraftPreview({
  draft,
  content,
  versus,
}: {
  draft: Draft
  content: DialogueContent
  versus: Versus
}) {
  const t = useTranslations()
  const drawn = drawable(draft, content, versus)
  return (
    <figure className="overflow-hidden rounded-card border border-line bg-paper shadow-card">
      <figcaption className="border-b border-line bg-surface px-5 py-3 text-sm font-semibold">
        {t('start.previewHeading')}
      </figcaption>
      <BoardPreview
        content={drawn}
        locale={draft.language}
        label={t('home.preview.alt', { description: describeAxes(drawn, draft.language) })}
        className="max-h-56 w-full p-3 lg:max-h-[70vh]"
      />
    </figure>
  )
}

function drawable(draft: Draft, content: DialogueContent, versus: Versus): DialogueContent {
  const typed = draft.title?.trim()
  const title = typed ? { en: typed, ko: typed } : content.title
  if (!draft.parties || !draft.axes) return { ...content, title }
  const { parties, axes } = toContent(draft.parties, draft.axes, versus)
  return { ...content, title, parties, axes, seating: parties.map((party): PartyId => party.id) }
}
