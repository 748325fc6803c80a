// @vitest-environment jsdom
import { Box, createShapeId, createTLStore } from '@tldraw/editor'
import { expect, test } from 'vitest'
import { createBoardSchema } from '@/sync/doc/schema'
import { createEditor } from '../history/testing/editor'
import { bringIntoView } from './go-to'

test('a shape far away comes into view as large as it is; one in view moves nothing', () => {
  const editor = createEditor(createTLStore({ schema: createBoardSchema() }))
  editor.updateViewportScreenBounds(new Box(0, 0, 1200, 800))
  const id = createShapeId('far')
  editor.createShape({ id, type: 'geo', x: 5000, y: 3000, props: { w: 330, h: 150 } })
  bringIntoView(editor, id)
  editor.emit('tick', 10_000)
  expect(editor.getViewportPageBounds().contains(editor.getShapePageBounds(id)!)).toBe(true)
  const camera = editor.getCamera()
  expect(camera.z).toBe(1)
  editor.updateShape({ id, type: 'geo', x: 5040 })
  bringIntoView(editor, id)
  editor.emit('tick', 10_000)
  expect(editor.getCamera()).toEqual(camera)
  editor.dispose()
})
