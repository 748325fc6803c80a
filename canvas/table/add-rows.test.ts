// @vitest-environment jsdom
import { createTLStore } from '@tldraw/editor'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createBoardSchema } from '@/sync/doc/schema'
import { readTags } from '@/sync/doc/tags'
import { bindStoreToDoc } from '../binding'
import { boardIndex } from '../cards'
import { connectEditorHistory } from '../history/editor-history'
import { createEditor } from '../history/testing/editor'
import { guardRights, setRights } from '../rights/guard-rights'
import { renumberCopies } from '../tools/new-card'
import { addRows } from './add-rows'
import { takeTable } from './paste-table'
import { openPanel } from '../panels/panel-state'

const card = (titleEn: string, tags: string[] = []) => ({
  titleEn,
  titleKo: '',
  textEn: '',
  textKo: '',
  author: null,
  tags,
})

test('rows become cards: slots first, the rest apart, numbered on, one step of undo', () => {
  const store = createTLStore({ schema: createBoardSchema() })
  const binding = bindStoreToDoc({ store, doc: new Y.Doc() })
  const editor = createEditor(store)
  const stops = [connectEditorHistory(editor, binding), renumberCopies(editor)]
  editor.store.mergeRemoteChanges(() => {
    editor.createShape({ type: 'frame', props: { w: 700, h: 400 }, meta: { area: 'proposals' } })
    editor.createShape({ type: 'proposal-card', x: 5000, y: 0, props: { number: 4 } })
  })
  const cards = Array.from({ length: 9 }, (_, i) => card(`Idea ${i}`, i === 0 ? ['law'] : []))
  const before = editor.getCurrentPageShapeIds().size
  expect(addRows(editor, { cards, notes: [{ text: 'a\nb', tags: ['x'] }] }, null)).toBe(10)
  const added = editor.getSelectedShapes()
  expect(added).toHaveLength(10)
  const boxes = added.map(({ id }) => editor.getShapePageBounds(id)!.clone().expandBy(-0.5))
  boxes.forEach((box, i) => {
    for (const other of boxes.slice(i + 1)) expect(box.collides(other)).toBe(false)
  })
  const numbers = boardIndex(editor)
    .cards.get()
    .map(({ props }) => props.number)
  expect(numbers.sort((a, b) => a - b)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
  expect(added.flatMap(({ meta }) => readTags(meta)).sort()).toEqual(['law', 'x'])
  editor.undo()
  expect(editor.getCurrentPageShapeIds().size).toBe(before)
  for (const stop of stops) stop()
  binding.dispose()
  editor.dispose()
})

test('nothing while the session leaves nothing to write, and no step of undo', () => {
  const editor = createEditor(createTLStore({ schema: createBoardSchema() }))
  const refused = vi.fn()
  const off = guardRights(editor, refused)
  setRights(editor, { draw: false, cards: false, stances: false, why: 'frozen' })
  expect(addRows(editor, { cards: [card('A')], notes: [] }, null)).toBeNull()
  expect(refused).toHaveBeenCalled()
  expect(editor.getCurrentPageShapeIds().size).toBe(0)
  off()
  editor.dispose()
})

test('several columns are asked about, one is notes at once, one cell is a text', () => {
  const editor = createEditor(createTLStore({ schema: createBoardSchema() }))
  expect(takeTable(editor, [['only']], null)).toBe(false)
  expect(takeTable(editor, [['one\ncell'], ['two']], null)).toBe(true)
  expect(editor.getCurrentPageShapes().map(({ type }) => type)).toEqual(['note', 'note'])
  expect(takeTable(editor, [['a', 'b\nc']], { x: 1, y: 2 })).toBe(true)
  expect(openPanel(editor).get()).toEqual({
    kind: 'table',
    text: 'a\t"b\nc"',
    point: { x: 1, y: 2 },
  })
  editor.dispose()
})
