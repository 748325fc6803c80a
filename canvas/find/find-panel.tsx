import { useEditor, useValue, type TLShapeId } from '@tldraw/editor'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { Button } from '@/ui/button'
import { useBoardSettings } from '../board-settings'
import { keepFromBoard } from '../panels/keep-from-board'
import { sortingWords } from '../sorting/words'
import { goTo } from '../view/go-to'
import { FindMarks } from './find-marks'
import { findState, type FindState } from './find-state'
import { findText } from './find-text'

/** The search over the board, while it is open. */
export function FindLayer() {
  const editor = useEditor()
  const state = useValue('find', () => findState(editor).get(), [editor])
  return state ? <FindPanel state={state} /> : null
}

function FindPanel({ state }: { state: FindState }) {
  const editor = useEditor()
  const words = sortingWords(useBoardSettings().locale)
  const hits = useValue('hits', () => findText(editor, state.query).map(({ id }) => id), [
    editor,
    state.query,
  ])
  const place = state.current ? hits.indexOf(state.current) : -1
  const field = useRef<HTMLInputElement>(null)
  const panel = useRef<HTMLDivElement>(null)

  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.select()
  }, [state.asked])

  const look = (id: TLShapeId | undefined) => {
    findState(editor).update((now) => now && { ...now, current: id ?? null })
    if (id) goTo(editor, id, { above: 'notice' })
  }
  const step = (by: 1 | -1) => {
    if (hits.length === 0) return
    const from = place < 0 ? (by > 0 ? -1 : 0) : place
    look(hits[(from + by + hits.length) % hits.length])
  }
  const search = (query: string) => {
    const [first] = findText(editor, query)
    findState(editor).update((now) => now && { ...now, query })
    look(first?.id)
  }
  const close = () => {
    const id = hits[place]
    findState(editor).set(null)
    // Where one stopped is what one goes on with.
    if (id && !editor.isShapeOrAncestorLocked(id)) editor.setSelectedShapes([id])
    editor.focus()
  }
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing) return
    if (event.key === 'Escape') close()
    if (event.key === 'Enter' && event.target === field.current) step(event.shiftKey ? -1 : 1)
    if (event.code === 'KeyF' && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
      event.preventDefault()
      field.current?.select()
    }
  })
  useEffect(() => (panel.current ? keepFromBoard(panel.current, press) : undefined), [])

  const count =
    state.query.trim() === ''
      ? ''
      : hits.length === 0
        ? words('find.none')
        : words('find.count', {
            place: String(Math.max(0, place) + 1),
            count: String(hits.length),
          })
  return (
    <>
      <FindMarks hits={hits} current={hits[place] ?? null} />
      <div
        ref={panel}
        role="search"
        aria-label={words('find.label')}
        className="cg-find absolute flex items-center gap-1 bg-raised font-sans text-ink shadow-float"
      >
        <input
          ref={field}
          type="text"
          enterKeyHint="search"
          aria-label={words('find.label')}
          placeholder={words('find.placeholder')}
          defaultValue={state.query}
          autoComplete="off"
          className="h-10 min-w-0 flex-1 rounded-control bg-transparent px-3 text-[15px] placeholder:text-faint focus-visible:outline-offset-0 pointer-coarse:text-base"
          onChange={({ currentTarget }) => search(currentTarget.value)}
        />
        <span role="status" className="shrink-0 px-1.5 text-[13px] text-soft tabular-nums">
          {count}
        </span>
        <Button
          look="quiet"
          size="s"
          square
          aria-label={words('find.previous')}
          disabled={hits.length === 0}
          onClick={() => step(-1)}
        >
          <ChevronUp size={18} aria-hidden />
        </Button>
        <Button
          look="quiet"
          size="s"
          square
          aria-label={words('find.next')}
          disabled={hits.length === 0}
          onClick={() => step(1)}
        >
          <ChevronDown size={18} aria-hidden />
        </Button>
        <Button look="quiet" size="s" square aria-label={words('find.close')} onClick={close}>
          <X size={18} aria-hidden />
        </Button>
      </div>
    </>
  )
}
