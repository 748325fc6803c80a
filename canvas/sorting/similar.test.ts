// @vitest-environment jsdom
import { createShapeId, createTLStore, toRichText } from '@tldraw/editor'
import { expect, test } from 'vitest'
import { createBoardSchema } from '@/sync/doc/schema'
import { boardSettings } from '../board-settings'
import { createEditor } from '../history/testing/editor'
import { mergeCards } from '../tools/merge-cards'
import { alikeGroups, similarNumbers } from './similar'

test('ideas that are worded alike are told together, until they are merged', () => {
  const editor = createEditor(createTLStore({ schema: createBoardSchema() }))
  boardSettings(editor).update((settings) => ({ ...settings, role: 'facilitator' }))
  const card = (name: string, number: number, props: object) => {
    const id = createShapeId(name)
    editor.createShape({ id, type: 'proposal-card', props: { number, ...props } })
    return id
  }
  const three = card('three', 3, { titleEn: 'A crisis hotline' })
  const seven = card('seven', 7, { titleEn: 'Crisis hotline', titleKo: '위기 직통 전화' })
  card('five', 5, { titleEn: 'Lunar samples' })
  const note = createShapeId('note')
  editor.createShape({
    id: note,
    type: 'note',
    props: { richText: toRichText('위기 직통전화') },
  })
  expect(alikeGroups(editor).map(({ shapes }) => shapes.map(({ id }) => id))).toEqual([
    [three, seven, note],
  ])
  expect(similarNumbers(editor, three)).toEqual([{ id: seven, label: '7' }])
  mergeCards(editor, [three, seven], seven)
  expect(alikeGroups(editor).map(({ shapes }) => shapes.map(({ id }) => id))).toEqual([
    [seven, note],
  ])
  expect(similarNumbers(editor, seven)).toEqual([])
  editor.dispose()
})
