// @vitest-environment jsdom
import { createBindingId, createShapeId, type Editor } from 'tldraw'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { BoardRights } from '@/dialogue/session/stage-rights'
import { createBoardStore } from '../binding/testing/stores'
import { createEditor } from '../history/testing/editor'
import { enforceFacilitatorLock } from '../lock/facilitator-lock'
import { guardRights, setRights } from './guard-rights'

const all: BoardRights = { draw: true, cards: true, stances: true, why: null }
const cards: BoardRights = { draw: false, cards: true, stances: false, why: 'stage' }
const nothing: BoardRights = { draw: false, cards: false, stances: false, why: 'frozen' }
const [box, note, arrow] = ['box', 'note', 'arrow'].map((name) => createShapeId(name)) as [
  ReturnType<typeof createShapeId>,
  ReturnType<typeof createShapeId>,
  ReturnType<typeof createShapeId>,
]

let editor: Editor
const say = vi.fn()

beforeEach(() => {
  say.mockClear()
  editor = createEditor(createBoardStore())
  enforceFacilitatorLock(editor, () => undefined)
  guardRights(editor, say)
  editor.createShapes([
    { id: box, type: 'geo' },
    { id: note, type: 'note', x: 500 },
    { id: arrow, type: 'arrow' },
  ])
  editor.createBinding({
    id: createBindingId('end'),
    type: 'arrow',
    fromId: arrow,
    toId: note,
    props: { terminal: 'end' },
  })
  editor.selectNone()
})

const count = (type: string) =>
  editor.getCurrentPageShapes().filter((shape) => shape.type === type).length

describe('an editor in a stage for cards', () => {
  beforeEach(() => setRights(editor, cards))

  it('takes tools for cards and for looking alone', () => {
    for (const tool of ['note', 'hand', 'laser', 'eraser', 'select']) {
      editor.setCurrentTool(tool)
      expect(editor.getCurrentToolId()).toBe(tool)
    }
    expect(say).not.toHaveBeenCalled()
    for (const tool of ['draw', 'geo', 'arrow', 'text', 'frame']) editor.setCurrentTool(tool)
    expect(editor.getCurrentToolId()).toBe('select')
    expect(say).toHaveBeenCalledTimes(1)
  })

  it('makes, changes and deletes notes, with the arrows on them', () => {
    editor.createShape({ type: 'note' })
    expect(count('note')).toBe(2)
    editor.updateShape({ id: note, type: 'note', x: 900 })
    expect(editor.getShape(note)?.x).toBe(900)
    editor.duplicateShapes([note], { x: 10, y: 10 })
    expect(count('note')).toBe(3)
    editor.deleteShapes([note])
    expect(editor.getShape(note)).toBeUndefined()
    expect(editor.getBindingsFromShape(arrow, 'arrow')).toEqual([])
    expect(say).not.toHaveBeenCalled()
  })

  it('leaves everything else, whichever way it is tried', async () => {
    editor.createShape({ type: 'geo' })
    editor.updateShape({ id: box, type: 'geo', x: 900 })
    editor.deleteShapes([box, arrow])
    editor.select(box)
    const content = { ...editor.getContentFromCurrentPage([box])!, rootShapeIds: [box] }
    editor.putContentOntoCurrentPage(content, { select: true })
    editor.groupShapes([note, box])
    await editor.putExternalContent({ type: 'url', url: 'https://example.com' })
    editor.run(() => editor.updateShape({ id: box, type: 'geo', x: 900 }), {
      ignoreShapeLock: true,
    })
    expect(editor.getShape(box)?.x).toBe(0)
    expect(editor.getCurrentPageShapes()).toHaveLength(3)
    expect(say).toHaveBeenCalled()
  })
})

describe('new rights', () => {
  it('put the tool down and take what is held back out of the selection', () => {
    editor.select(box, note)
    setRights(editor, cards)
    expect(editor.getSelectedShapeIds()).toEqual([note])
    setRights(editor, all)
    editor.setCurrentTool('draw')
    setRights(editor, cards)
    expect(editor.getCurrentToolId()).toBe('select')
    editor.setCurrentTool('note')
    setRights(editor, nothing)
    expect(editor.getCurrentToolId()).toBe('select')
    expect(say).not.toHaveBeenCalled()
  })

  it('leave a text open that may be written on, and close it when nothing may be', () => {
    editor.select(note)
    editor.setEditingShape(note)
    editor.setCurrentTool('select.editing_shape', {
      target: 'shape',
      shape: editor.getShape(note)!,
    })
    setRights(editor, cards)
    expect(editor.getEditingShapeId()).toBe(note)
    setRights(editor, nothing)
    expect(editor.getEditingShapeId()).toBeNull()
    setRights(editor, all)
    editor.updateShape({ id: box, type: 'geo', x: 900 })
    expect(editor.getShape(box)?.x).toBe(900)
  })
})
