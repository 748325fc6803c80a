import { expect, test } from 'vitest'
import type { TLShapeId } from '@tldraw/editor'
import { plannedPictures, shownScale } from './export-choice'

const axes = { id: 'shape:axes' as TLShapeId, title: 'Axes' }
const parking = { id: 'shape:parking' as TLShapeId, title: 'Parking lot' }
const words = {
  frames: [axes, parking],
  board: { title: 'The whole board', fileTitle: 'whole board' },
  selection: { title: 'The 2 selected shapes', fileTitle: 'selection' },
}
const plan = (what: Parameters<typeof plannedPictures>[0]) => plannedPictures(what, words)

test('a choice stands for one picture, or for one per area', () => {
  expect(plan('board')).toEqual([{ target: { kind: 'board' }, ...words.board }])
  expect(plan('selection')).toEqual([{ target: { kind: 'selection' }, ...words.selection }])
  expect(plan('areas').map(({ fileTitle }) => fileTitle)).toEqual(['Axes', 'Parking lot'])
  expect(plan(parking.id)).toEqual([
    {
      target: { kind: 'frame', frameId: parking.id },
      title: 'Parking lot',
      fileTitle: 'Parking lot',
    },
  ])
})

test('a scale is never shown larger than it is', () => {
  expect(shownScale(2.69)).toBe('2.6')
  expect(shownScale(4)).toBe('4')
  expect(shownScale(3.999)).toBe('3.9')
})
