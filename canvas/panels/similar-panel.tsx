import { useEditor, useValue, type Editor, type TLShape, type TLShapeId } from '@tldraw/editor'
import { ArrowRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import { textIn } from '@/dialogue/localized'
import { plainText } from '@/sync/doc/plain-text'
import { Button } from '@/ui/button'
import { canvasWords, useBoardSettings } from '../board-settings'
import { boardIndex, isCard } from '../cards'
import { cardTitle } from '../shapes/proposal-card/card-drawing'
import { alikeGroups } from '../sorting/similar'
import { sortingWords } from '../sorting/words'
import { isMergeable, mergeCards } from '../tools/merge-cards'
import { goTo } from '../view/go-to'
import { SidePanel } from './side-panel'

/** While people type, the list waits for a pause: it compares everything with everything. */
const PAUSE_MS = 600

/** Facilitators: what is worded alike, to look at, and to merge. */
export function SimilarPanel({ onClose }: { onClose: () => void }) {
  const editor = useEditor()
  const { locale } = useBoardSettings()
  const words = sortingWords(locale)
  const groups = useAlikeGroups(editor)
  const look = (shape: TLShape) => {
    editor.setSelectedShapes([])
    goTo(editor, shape.id)
  }
  const show = (ids: readonly TLShapeId[], into: TLShapeId) => {
    if (mergeCards(editor, ids, into) === 0) return
    editor.selectNone()
    goTo(editor, into)
  }
  return (
    <SidePanel label={words('similar.title')} closeLabel={words('similar.close')} onClose={onClose}>
      <p className="text-[13px] text-soft">
        {words(groups.length === 0 ? 'similar.none' : 'similar.lead')}
      </p>
      {groups.map(({ key, shapes }) => {
        const drafts = shapes.filter(isCard).filter(isMergeable)
        return (
          <section key={key} className="flex flex-col gap-2 border-t border-line pt-3">
            <ul className="flex flex-col gap-1">
              {shapes.map((shape) => {
                const { label, text } = nameOf(editor, shape, locale)
                return (
                  <li key={shape.id} className="flex items-start gap-1">
                    <button
                      type="button"
                      aria-label={words('similar.goTo', { name: `${label} ${text}` })}
                      className="group flex min-h-9 min-w-0 flex-1 items-start gap-2 rounded-chip px-2 py-1.5 text-left hover:bg-hover pointer-coarse:min-h-11"
                      onClick={() => look(shape)}
                    >
                      <span className="shrink-0 font-bold tabular-nums">{label}</span>
                      <span className="line-clamp-2 flex-1 wrap-anywhere">{text}</span>
                      <ArrowRight
                        size={15}
                        aria-hidden
                        className="mt-0.5 shrink-0 text-faint group-hover:text-ink"
                      />
                    </button>
                  </li>
                )
              })}
            </ul>
            {drafts.length > 1 && (
              <div className="flex flex-wrap gap-1.5 px-2">
                {drafts.map((card) => {
                  const { label, text } = nameOf(editor, card, locale)
                  return (
                    <Button
                      key={card.id}
                      size="s"
                      aria-label={words('similar.mergeLong', { number: label, title: text })}
                      onClick={() =>
                        show(
                          drafts.map(({ id }) => id),
                          card.id,
                        )
                      }
                    >
                      {words('similar.merge', { number: label })}
                    </Button>
                  )
                })}
              </div>
            )}
          </section>
        )
      })}
    </SidePanel>
  )
}

function useAlikeGroups(editor: Editor) {
  const revision = useValue(
    'ideas',
    () => editor.getCurrentPageShapes().filter((shape) => shape.type === 'note' || isCard(shape)),
    [editor],
  )
  const [groups, setGroups] = useState(() => alikeGroups(editor))
  useEffect(() => {
    const timer = setTimeout(() => setGroups(alikeGroups(editor)), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [editor, revision])
  // What went since then is not offered any more.
  return groups.flatMap((group) => {
    const shapes = group.shapes.flatMap(({ id }) => editor.getShape(id) ?? [])
    const standing = shapes.filter((shape) => !isCard(shape) || shape.props.mergedInto === null)
    return standing.length > 1 ? [{ ...group, shapes: standing }] : []
  })
}

function nameOf(editor: Editor, shape: TLShape, locale: 'en' | 'ko') {
  if (isCard(shape)) {
    const text = textIn(cardTitle(shape.props), locale) || canvasWords(locale)('card.untitled')
    return { label: boardIndex(editor).labels.get().get(shape.id) ?? '', text }
  }
  const text = plainText((shape.props as { richText?: unknown }).richText)
  return { label: sortingWords(locale)('similar.note'), text }
}
