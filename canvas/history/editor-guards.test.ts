// @vitest-environment jsdom
import { createBindingId, createShapeId, type TLShape } from 'tldraw'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { writeRecords } from '@/sync/doc/layout'
import { bindStoreToDoc } from '../binding'
import { createBoardStore } from '../binding/testing/stores'
import { connectEditorHistory } from './editor-history'
import { createEditor } from './testing/editor'

function startEditor() {
  const doc = new Y.Doc()
  const store = createBoardStore()
  const binding = bindStoreToDoc({ store, doc })
  const editor = createEditor(store)
  connectEditorHistory(editor, binding)
  editor.on('crash', ({ error }) => {
    throw error
  })
  return { editor, doc, binding }
}

it('[B5] duplicates a group of which others left only an arrow, bound outside it', () => {
  const { editor, doc, binding } = startEditor()
  const [box, inner, arrow, group] = ['box', 'inner', 'arrow', 'group'].map(createShapeId)
  editor.createShapes([
    { id: box!, type: 'geo' },
    { id: inner!, type: 'geo', x: 500 },
    { id: arrow!, type: 'arrow' },
  ])
  editor.createBinding({
    id: createBindingId('end'),
    type: 'arrow',
    fromId: arrow!,
    toId: box!,
    props: { terminal: 'end' },
  })
  editor.createShape({ id: group!, type: 'group' })
  binding.flush()
  // Others put the arrow into the group, and took everything else out of it.
  const moved = { ...editor.getShape(arrow!)!, parentId: group! } as TLShape
  const outline = { ...editor.getShape(box!)!, id: group!, type: 'group', props: {} } as TLShape
  writeRecords(doc, [outline, moved], 'others')
  expect(editor.getShape(arrow!)?.parentId).toBe(group)

  editor.duplicateShapes([group!], { x: 10, y: 10 })

  expect(editor.getShape(group!), 'the original stays').toBeDefined()
  expect(editor.getShape(arrow!)?.parentId).toBe(group)
  expect(editor.getBindingsFromShape(arrow!, 'arrow')).toHaveLength(1)
  expect(editor.getCurrentPageShapes().filter(({ type }) => type === 'arrow')).toHaveLength(2)
  for (const id of editor.getSelectedShapeIds()) expect(editor.getShape(id)).toBeDefined()
})
