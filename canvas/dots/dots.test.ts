// @vitest-environment jsdom
import { createShapeId, createTLStore, toRichText, type Editor } from '@tldraw/editor'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Priority } from '@/dialogue/priorities'
import { createBoardSchema } from '@/sync/doc/schema'
import { boardSettings } from '../board-settings'
import { boardIndex } from '../cards'
import { createEditor } from '../history/testing/editor'
import { arrangeCards } from '../tools/arrange-cards'
import { notesOf } from './notes'
import { priorityOf } from './priority'

let editor: Editor
const proposals = createShapeId('proposals')

beforeEach(() => {
  editor = createEditor(createTLStore({ schema: createBoardSchema() }))
  const settings = boardSettings(editor)
  settings.set({ ...settings.get(), role: 'facilitator' })
  editor.createShape({
    id: proposals,
    type: 'frame',
    props: { w: 380, h: 1200 },
    meta: { area: 'proposals' },
  })
})
afterEach(() => editor.dispose())

/** As they come from the server: nothing of ours has a say in it. */
function add(name: string, number: number, priority?: Priority) {
  editor.store.mergeRemoteChanges(() => {
    editor.createShape({
      id: createShapeId(name),
      type: 'proposal-card',
      parentId: proposals,
      props: { number },
      meta: priority ? { priority: { ...priority } } : {},
    })
  })
}

test('cards stand by level, then by what is told of their dots, and those nobody was asked about last', () => {
  add('unasked', 1)
  add('few', 2, { dots: 2, level: 'few' })
  add('untold', 3, { dots: null, level: 'some' })
  add('told', 4, { dots: 5, level: 'some' })
  add('also told', 5, { dots: 7, level: 'some' })
  add('most', 6, { dots: null, level: 'many' })
  arrangeCards(editor, 'dots')
  const down = boardIndex(editor)
    .cards.get()
    .toSorted((a, b) => a.y - b.y)
  expect(down.map(({ props }) => props.number)).toEqual([6, 5, 4, 3, 2, 1])
  const heights = down.map(({ y }) => y)
  expect(new Set(heights).size).toBe(6)
})

test('what does not fit is no priority', () => {
  for (const priority of [null, 3, {}, { dots: 1.5, level: 'few' }, { dots: 1, level: 'most' }]) {
    expect(priorityOf({ priority })).toBeNull()
  }
  expect(priorityOf({ priority: { dots: 0, level: 'few' } })).toEqual({ dots: 0, level: 'few' })
})

test('notes are listed with their words, row by row, without empty ones', () => {
  const note = (name: string, x: number, y: number, words: string) =>
    editor.createShape({
      id: createShapeId(name),
      type: 'note',
      x,
      y,
      props: { richText: toRichText(words) },
    })
  note('c', 0, 1400, 'third')
  note('b', 500, 1010, 'second\nline')
  note('a', 100, 1020, 'first')
  note('empty', 0, 1000, '')
  expect(notesOf(editor).map(({ text }) => text)).toEqual(['first', 'second line', 'third'])
})
