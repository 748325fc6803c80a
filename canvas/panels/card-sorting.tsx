import { useEditor, useValue } from '@tldraw/editor'
import type { ProposalCardShape } from '@/sync/doc/shapes/proposal-card'
import { readTags } from '@/sync/doc/tags'
import { useBoardSettings } from '../board-settings'
import { similarNumbers } from '../sorting/similar'
import { sortingWords } from '../sorting/words'
import { mayFacilitate } from '../tools/merge-cards'
import { openPanel } from './panel-state'

/** A card's tags in full, and for facilitators which other proposals are worded like it. */
export function CardSorting({ card }: { card: ProposalCardShape }) {
  const editor = useEditor()
  const words = sortingWords(useBoardSettings().locale)
  const tags = readTags(card.meta)
  const similar = useValue(
    'similar proposals',
    () => (mayFacilitate(editor) ? similarNumbers(editor, card.id) : []),
    [editor, card.id],
  )
  if (tags.length === 0 && similar.length === 0) return null
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-3 text-[13px]">
      {tags.length > 0 && (
        <ul aria-label={words('tags.title')} className="flex flex-wrap gap-1.5">
          {tags.map((name) => (
            <li key={name} className="rounded-full border border-line-input px-2 font-semibold">
              {name}
            </li>
          ))}
        </ul>
      )}
      {similar.length > 0 && (
        <button
          type="button"
          className="self-start font-semibold underline underline-offset-2"
          onClick={() => openPanel(editor).set({ kind: 'similar' })}
        >
          {words('similar.mark', { numbers: similar.map(({ label }) => label).join(', ') })}
        </button>
      )}
    </div>
  )
}
