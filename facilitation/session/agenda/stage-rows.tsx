'use client'

import { ChevronDown, ChevronUp, CircleAlert, GripVertical, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { textIn } from '@/dialogue/localized'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'
import type { PlaceName } from '../session-room'
import type { StageDraft, StageProblems } from './agenda-draft'
import { StageFields } from './stage-fields'

/** The stages in their order: one line each, one of them open. Dragged by the handle, or moved by keys. */
export function StageRows({
  drafts,
  problems,
  places,
  open,
  onOpen,
  onChange,
  onMove,
  onRemove,
}: {
  drafts: readonly StageDraft[]
  problems: ReadonlyMap<string, StageProblems>
  places: readonly PlaceName[]
  /** Id of the stage whose fields show. */
  open: string | null
  onOpen: (id: string | null) => void
  onChange: (id: string, part: Partial<StageDraft>) => void
  onMove: (from: number, to: number) => void
  onRemove: (id: string) => void
}) {
  const t = useTranslations('session.editor')
  const words = useTranslations('session.stage')
  const locale = useLocale()
  const list = useRef<HTMLOListElement>(null)
  const [dragged, setDragged] = useState<string | null>(null)

  // Moving a row takes it out of the page for a moment: the pointer is watched from outside, and the handle
  // that moved by keys gets the keyboard back.
  const move = useRef((_from: string, _y: number) => undefined as void)
  const focused = useRef<string | null>(null)
  useEffect(() => {
    move.current = (id, y) => {
      const from = drafts.findIndex((draft) => draft.id === id)
      const to = placeAt(list.current, y)
      if (from >= 0 && to !== from) onMove(from, to)
    }
    if (focused.current === null) return
    const row = list.current?.querySelector(`[data-stage-row="${focused.current}"]`)
    row?.querySelector('button')?.focus()
    focused.current = null
  })
  useEffect(() => {
    if (dragged === null) return
    const onMoved = (event: PointerEvent) => move.current(dragged, event.clientY)
    const onEnd = () => setDragged(null)
    window.addEventListener('pointermove', onMoved)
    window.addEventListener('pointerup', onEnd)
    window.addEventListener('pointercancel', onEnd)
    return () => {
      window.removeEventListener('pointermove', onMoved)
      window.removeEventListener('pointerup', onEnd)
      window.removeEventListener('pointercancel', onEnd)
    }
  }, [dragged])

  return (
    <ol ref={list} className="flex flex-col gap-2">
      {drafts.map((draft, place) => {
        const title = textIn(draft.title, locale) || words('untitled')
        const isOpen = draft.id === open
        const isMissing = (['en', 'ko'] as const).find((language) => !draft.title[language].trim())
        return (
          <li
            key={draft.id}
            data-stage-row={draft.id}
            className={classNames(
              'rounded-control border bg-surface',
              problems.has(draft.id) ? 'border-danger' : 'border-line',
              draft.id === dragged && 'opacity-60 shadow-lift',
            )}
          >
            <div className="flex items-center gap-1 p-1.5">
              <button
                type="button"
                aria-label={t('handle', { title })}
                title={t('handleHint')}
                className="grid h-9 w-7 shrink-0 cursor-grab touch-none place-items-center rounded-chip text-faint hover:bg-hover active:cursor-grabbing"
                onKeyDown={(event) => {
                  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
                  if (by === 0) return
                  event.preventDefault()
                  focused.current = draft.id
                  onMove(place, place + by)
                }}
                onPointerDown={() => setDragged(draft.id)}
              >
                <GripVertical size={16} aria-hidden />
              </button>
              <button
                type="button"
                aria-expanded={isOpen}
                aria-label={t('expand', { title })}
                onClick={() => onOpen(isOpen ? null : draft.id)}
                className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-chip px-1.5 text-left hover:bg-hover"
              >
                <span className="w-5 shrink-0 text-right text-[13px] text-soft tabular-nums">
                  {place + 1}
                </span>
                <span className="min-w-0 flex-1 truncate text-sm font-semibold">{title}</span>
                {problems.has(draft.id) ? (
                  <CircleAlert size={16} aria-hidden className="shrink-0 text-danger" />
                ) : (
                  isMissing && (
                    <span className="shrink-0 text-xs text-warn max-sm:hidden">
                      {t(`missing.${isMissing}`)}
                    </span>
                  )
                )}
                {draft.minutes.trim() !== '' && (
                  <span className="shrink-0 text-[13px] text-soft tabular-nums">
                    {t('minutesOnly', { minutes: draft.minutes.trim() })}
                  </span>
                )}
              </button>
              <Button
                look="quiet"
                size="s"
                square
                aria-label={t('up', { title })}
                disabled={place === 0}
                onClick={() => onMove(place, place - 1)}
              >
                <ChevronUp size={16} aria-hidden />
              </Button>
              <Button
                look="quiet"
                size="s"
                square
                aria-label={t('down', { title })}
                disabled={place === drafts.length - 1}
                onClick={() => onMove(place, place + 1)}
              >
                <ChevronDown size={16} aria-hidden />
              </Button>
              <Button
                look="quiet"
                size="s"
                square
                aria-label={t('remove', { title })}
                onClick={() => onRemove(draft.id)}
              >
                <Trash2 size={16} aria-hidden />
              </Button>
            </div>
            {isOpen && (
              <div className="border-t border-line p-4">
                <StageFields
                  draft={draft}
                  problems={problems.get(draft.id)}
                  places={places}
                  onChange={(part) => onChange(draft.id, part)}
                />
              </div>
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** Under which row a pointer is now; rows are of unequal height. */
function placeAt(list: HTMLElement | null, y: number): number {
  const rows = [...(list?.children ?? [])]
  const place = rows.findIndex((row) => y < row.getBoundingClientRect().bottom)
  return place < 0 ? rows.length - 1 : place
}
