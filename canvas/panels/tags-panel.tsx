import { Box, useEditor, useValue, type Editor, type TLShapeId } from '@tldraw/editor'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { LONGEST_TAG, MOST_TAGS, tagKey, tagNames } from '@/sync/doc/tags'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'
import { useBoardSettings } from '../board-settings'
import { changeTags, shapesToTag, tagsInUse, tagsOf, type TagUse } from '../sorting/tagging'
import { sortingWords } from '../sorting/words'
import { FloatingPanel } from './floating-panel'

/** More would be a list to search in; what is typed narrows it down. */
const MOST_SUGGESTIONS = 8

/** Adds tags to whatever is selected, and takes them away. Stays open while other things are selected. */
export function TagsPanel({ onClose }: { onClose: () => void }) {
  const editor = useEditor()
  const words = sortingWords(useBoardSettings().locale)
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState('')
  const shapes = useValue('shapes to tag', () => shapesToTag(editor), [editor])
  const ids = shapes.map(({ id }) => id)
  const own = tagsOf(shapes)
  const suggested = useValue(
    'tags in use',
    () => suggestions(tagsInUse(editor), own, shapes.length, typed),
    [editor, shapes, typed],
  )
  if (shapes.length === 0) return null

  const add = (names: readonly string[]) => {
    if (names.length === 0) return
    const { full } = changeTags(editor, ids, { add: names })
    setProblem(full > 0 ? words('tags.full', { max: String(MOST_TAGS) }) : '')
    setTyped('')
  }
  const title =
    ids.length > 1 ? words('tags.titleMany', { count: String(ids.length) }) : words('tags.title')
  return (
    <FloatingPanel anchor={() => boundsOf(editor, ids)} label={title} width={320} onClose={onClose}>
      <div className="flex flex-col gap-3 p-4 text-sm">
        <div className="flex items-center gap-2">
          <h2 className="flex-1 text-[15px] font-bold">{title}</h2>
          <Button look="quiet" size="s" square aria-label={words('tags.close')} onClick={onClose}>
            <X size={16} aria-hidden />
          </Button>
        </div>
        {own.length === 0 ? (
          <p className="text-[13px] text-soft">{words('tags.none')}</p>
        ) : (
          <ul className="flex flex-wrap gap-1.5">
            {own.map(({ name, count }) => (
              <li key={tagKey(name)}>
                <button
                  type="button"
                  aria-label={words('tags.remove', { tag: name })}
                  className="flex min-h-8 items-center gap-1.5 rounded-full border border-line-input bg-surface px-2.5 text-[13px] font-semibold hover:bg-hover pointer-coarse:min-h-10"
                  onClick={() => changeTags(editor, ids, { remove: [name] })}
                >
                  {name}
                  {count < ids.length && (
                    <span className="font-normal text-soft">
                      {words('tags.some', { count: String(count), of: String(ids.length) })}
                    </span>
                  )}
                  <X size={13} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        )}
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            add(tagNames(typed))
          }}
        >
          <TextField
            className="flex-1"
            label={words('tags.field')}
            placeholder={words('tags.placeholder')}
            value={typed}
            maxLength={LONGEST_TAG * 4}
            autoComplete="off"
            autoFocus
            problem={problem}
            onChange={({ currentTarget }) => {
              setTyped(currentTarget.value)
              setProblem('')
            }}
          />
          <Button type="submit" className="h-11">
            {words('tags.add')}
          </Button>
        </form>
        {suggested.length > 0 && (
          <div className="flex flex-col gap-1.5">
            <h3 className="text-[13px] text-soft">{words('tags.inUse')}</h3>
            <ul className="flex flex-wrap gap-1.5">
              {suggested.map(({ name }) => (
                <li key={tagKey(name)}>
                  <button
                    type="button"
                    aria-label={words('tags.addOne', { tag: name })}
                    className="flex min-h-8 items-center gap-1 rounded-full border border-dashed border-line-input px-2.5 text-[13px] text-soft hover:bg-hover hover:text-ink pointer-coarse:min-h-10"
                    onClick={() => add([name])}
                  >
                    <Plus size={13} aria-hidden />
                    {name}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </FloatingPanel>
  )
}

/** Tags in use that not all of these carry yet, and that begin with, or hold, what was typed. */
function suggestions(
  inUse: readonly TagUse[],
  own: readonly TagUse[],
  of: number,
  typed: string,
): TagUse[] {
  const complete = new Set(own.filter(({ count }) => count === of).map(({ name }) => tagKey(name)))
  const part = tagKey(typed)
  return inUse
    .filter(({ name }) => !complete.has(tagKey(name)) && tagKey(name).includes(part))
    .slice(0, MOST_SUGGESTIONS)
}

function boundsOf(editor: Editor, ids: readonly TLShapeId[]): Box | undefined {
  const boxes = ids.flatMap((id) => editor.getShapePageBounds(id) ?? [])
  return boxes.length === 0 ? undefined : Box.Common(boxes)
}
