import { Box } from '@tldraw/editor'
import { expect, test } from 'vitest'
import { showedWhole } from './keep-whole'
import { cameraFor } from './show-board'

const board = new Box(0, 0, 2400, 1080)
const wide = { w: 1440, h: 840 }

test('only a view of the whole board is kept whole', () => {
  const whole = cameraFor(board, wide)
  expect(showedWhole(board, whole, wide)).toBe(true)
  expect(showedWhole(board, { ...whole, x: whole.x - 200 }, wide)).toBe(false)
  // Closer, or from much further away: somebody chose that.
  expect(showedWhole(board, { ...whole, z: whole.z * 1.2 }, wide)).toBe(false)
  expect(showedWhole(board, { x: 300, y: 300, z: whole.z * 0.7 }, wide)).toBe(false)
})

test('beside an open panel the whole board is in view', () => {
  const narrow = { w: 1040, h: 840 }
  expect(showedWhole(board, cameraFor(board, narrow), narrow)).toBe(true)
  expect(showedWhole(board, cameraFor(board, wide), narrow)).toBe(false)
})
