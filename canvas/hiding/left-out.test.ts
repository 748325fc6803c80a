// @vitest-environment jsdom
import { atom, createShapeId } from 'tldraw'
import { expect, it } from 'vitest'
import { emptyCard } from '@/sync/doc/shapes/proposal-card'
import { GESTURE_PACE } from '@/sync/protocol/gesture-frames'
import { TestChannel, TestClock } from '../binding/testing/flights'
import { boardIndex } from '../cards'
import { notesOf } from '../dots/notes'
import { findText } from '../find/find-text'
import { framesOf, pictureParts } from '../picture/picture-parts'
import { ownView } from '../presence/own-view'
import { ideasToSort } from '../sorting/sortable'
import { placesOf } from '../view/places'
import { framesOfBoard } from './frames'
import { hiddenShape } from './testing/backstage'
import { facilitator } from './testing/facilitator'

const [frame, note] = [hiddenShape('prepared'), hiddenShape('note')]
const open = createShapeId('open')

it('hidden ids are not in what this tab says about itself', () => {
  const { editor } = facilitator()
  editor.createShape({ id: open, type: 'note' })
  const view = ownView(editor, { share: atom('share', true), pointerOver: atom('over', true) })
  editor.setSelectedShapes([frame, open])
  expect(view.get().selection).toEqual([open])
  editor.setSelectedShapes([note])
  editor.setHoveredShape(note)
  editor.setEditingShape(note)
  expect(view.get().selection).toEqual([])
  expect(JSON.stringify(view.get())).not.toContain('hidden-')
})

it('what is dragged while hidden goes along the backstage’s line alone', () => {
  const clock = new TestClock()
  const [board, backstage] = [new TestChannel(1), new TestChannel(2)]
  const { editor, binding } = facilitator({ gestures: [board, backstage], clock })
  editor.createShape({ id: open, type: 'note' })
  binding.flush()
  binding.beginGesture()
  editor.nudgeShapes([note, open], { x: 30, y: 0 })
  clock.pass(2 * GESTURE_PACE.frameMs)
  expect(JSON.stringify(board.sent)).toContain(open)
  expect(JSON.stringify(board.sent)).not.toContain('hidden-')
  binding.endGesture()
  expect(JSON.stringify(board.sent)).not.toContain('hidden-')
})

it('pictures leave it out, unless it was selected for one', () => {
  const { editor } = facilitator()
  expect(pictureParts(editor, { kind: 'board' })).toBeNull()
  expect(pictureParts(editor, { kind: 'frame', frameId: frame })).toBeNull()
  expect(framesOf(editor, 'en', 'untitled')).toEqual([])
  editor.createShape({ id: open, type: 'note', x: 2000, y: 2000 })
  expect(pictureParts(editor, { kind: 'board' })?.ids).toEqual([open])
  editor.setSelectedShapes([frame])
  expect(pictureParts(editor, { kind: 'selection' })?.ids).toEqual([frame])
})

it('lists, counts and numbers are everyone’s; finding is one’s own', () => {
  const { editor } = facilitator()
  const { cards, labels } = boardIndex(editor)
  const hidden = hiddenShape('card')
  const number = emptyCard().number
  expect(cards.get()).toEqual([])
  expect(labels.get().get(hidden)).toBe(String(number))
  const id = createShapeId('~open card')
  editor.createShape({ id, type: 'proposal-card', x: 2000, y: 2000, props: { number } })
  expect(cards.get().map((card) => card.id)).toEqual([id])
  expect(labels.get().get(id)).toBe(String(number))
  expect(labels.get().get(hidden)).toBe(`${number}b`)
  expect(notesOf(editor)).toEqual([])
  editor.createShape({ type: 'note', x: 2000, y: 3000 })
  expect(ideasToSort(editor).some((shape) => shape.id === note)).toBe(false)
  expect(findText(editor, 'Prepared').map((shape) => shape.id)).toEqual([frame])
})

it('places and frames say what is hidden; a stage knows it by the id on the board', () => {
  const { editor } = facilitator()
  const shown = { id: createShapeId('prepared'), name: { en: 'Prepared', ko: 'Prepared' } }
  expect(placesOf(editor)[0]).toEqual({ ...shown, hiddenIn: frame })
  expect(framesOfBoard(editor)[0]).toEqual({
    id: frame,
    key: shown.id,
    name: shown.name,
    hidden: true,
  })
})
